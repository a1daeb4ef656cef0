import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ThreeSites, threeSites } from '../support/three-sites.ts';
import { standingOf } from '../support/two-sites.ts';

/**
 * A customer reports to its provider, and what is a fault of a part the provider hands on to the part's maker.
 * Neither end knows of the other: each connection has its own rules, keys and consent.
 */
describe('a chain of three sites', () => {
  let sites: ThreeSites;
  let first: string;
  let second: string;

  beforeAll(async () => {
    sites = await threeSites();
    ({ first, second } = await sites.chain());
    await sites.admin('blue', 'trigger.save', { connection: first, jql: 'project = SUP' });
  });
  afterAll(() => sites.dispose());

  const summary = async (site: 'blue' | 'green' | 'red', key: string) =>
    (await sites.at(site).read(key)).fields.summary;
  const issuesOf = (site: 'blue' | 'green' | 'red') => sites.host.site(site).jira.state.issues.size;

  it('does not hand on what came from a partner unless a trigger says so', async () => {
    await sites.admin('green', 'trigger.save', { connection: second, jql: 'project = DEV' });
    await sites.at('blue').create('SUP', 'Service Request', { summary: 'Between us' });
    await sites.settle();
    expect(await summary('green', 'DEV-1')).toBe('Between us');
    expect(issuesOf('red')).toBe(0);
  });

  it('hands on from end to end what a trigger takes from partners', async () => {
    await sites.admin('green', 'trigger.save', {
      connection: second,
      jql: 'project = DEV AND summary ~ "part"',
      fromPartners: true,
    });
    await sites.at('blue').create('SUP', 'Service Request', { summary: 'The part is broken' });
    await sites.settle();
    expect(await summary('red', 'RED-1')).toBe('The part is broken');
  });

  it('carries an edit of either end to the other', async () => {
    await sites.at('blue').edit('SUP-2', { summary: 'The part is broken again' });
    await sites.settle();
    expect(await summary('red', 'RED-1')).toBe('The part is broken again');

    await sites.at('red').edit('RED-1', { summary: 'The part is replaced' });
    await sites.settle();
    expect(await summary('blue', 'SUP-2')).toBe('The part is replaced');
  });

  it('shows on the middle site both partners, and on each end the middle alone', async () => {
    const middle = await standingOf(sites, 'green', 'DEV-2');
    expect(middle.twins.map((twin) => twin.peerKey).sort()).toEqual(['RED-1', 'SUP-2']);
    expect((await standingOf(sites, 'blue', 'SUP-2')).twins.map((twin) => twin.peerKey)).toEqual(['DEV-2']);
    expect((await standingOf(sites, 'red', 'RED-1')).twins.map((twin) => twin.peerKey)).toEqual(['DEV-2']);
  });

  it('goes on between two while the third is paused, and catches up', async () => {
    await sites.admin('red', 'connection.pause', { connection: second });
    await sites.at('blue').edit('SUP-2', { summary: 'Seen by two' });
    await sites.settle();
    expect(await summary('green', 'DEV-2')).toBe('Seen by two');
    expect(await summary('red', 'RED-1')).toBe('The part is replaced');

    await sites.admin('red', 'connection.resume', { connection: second });
    await sites.settle();
    expect(await summary('red', 'RED-1')).toBe('Seen by two');
  });

  it('comes to rest: nobody writes once all three are equal', async () => {
    await sites.pass(3600);
    sites.host.resetMeters();
    await sites.pass(4 * 3600);
    for (const [name, { jira, messages }] of Object.entries(sites.host.meters().sites)) {
      const writes = Object.keys(jira.byEndpoint).filter((one) =>
        /^(PUT|DELETE|POST (?!.*search))/.test(one),
      );
      expect({ name, writes, messages }).toEqual({ name, writes: [], messages: 0 });
    }
    expect(sites.host.host.reports()).toEqual([]);
  });
});
