import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** The engine as WebAssembly. The build puts the bytes in the place of this file: see build/engine-bytes.mjs. */
export function engineBytes(): Uint8Array<ArrayBuffer> {
  return new Uint8Array(readFileSync(createRequire(import.meta.url).resolve('quickjs-wasi/quickjs.wasm')));
}
