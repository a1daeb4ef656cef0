import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projectId } from '../../host/local/start-up.ts';
import { standingOf, type TwoSites, twoSites } from '../support/two-sites.ts';

describe('a space whose sync is switched off', () => {
  let sites: TwoSites;
  let connection: string;
  const turn = async (on: boolean) => {
    const project = projectId(sites.host, 'blue', 'SUP');
    const answer = await sites.admin('blue', 'trigger.switch', { connection, project, on });
    await sites.settle();
    await sites.pass(120);
    return answer;
  };
  const twinAt = async (site: 'blue' | 'green', key: string) => (await standingOf(sites, site, key)).twins[0];
  const summary = async (site: 'blue' | 'green', key: string) => (await sites[site].read(key)).fields.summary;

  beforeAll(async () => {
    sites = await twoSites('space-switch');
    connection = await sites.connect();
    await sites.admin('blue', 'trigger.save', { connection, jql: 'project = SUP' });
    await sites.blue.create('SUP', 'Service Request', { summary: 'Printer jams' });
    await sites.settle();
    await sites.pass(60);
  }, 60_000);
  afterAll(() => sites.dispose());

  it('says so on its work items, on both sides, and in the list', async () => {
    expect(await turn(false)).toMatchObject({ spaces: [{ key: 'SUP', offSince: expect.any(Number) }] });
    expect(await twinAt('blue', 'SUP-1')).toMatchObject({
      state: 'left-scope',
      problem: { message: 'Nothing of this work item crosses: the sync of its space is switched off.' },
    });
    expect(await twinAt('green', 'DEV-1')).toMatchObject({ state: 'left-scope' });
    expect(await sites.admin('blue', 'trigger.list', { connection })).toMatchObject({
      spaces: [{ key: 'SUP', offSince: expect.any(Number) }],
    });
  });

  it('sends nothing, takes nothing, starts nothing, and tells who starts one by hand why', async () => {
    await sites.blue.edit('SUP-1', { summary: 'Written while off' });
    await sites.blue.create('SUP', 'Service Request', { summary: 'Made while off' });
    await sites.settle();
    await sites.pass(600);
    expect(await summary('green', 'DEV-1')).toBe('Printer jams');
    expect(sites.host.site('green').jira.state.issues.size).toBe(1);
    await expect(sites.admin('blue', 'sync.issue', { issue: 'SUP-2' })).rejects.toThrow(
      /sync of the space of SUP-2 is switched off/,
    );
  });

  it('sends what changed and starts what was made meanwhile once it is on again', async () => {
    await sites.pass(2 * 3600);
    expect(await turn(true)).toMatchObject({ spaces: [{ key: 'SUP' }] });
    await sites.pass(900);
    expect(await summary('green', 'DEV-1')).toBe('Written while off');
    expect(await twinAt('blue', 'SUP-1')).toMatchObject({ state: 'in-step' });
    expect(await summary('green', 'DEV-2')).toBe('Made while off');
    expect(sites.host.site('green').jira.state.issues.size).toBe(2);
  });

  it('is refused where the rules do not sync it', async () => {
    const project = projectId(sites.host, 'blue', 'OPS');
    await expect(sites.admin('blue', 'trigger.switch', { connection, project, on: false })).rejects.toThrow(
      /none of those that the rules in force sync/,
    );
  });
});
