import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
let told = false;

/**
 * The folder with Atlassian's OpenAPI and ADF schemas: SPECS_DIR, else `../shared/specs` from the repository root.
 * Undefined where neither stands; the suites that need it then skip, and one line says so.
 */
export function specsDirectory(): string | undefined {
  const folder = resolve(root, process.env['SPECS_DIR'] ?? '../shared/specs');
  if (existsSync(join(folder, 'openapi'))) return folder;
  if (!told) {
    told = true;
    process.stderr.write(
      `\nSKIPPED: everything that is judged by Atlassian's schemas. ${folder} does not hold them; set SPECS_DIR.\n`,
    );
  }
  return undefined;
}
