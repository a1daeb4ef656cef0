/** `npm run docs`: writes the pages of docs/ that are made from the sources. */
import { writeFileSync } from 'node:fs';
import { generatedPages } from './docs/pages.ts';

for (const [file, text] of Object.entries(await generatedPages())) {
  writeFileSync(new URL(`../docs/${file}`, import.meta.url), text);
  process.stdout.write(`docs/${file}\n`);
}
