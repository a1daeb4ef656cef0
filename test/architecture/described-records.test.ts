import { expect, it } from 'vitest';
import { recordKinds } from '../../build/docs/record-kinds.ts';
import { recordNotes } from '../../src/core/record-notes.ts';

it('each kind of record that core declares is described in src/core/record-notes.ts, and no other', async () => {
  const kinds = await recordKinds();
  expect(kinds.length).toBeGreaterThan(10);
  expect(Object.keys(recordNotes).sort()).toEqual(kinds.map((kind) => kind.name));
});
