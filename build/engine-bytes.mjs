/** The bytes of the script engine inside the bundle: packed, because a function has no files beside it. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { brotliCompressSync } from 'node:zlib';

export const engineBytes = {
  name: 'engine-bytes',
  setup(build) {
    build.onLoad({ filter: /adapters[\\/]script[\\/]engine-bytes\.ts$/ }, () => {
      const file = createRequire(import.meta.url).resolve('quickjs-wasi/quickjs.wasm');
      const packed = brotliCompressSync(readFileSync(file)).toString('base64');
      return {
        contents: [
          "import { brotliDecompressSync } from 'node:zlib';",
          `const packed = '${packed}';`,
          "export const engineBytes = () => new Uint8Array(brotliDecompressSync(Buffer.from(packed, 'base64')));",
        ].join('\n'),
        loader: 'js',
      };
    });
  },
};
