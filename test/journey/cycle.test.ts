import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ThreeSites, threeSites } from '../support/three-sites.ts';
import { standingOf } from '../support/two-sites.ts';

/** Three companies that each hand on to the next: an issue must not come back to where it was made. */
describe('a ring of three sites', () => {
  let sites: ThreeSites;

  beforeAll(async () => {
    sites = await threeSites('ring');
    const { first, second } = await sites.chain();
    const third = await sites.close();
    const every = { fromPartners: true };
    await sites.admin('blue', 'trigger.save', { connection: first, jql: 'project = SUP', ...every });
    await sites.admin('green', 'trigger.save', { connection: second, jql: 'project = DEV', ...every });
    await sites.admin('red', 'trigger.save', { connection: third, jql: 'project = RED', ...every });
  });
  afterAll(() => sites.dispose());

  const count = async (site: 'blue' | 'green' | 'red', project: string) =>
    (await sites.at(site).find(`project = ${project}`)).length;

  it('makes each issue once on each site, wherever it starts', async () => {
    await sites.at('blue').create('SUP', 'Service Request', { summary: 'Made in blue' });
    await sites.settle();
    await sites.at('green').create('DEV', 'Task', { summary: 'Made in green' });
    await sites.settle();
    await sites.pass(2 * 3600);
    expect(await count('blue', 'SUP')).toBe(2);
    expect(await count('green', 'DEV')).toBe(2);
    expect(await count('red', 'RED')).toBe(2);
  });

  it('shows at the end of the way why the issue goes no further', async () => {
    const { twins } = await standingOf(sites, 'red', 'RED-1');
    const refused = twins.find((twin) => twin.peerKey !== 'DEV-1');
    expect(refused?.state).toBe('failed');
    expect(refused?.problem?.message).toMatch(/SUP-1/);
  });

  it('still carries every edit to all three', async () => {
    await sites.at('red').edit('RED-1', { summary: 'Changed in red' });
    await sites.settle();
    expect((await sites.at('green').read('DEV-1')).fields.summary).toBe('Changed in red');
    expect((await sites.at('blue').read('SUP-1')).fields.summary).toBe('Changed in red');
  });

  it('comes to rest', async () => {
    await sites.pass(3600);
    sites.host.resetMeters();
    await sites.pass(3 * 3600);
    for (const { messages } of Object.values(sites.host.meters().sites)) expect(messages).toBe(0);
  });
});
