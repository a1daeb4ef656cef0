import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { recordNotes } from '../../src/core/record-notes.ts';
import { generatedPages } from './pages.ts';
import { recordKinds } from './record-kinds.ts';

const root = new URL('../../', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, root), 'utf8');

describe('the pages made from the sources', () => {
  it.each(['limits.md', 'data-model.md', 'scripting.md', 'groovy.md'])(
    'docs/%s is what "npm run docs" writes',
    async (file) => {
      expect(read(`docs/${file}`)).toBe((await generatedPages())[file]);
    },
  );

  it('name as writers use cases that handle the record', async () => {
    const useCases = readdirSync(new URL('src/usecases', root), { recursive: true }).map(String);
    for (const { name, exported } of await recordKinds()) {
      for (const writer of recordNotes[name]?.writers ?? []) {
        const file = useCases.find((one) => one.endsWith(`/${writer}.ts`));
        if (file === undefined) throw new Error(`${name}: there is no use case ${writer}`);
        expect(read(`src/usecases/${file}`), `${file} does not touch ${exported}`).toContain(exported);
      }
    }
  });
});
