import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { adminOf } from '../../host/local/start-up.ts';
import { type SyncedPair, syncedPair } from '../support/synced-pair.ts';
import { standingOf } from '../support/two-sites.ts';

const listed = z.object({
  conflicts: z.array(
    z.object({
      id: z.string(),
      path: z.string(),
      stands: z.string(),
      here: z.string().optional(),
      there: z.string().optional(),
      restorable: z.boolean(),
      restored: z.number().optional(),
    }),
  ),
});
const words = (text: string) => ({
  type: 'doc',
  version: 1,
  content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
});
const mappings = [
  { id: 's', field: 'summary', path: 'summary', kind: 'text' },
  { id: 'd', field: 'description', path: 'description', kind: 'richText' },
  { id: 'st', field: 'status', path: 'status', kind: 'status' },
];

describe('a conflict', () => {
  let pair: SyncedPair;
  const list = async (site: 'blue' | 'green') =>
    listed.parse(
      await pair.sites.admin(site, 'conflict.list', { issue: site === 'blue' ? pair.sup : pair.dev }),
    ).conflicts;
  const restore = (site: 'blue' | 'green', id: string, path: string) =>
    pair.sites.admin(site, 'conflict.restore', {
      issue: site === 'blue' ? pair.sup : pair.dev,
      connection: pair.connection,
      id,
      path,
    });
  /** Both sides edit before either has heard of the other: blue wins. */
  async function collide(blue: object, green: object) {
    await pair.sites.blue.edit(pair.sup, { ...blue });
    await pair.sites.green.edit(pair.dev, { ...green });
    await pair.sites.settle();
  }
  const both = async () => [
    (await pair.sites.blue.read(pair.sup)).fields,
    (await pair.sites.green.read(pair.dev)).fields,
  ];
  beforeAll(async () => {
    pair = await syncedPair({ project: 'OPS', blue: { mappings }, green: { mappings } });
  }, 60_000);
  afterAll(() => pair.sites.dispose());

  it('is listed on both sides with both values', async () => {
    await collide({ summary: 'Blue has it' }, { summary: 'Green has it' });
    expect(await both()).toMatchObject([{ summary: 'Blue has it' }, { summary: 'Blue has it' }]);
    expect((await standingOf(pair.sites, 'blue', pair.sup)).twins).toMatchObject([{ conflicts: 1 }]);
    expect(await list('blue')).toMatchObject([
      { path: 'summary', stands: 'here', here: 'Blue has it', there: 'Green has it', restorable: true },
    ]);
    expect(await list('green')).toMatchObject([
      { path: 'summary', stands: 'there', here: 'Green has it', there: 'Blue has it', restorable: true },
    ]);
  });

  it('is turned round by one click on the loser’s side, as an edit that crosses', async () => {
    const [lost] = await list('green');
    await restore('green', lost?.id ?? '', 'summary');
    await pair.sites.settle();
    expect(await both()).toMatchObject([{ summary: 'Green has it' }, { summary: 'Green has it' }]);
    expect(await list('green')).toMatchObject([{ restorable: false, restored: expect.any(Number) }]);
    await expect(restore('green', lost?.id ?? '', 'summary')).rejects.toThrow(/put back already/);
  });

  it('is turned round on the winner’s side too', async () => {
    await pair.sites.pass(300);
    await collide({ summary: 'Blue again' }, { summary: 'Green again' });
    const [won] = await list('blue');
    await restore('blue', won?.id ?? '', 'summary');
    await pair.sites.settle();
    expect(await both()).toMatchObject([{ summary: 'Green again' }, { summary: 'Green again' }]);
  });

  it('about a text is put back with the people that it names', async () => {
    await pair.sites.pass(300);
    const id = adminOf(pair.sites.host.site('green'));
    const named = {
      type: 'doc',
      version: 1,
      content: [{ type: 'paragraph', content: [{ type: 'mention', attrs: { id, text: '@Gil' } }] }],
    };
    await collide({ description: words('Blue wrote') }, { description: named });
    const [lost] = await list('green');
    await restore('green', lost?.id ?? '', 'description');
    await pair.sites.settle();
    expect((await pair.sites.green.read(pair.dev)).fields.description).toMatchObject(named);
  });
});
