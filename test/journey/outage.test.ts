import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { standingOf, type TwoSites, twoSites } from '../support/two-sites.ts';

/**
 * The partner's site does not answer for a working day while people go on working on both sides. No message is
 * kept anywhere: when it answers again, each issue crosses once, as it is then.
 */
describe('an outage of a working day', () => {
  let sites: TwoSites;
  /** Key of the partner's issue by key of ours. */
  const copies = new Map<string, string>();
  const copyOf = async (key: string) => sites.green.read(copies.get(key) ?? key);
  const issues = Array.from({ length: 6 }, (_, index) => index + 1);

  beforeAll(async () => {
    sites = await twoSites('outage');
    const connection = await sites.connect();
    await sites.admin('blue', 'trigger.save', { connection, jql: 'project = SUP' });
    for (const n of issues) await sites.blue.create('SUP', 'Service Request', { summary: `Request ${n}` });
    await sites.settle();
    for (const n of issues) {
      const [twin] = (await standingOf(sites, 'blue', `SUP-${n}`)).twins;
      copies.set(`SUP-${n}`, twin?.peerKey ?? '');
    }
    expect(new Set(copies.values()).size).toBe(issues.length);
    await sites.host.addFault({ kind: 'wire', site: 'blue', to: 'green', partition: true });
    sites.host.resetMeters();
  });
  afterAll(() => sites.dispose());

  it('begins: nothing crosses, and the panel says that the change waits', async () => {
    for (const n of issues) await sites.blue.edit(`SUP-${n}`, { summary: `Request ${n}, round 1` });
    await sites.settle();
    expect((await copyOf('SUP-1')).fields.summary).toBe('Request 1');
    const [twin] = (await standingOf(sites, 'blue', 'SUP-1')).twins;
    expect(['changes-waiting', 'failed']).toContain(twin?.state);
  });

  it('goes on: people edit again and again, and write what the partner does not hear yet', async () => {
    for (const round of [2, 3]) {
      await sites.pass(4 * 3600);
      for (const n of issues) await sites.blue.edit(`SUP-${n}`, { summary: `Request ${n}, round ${round}` });
    }
    await sites.green.comment(copies.get('SUP-3') ?? '', 'Done meanwhile.');
    await sites.blue.create('SUP', 'Service Request', { summary: 'Born in the outage' });
    await sites.settle();
    expect((await copyOf('SUP-1')).fields.summary).toBe('Request 1');
  });

  it('ends: every issue catches up with one transfer, in ten minutes', async () => {
    await sites.host.clearFaults();
    const since = sites.host.clock.now();
    await sites.pass(600);
    for (const n of issues) {
      const summary = (await sites.blue.read(`SUP-${n}`)).fields.summary;
      expect(summary).toBe(`Request ${n}, round 3`);
      expect((await copyOf(`SUP-${n}`)).fields.summary).toBe(summary);
    }
    const crossed = keysSent(sites.host.traffic({ site: 'blue', since }));
    // SUP-3 was changed on both sides: their messages meet, and the later one goes again.
    const once = crossed.filter((key) => key !== 'SUP-3');
    expect(once.sort()).toEqual(['SUP-1', 'SUP-2', 'SUP-4', 'SUP-5', 'SUP-6', 'SUP-7']);
  });

  it('costs Jira little, however long it lasts: a search an hour, and what crosses in the end', () => {
    const all = Object.values(sites.host.meters().sites);
    const points = all.reduce((sum, { jira }) => sum + jira.points, 0);
    expect(points).toBeLessThan(1200);
  });

  it('leaves nothing behind: comments, the new issue and every state are as if it had not been', async () => {
    expect((await sites.blue.comments('SUP-3')).join()).toContain('Done meanwhile.');
    expect((await sites.green.read('DEV-7')).fields.summary).toBe('Born in the outage');
    for (const n of [...issues, 7]) {
      const { twins } = await standingOf(sites, 'blue', `SUP-${n}`);
      expect(twins).toMatchObject([{ state: 'in-step' }]);
      expect(twins[0]?.problem).toBeUndefined();
    }
    expect(sites.host.site('green').jira.state.issues.size).toBe(7);
    expect(sites.host.host.reports()).toEqual([]);
  });
});

const message = z.object({
  from: z.literal('blue'),
  body: z.object({
    kind: z.literal('sync'),
    payload: z.object({ items: z.array(z.object({ issue: z.object({ key: z.string() }) })) }),
  }),
});

/** Keys of the issues in blue's messages. */
function keysSent(traffic: readonly unknown[]): string[] {
  return traffic.flatMap((one) => {
    const parsed = message.safeParse(one);
    return parsed.success ? parsed.data.body.payload.items.map(({ issue }) => issue.key) : [];
  });
}
