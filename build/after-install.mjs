/**
 * Runs after `npm ci`. The package that brings Node 24 for tests also links a `node` into node_modules/.bin, which
 * npm puts first on the path of every script: without this, all scripts would quietly run on it.
 */
import { rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const bin = join(dirname(fileURLToPath(import.meta.url)), '../node_modules/.bin');
for (const name of ['node', 'node.cmd', 'node.ps1']) rmSync(join(bin, name), { force: true });
