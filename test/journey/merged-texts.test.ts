import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { type SyncedPair, syncedPair } from '../support/synced-pair.ts';

const lines = (...texts: string[]) => ({
  type: 'doc',
  version: 1,
  content: texts.map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] })),
});
const mappings = [
  { id: 's', field: 'summary', path: 'summary', kind: 'text' },
  { id: 'd', field: 'description', path: 'description', kind: 'richText', merge: 'text' },
];
const listed = z.object({ conflicts: z.array(z.unknown()) });

describe('a text whose rule merges it', () => {
  let pair: SyncedPair;
  async function collide(blue: object, green: object) {
    await pair.sites.blue.edit(pair.sup, { description: blue });
    await pair.sites.green.edit(pair.dev, { description: green });
    await pair.sites.settle();
  }
  const both = async () => [
    (await pair.sites.blue.read(pair.sup)).fields.description,
    (await pair.sites.green.read(pair.dev)).fields.description,
  ];
  const conflicts = async () =>
    listed.parse(await pair.sites.admin('green', 'conflict.list', { issue: pair.dev })).conflicts.length;
  beforeAll(async () => {
    pair = await syncedPair({ blue: { mappings }, green: { mappings } });
    await pair.sites.blue.edit(pair.sup, { description: lines('One', 'Two', 'Three') });
    await pair.sites.settle();
  }, 60_000);
  afterAll(() => pair.sites.dispose());

  it('holds both edits on both sides, and no conflict is noted', async () => {
    await collide(lines('One, by blue', 'Two', 'Three'), lines('One', 'Two', 'Three', 'Four, by green'));
    const merged = lines('One, by blue', 'Two', 'Three', 'Four, by green');
    expect(await both()).toEqual([merged, merged]);
    expect(await conflicts()).toBe(0);
  });

  it('is merged again from what both had then', async () => {
    await pair.sites.pass(120);
    await collide(
      lines('One, by blue', 'Two, too', 'Three', 'Four, by green'),
      lines('One, by blue', 'Two', 'Three', 'Four, by green, again'),
    );
    const merged = lines('One, by blue', 'Two, too', 'Three', 'Four, by green, again');
    expect(await both()).toEqual([merged, merged]);
    expect(await conflicts()).toBe(0);
  });

  it('goes by the policy where both changed the same paragraph', async () => {
    await pair.sites.pass(120);
    await collide(lines('Blue'), lines('Green'));
    expect(await both()).toEqual([lines('Blue'), lines('Blue')]);
    expect(await conflicts()).toBe(1);
  });
});
