import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { type TwoSites, twoSites } from '../support/two-sites.ts';

const side = z.object({ backlog: z.number(), oldest: z.number().optional(), at: z.number() });
const detail = z.looseObject({
  heard: z.number().optional(),
  health: z.object({ here: side, there: side.optional(), silentSince: z.number().optional() }),
  alerts: z.array(z.object({ code: z.string(), at: z.number() })),
});
const standing = z.looseObject({
  twins: z.array(
    z.looseObject({ peer: z.object({ backlog: z.number().optional(), silentSince: z.number().optional() }) }),
  ),
});

describe('the health of a connection', () => {
  let sites: TwoSites;
  let connection: string;
  const at = async (site: 'blue' | 'green') =>
    detail.parse(await sites.admin(site, 'connection.get', { connection }));

  beforeAll(async () => {
    sites = await twoSites('health');
    connection = await sites.connect();
    await sites.blue.create('SUP', 'Service Request', { summary: 'Printer on fire' });
    await sites.admin('blue', 'sync.issue', { issue: 'SUP-1', connection });
    await sites.settle();
  });
  afterAll(() => sites.dispose());

  it('shows the same figures on both sites, and on the issue: what waits, and since when', async () => {
    await sites.admin('green', 'connection.pause', { connection });
    await sites.blue.edit('SUP-1', { summary: 'Printer out' });
    await sites.settle();
    await sites.pass(600);
    await sites.admin('blue', 'connection.check', { connection });
    const blue = (await at('blue')).health;
    expect(blue.here).toMatchObject({ backlog: 1, oldest: expect.any(Number) });
    expect(blue.there).toMatchObject({ backlog: 0 });
    const green = (await at('green')).health;
    expect(green.here).toMatchObject({ backlog: 0 });
    expect(green.there).toMatchObject({ backlog: 1, oldest: blue.here.oldest });
    const seen = standing.parse(await sites.admin('green', 'sync.status', { issue: 'DEV-1' }));
    expect(seen.twins).toMatchObject([{ peer: { backlog: 1 } }]);
    await sites.admin('green', 'connection.resume', { connection });
    await sites.settle();
  });

  it('raises an alarm after 26 hours without an authenticated message, and takes it back with the next one', async () => {
    await sites.host.addFault({ kind: 'wire', site: 'blue', to: 'green', partition: true });
    await sites.host.addFault({ kind: 'wire', site: 'green', to: 'blue', partition: true });
    for (let hour = 0; hour < 28; hour += 1) await sites.pass(3600);
    const silent = await at('blue');
    expect(silent.alerts.map(({ code }) => code)).toContain('silent');
    expect(silent.health.silentSince).toBe(silent.heard);
    sites.host.clearFaults();
    await sites.admin('blue', 'connection.check', { connection });
    const back = await at('blue');
    expect(back.alerts.map(({ code }) => code)).not.toContain('silent');
    expect(back.health.silentSince).toBeUndefined();
  });
});
