import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { standingOf, type TwoSites, twoSites } from '../support/two-sites.ts';
import { FREE, giveWorkflow } from '../support/workflows.ts';

const DAY = 24 * 3600;
const status = z.looseObject({ status: z.looseObject({ name: z.string() }) });

/** What becomes of an issue whose counterpart is deleted is for its own side to say. */
describe('an issue whose counterpart is deleted', () => {
  let sites: TwoSites;
  let connection: string;

  beforeEach(async () => {
    sites = await twoSites('deletion');
    giveWorkflow(sites, 'green', 'DEV', FREE);
    connection = await sites.connect();
    await sites.admin('blue', 'trigger.save', { connection, jql: 'project = SUP' });
    await sites.blue.create('SUP', 'Service Request', { summary: 'Printer jams' });
    await sites.settle();
  });
  afterEach(() => sites.dispose());

  const policy = async (site: 'blue' | 'green', wanted: 'unlink' | 'close' | 'delete') => {
    const { version } = z
      .object({ version: z.looseObject({ policies: z.looseObject({}) }) })
      .parse(await sites.admin(site, 'rules.read', { connection }));
    await sites.publish(site, connection, { policies: { ...version.policies, delete: wanted } });
    await sites.pass(60);
  };
  const issuesOf = (site: 'blue' | 'green') => sites.host.site(site).jira.state.issues.size;
  const twinOf = async (site: 'blue' | 'green', key: string) => (await standingOf(sites, site, key)).twins[0];
  const statusOf = async () => status.parse((await sites.green.read('DEV-1')).fields).status.name;

  it('stays as it is, unlinked, and does not bring the deleted one back', async () => {
    await sites.blue.call('DELETE', '/issue/SUP-1');
    await sites.settle();
    expect(await twinOf('green', 'DEV-1')).toMatchObject({ state: 'unlinked' });
    await sites.green.edit('DEV-1', { summary: 'Ours alone now' });
    await sites.pass(2 * 3600);
    expect([issuesOf('blue'), issuesOf('green')]).toEqual([0, 1]);
    expect(await statusOf()).toBe('To Do');
  });

  it('is closed where its own side wants that', async () => {
    await policy('green', 'close');
    await sites.blue.call('DELETE', '/issue/SUP-1');
    await sites.settle();
    expect(await statusOf()).toBe('Done');
    expect(await twinOf('green', 'DEV-1')).toMatchObject({ state: 'unlinked' });
  });

  it('is deleted where its own side wants that, after a day in which anybody can keep it', async () => {
    await policy('green', 'delete');
    await sites.blue.create('SUP', 'Service Request', { summary: 'Keep me' });
    await sites.settle();
    for (const key of ['SUP-1', 'SUP-2']) await sites.blue.call('DELETE', `/issue/${key}`);
    await sites.settle();
    await sites.pass(DAY - 3600);
    expect(issuesOf('green')).toBe(2);
    const { message, remedy } = (await twinOf('green', 'DEV-1'))?.problem ?? {};
    expect([message, remedy]).toEqual([expect.stringContaining('is deleted on'), 'decide-ending']);

    await sites.admin('green', 'sync.ending', { issue: 'DEV-2', connection, keep: true });
    await sites.pass(2 * 3600);
    await sites.pass(DAY);
    expect((await sites.green.find('project = DEV')).map(({ key }) => key)).toEqual(['DEV-2']);
    expect(issuesOf('blue')).toBe(0);
  });

  it('is deleted at once where a person has it deleted', async () => {
    await policy('green', 'delete');
    await sites.blue.call('DELETE', '/issue/SUP-1');
    await sites.settle();
    await sites.admin('green', 'sync.ending', { issue: 'DEV-1', connection, keep: false });
    await sites.settle();
    expect(issuesOf('green')).toBe(0);
  });

  it('is not deleted where the rules no longer want it when the time comes', async () => {
    await policy('green', 'delete');
    await sites.blue.call('DELETE', '/issue/SUP-1');
    await sites.settle();
    await policy('green', 'unlink');
    await sites.pass(DAY + 3600);
    expect(issuesOf('green')).toBe(1);
  });

  it('is never deleted where it was made itself: only a copy goes with its original', async () => {
    await policy('blue', 'delete');
    await sites.green.call('DELETE', '/issue/DEV-1');
    await sites.settle();
    await sites.pass(DAY + 3600);
    expect((await sites.blue.read('SUP-1')).fields.summary).toBe('Printer jams');
    expect(await twinOf('blue', 'SUP-1')).toMatchObject({ state: 'unlinked' });
  });

  it('is not deleted because the pair was unlinked', async () => {
    await policy('green', 'delete');
    await sites.admin('blue', 'sync.unlink', { issue: 'SUP-1', connection });
    await sites.pass(DAY + 3600);
    expect([issuesOf('blue'), issuesOf('green')]).toEqual([1, 1]);
  });
});
