import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SyncedPair, syncedPair } from '../support/synced-pair.ts';

/** One side pauses, works on, and goes on again while its partner cannot be reached. */
describe.each([
  ['blue', 'green'],
  ['green', 'blue'],
] as const)('a pause of %s whose end %s does not hear of', (here, there) => {
  let pair: SyncedPair;
  const keyOn = (site: 'blue' | 'green') => (site === 'blue' ? pair.sup : pair.dev);
  const summaryOn = async (site: 'blue' | 'green') =>
    (await pair.sites[site].read(keyOn(site))).fields['summary'];

  beforeAll(async () => {
    pair = await syncedPair({});
    const { sites, connection } = pair;
    await sites.admin(here, 'connection.pause', { connection });
    await sites.host.addFault({ kind: 'wire', site: here, to: there, partition: true });
    await sites.admin(here, 'connection.resume', { connection });
    sites.host.clearFaults();
  }, 60_000);
  afterAll(() => pair.sites.dispose());

  it('ends with the next message of the side that has paused', async () => {
    await pair.sites[here].edit(keyOn(here), { summary: 'Written after the pause' });
    await pair.sites.pass(1800);
    expect(await summaryOn(there)).toBe('Written after the pause');
  });

  it('leaves both sides as before it: what the other one writes crosses at once', async () => {
    await pair.sites[there].edit(keyOn(there), { summary: 'An answer' });
    await pair.sites.settle();
    expect(await summaryOn(here)).toBe('An answer');
  });
});
