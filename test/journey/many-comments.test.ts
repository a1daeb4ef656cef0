import { describe, expect, it } from 'vitest';
import { INVOCATION, JIRA } from '../../src/core/limits.ts';
import { used } from '../bench/measure.ts';
import { startSync } from '../support/synced-pair.ts';
import { standingOf, twoSites } from '../support/two-sites.ts';

/** MANY_COMMENTS=5000 runs the same with as many as Jira lets an issue have. */
const COMMENTS = Number(process.env['MANY_COMMENTS'] ?? 300);

describe('an issue with very many comments', () => {
  it(`(${COMMENTS}) crosses in parts, in their order and each once, within the limits of Forge and Jira`, async () => {
    expect(COMMENTS).toBeLessThanOrEqual(JIRA.commentsPerIssue);
    const sites = await twoSites('many-comments');
    await sites.connect();
    const { key } = await sites.blue.create('SUP', 'Service Request', { summary: 'A long story' });
    for (let n = 1; n <= COMMENTS; n += 1) await sites.blue.comment(key, `Part ${n} of it.`);
    await sites.settle();
    sites.host.resetMeters();
    const from = sites.host.clock.now();

    const dev = await startSync(sites, key);
    let minutes = 0;
    while ((await count(dev)) < COMMENTS && minutes < COMMENTS) {
      await sites.pass(60);
      minutes += 1;
    }
    const took = (sites.host.clock.now() - from) / 1000;
    process.stdout.write(`${COMMENTS} comments: ${took} virtual seconds, ${JSON.stringify(used(sites))}\n`);

    // A write for each comment, and for each message a read on either side.
    const { points, messages } = used(sites);
    expect(points).toBeLessThan(COMMENTS + 4 * messages + COMMENTS / 10);

    const arrived = (await sites.green.comments(dev)).map((text) => /Part \d+ of it\.$/.exec(text)?.[0]);
    expect(arrived).toEqual(Array.from({ length: COMMENTS }, (_, index) => `Part ${index + 1} of it.`));
    const traffic = sites.host.traffic({ since: from });
    for (const message of traffic)
      expect(JSON.stringify(message).length).toBeLessThan(INVOCATION.payloadBytes);
    // Payload, time and rate limits are the host's to enforce: it has refused nothing and cut nothing off.
    expect(sites.host.host.reports()).toEqual([]);

    await sites.pass(7200);
    expect(await count(dev)).toBe(COMMENTS);
    for (const [site, issue] of [
      ['blue', key],
      ['green', dev],
    ] as const)
      expect((await standingOf(sites, site, issue)).twins).toMatchObject([{ state: 'in-step' }]);
    sites.dispose();

    async function count(issue: string): Promise<number> {
      const { total } = Object(await sites.green.call('GET', `/issue/${issue}/comment?maxResults=1`));
      return total;
    }
  }, 600_000);
});
