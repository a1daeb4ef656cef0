import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { adminOf } from '../../host/local/start-up.ts';
import { type TwoSites, twoSites } from '../support/two-sites.ts';

const page = z.object({
  entries: z.array(
    z.object({
      at: z.number(),
      act: z.string(),
      side: z.string(),
      by: z.string().optional(),
      about: z.string().optional(),
    }),
  ),
});

describe('what was done to a connection', () => {
  let sites: TwoSites;
  let connection: string;

  const audit = async (site: 'blue' | 'green') =>
    page.parse(await sites.admin(site, 'connection.audit', { connection })).entries;
  const acts = async (site: 'blue' | 'green') => (await audit(site)).map(({ act, side }) => `${act} ${side}`);

  beforeAll(async () => {
    sites = await twoSites('audit');
    connection = await sites.connect();
  });
  afterAll(() => sites.dispose());

  it('is kept on both sides, the newest first, with the account of this side alone', async () => {
    expect(await acts('blue')).toEqual([
      'confirmed there',
      'confirmed here',
      'accepted there',
      'invited here',
    ]);
    expect((await acts('green')).sort()).toEqual(['accepted here', 'confirmed here', 'confirmed there']);
    const ann = adminOf(sites.host.site('blue'));
    for (const { side, by } of await audit('blue')) expect(by).toBe(side === 'here' ? ann : undefined);
  });

  it('names each act that changes it, and whose admin it was', async () => {
    await sites.host.advance(60);
    await sites.admin('blue', 'connection.pause', { connection });
    await sites.host.advance(60);
    await sites.admin('blue', 'connection.resume', { connection });
    await sites.host.advance(60);
    await sites.publish('green', connection, { subtasks: { follow: true } });
    await sites.host.advance(60);
    await sites.admin('green', 'connection.rotateKeys', { connection });
    expect((await acts('green')).slice(0, 4)).toEqual([
      'keys-rotated here',
      'published here',
      'resumed there',
      'paused there',
    ]);
    expect((await acts('blue')).slice(0, 3)).toEqual(['keys-rotated there', 'resumed here', 'paused here']);
    expect((await audit('green')).find(({ act }) => act === 'published')?.about).toBe('2');
  });

  it('outlives the connection', async () => {
    await sites.host.advance(60);
    await sites.admin('blue', 'connection.disconnect', { connection });
    for (let hour = 0; hour < 3; hour += 1) await sites.pass(3600);
    await sites.host.advance(60);
    await sites.admin('blue', 'connection.delete', { connection });
    expect((await acts('blue')).slice(0, 2)).toEqual(['deleted here', 'disconnected here']);
    expect((await acts('green'))[0]).toBe('disconnected there');
  });
});
