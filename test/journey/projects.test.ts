import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { standingOf, type TwoSites, twoSites } from '../support/two-sites.ts';

/** Jira says nothing of the issues of a project that is put away: only of the project. */
describe('the issues of a project that an admin puts away', () => {
  let sites: TwoSites;
  let connection: string;

  beforeEach(async () => {
    sites = await twoSites('projects');
    connection = await sites.connect();
    await sites.admin('blue', 'trigger.save', { connection, jql: 'project = SUP' });
    for (const summary of ['Printer jams', 'Lift stuck']) {
      await sites.blue.create('SUP', 'Service Request', { summary });
      await sites.settle();
    }
    await sites.pass(120);
  });
  afterEach(() => sites.dispose());

  const project = async (method: string, path: string) => {
    await sites.blue.call(method, `/project/SUP${path}`);
    await sites.settle();
    await sites.pass(60);
  };
  const twinOf = async (site: 'blue' | 'green', key: string) => (await standingOf(sites, site, key)).twins[0];
  const edit = async (summary: string) => {
    await sites.green.edit('DEV-1', { summary });
    await sites.settle();
  };
  const summaryHere = async () => (await sites.blue.read('SUP-1')).fields.summary;
  const issuesOf = (site: 'blue' | 'green') => sites.host.site(site).jira.state.issues.size;

  it('rest while it is in the trash, and go on when it is restored', async () => {
    await project('DELETE', '');
    expect(await twinOf('green', 'DEV-1')).toMatchObject({ state: 'left-scope' });
    await edit('Written meanwhile');
    await sites.pass(1200);
    await project('POST', '/restore');
    await sites.pass(600);
    expect(await summaryHere()).toBe('Written meanwhile');
    for (const key of ['SUP-1', 'SUP-2'])
      expect(await twinOf('blue', key)).toMatchObject({ state: 'in-step' });
    expect([issuesOf('blue'), issuesOf('green')]).toEqual([2, 2]);
  });

  it('rest with a sentence while it is archived, and go on when it is unarchived', async () => {
    await project('POST', '/archive');
    expect(await twinOf('blue', 'SUP-1')).toMatchObject({
      state: 'left-scope',
      problem: { message: 'Nothing of this work item crosses: its space is archived.' },
    });
    await edit('Written meanwhile');
    await sites.pass(1200);
    expect(await summaryHere()).toBe('Printer jams');
    await project('POST', '/restore');
    await sites.pass(600);
    expect(await summaryHere()).toBe('Written meanwhile');
  });

  it('end with it when it is deleted for good, as the rules of the other side want it', async () => {
    const { version } = z
      .object({ version: z.looseObject({ policies: z.looseObject({}) }) })
      .parse(await sites.admin('green', 'rules.read', { connection }));
    await sites.publish('green', connection, { policies: { ...version.policies, delete: 'delete' } });
    await sites.pass(60);
    await project('DELETE', '?enableUndo=false');
    await sites.pass(600);
    expect(issuesOf('green')).toBe(2);
    expect((await twinOf('green', 'DEV-1'))?.problem?.message).toContain('is deleted on');
    await sites.admin('green', 'sync.ending', { issue: 'DEV-2', connection, keep: true });
    await sites.pass(25 * 3600);
    expect((await sites.green.find('project = DEV')).map(({ key }) => key)).toEqual(['DEV-2']);
  });

  it('end also where it was in the trash before, and stay at the partner where its rules say so', async () => {
    await project('DELETE', '');
    await project('DELETE', '?enableUndo=false');
    await sites.pass(600);
    expect(await twinOf('green', 'DEV-1')).toMatchObject({ state: 'unlinked' });
    expect(issuesOf('green')).toBe(2);
    const failed = sites.host.host.logs('blue').filter(({ level }) => level === 'error');
    expect(failed).toEqual([]);
  });

  it('are not taken for deleted where only the app can no longer see them', async () => {
    await sites.host.addFault({ kind: 'app-policy', site: 'blue', project: 'SUP', blocked: true });
    await sites.green.edit('DEV-1', { summary: 'Written meanwhile' });
    await sites.host.advance(2 * 3600);
    expect((await twinOf('green', 'DEV-1'))?.state).not.toBe('unlinked');
    expect(issuesOf('green')).toBe(2);
  });

  it('keep their pairs under a new key of the project', async () => {
    await sites.blue.call('PUT', '/project/SUP', { key: 'HELPDESK' });
    await sites.settle();
    const shown = z.looseObject({ local: z.looseObject({ projectKey: z.string() }) });
    expect(shown.parse(await sites.admin('blue', 'connection.get', { connection })).local.projectKey).toBe(
      'HELPDESK',
    );
    await edit('Still in step');
    await sites.pass(120);
    expect((await sites.blue.read('HELPDESK-1')).fields.summary).toBe('Still in step');
  });
});
