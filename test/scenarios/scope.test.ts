import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { paragraph } from '../support/jira-user.ts';
import { moveToProject } from '../support/move-to-project.ts';
import { publishScope } from '../support/publish-scope.ts';
import { standingOf, type TwoSites, twoSites } from '../support/two-sites.ts';
import { FREE, giveWorkflow } from '../support/workflows.ts';

const line = (field: string, kind: string) => ({ id: field, field, path: field, kind });
const mappings = [
  line('summary', 'text'),
  line('description', 'richText'),
  { ...line('issuetype', 'issueType'), path: 'issueType', when: { firstSync: true }, noMatch: 'default' },
];

/** What is out of scope neither leaves nor takes anything, and goes on where it stopped when it is back. */
describe('an issue that leaves the scope', () => {
  let sites: TwoSites;
  let connection: string;

  beforeEach(async () => {
    sites = await twoSites('scope');
    connection = await sites.connect();
    for (const site of ['blue', 'green'] as const) await sites.publish(site, connection, { mappings });
    await sites.admin('blue', 'trigger.save', { connection, jql: 'project = SUP' });
  });
  afterEach(() => sites.dispose());

  const summaryOf = async (site: 'blue' | 'green', key: string) =>
    (await sites[site].read(key)).fields.summary;
  const twinOf = async (site: 'blue' | 'green', key: string) => (await standingOf(sites, site, key)).twins[0];
  const started = async (fields: Record<string, unknown> = {}) => {
    await sites.blue.create('SUP', 'Service Request', { summary: 'Printer jams', ...fields });
    await sites.settle();
  };
  const itemsOf = (site: 'blue' | 'green') => sites.host.meters().sites[site]?.items;

  it('S47: sends nothing while its status is held back, and no field of the far side is emptied', async () => {
    giveWorkflow(sites, 'blue', 'SUP', FREE);
    await publishScope(sites, 'blue', connection, { filter: 'status != "In Progress"' });
    await started({ description: paragraph('It eats paper.') });
    expect(await summaryOf('green', 'DEV-1')).toBe('Printer jams');
    const before = (await sites.green.read('DEV-1')).fields;

    await sites.blue.move('SUP-1', 'In Progress');
    await sites.settle();
    await sites.blue.edit('SUP-1', { summary: 'Not for you', description: null });
    await sites.blue.comment('SUP-1', 'Not for you either');
    await sites.pass(120);
    expect((await sites.green.read('DEV-1')).fields).toEqual(before);
    expect(await sites.green.comments('DEV-1')).toEqual([]);

    await sites.blue.move('SUP-1', 'Done');
    await sites.settle();
    expect(await summaryOf('green', 'DEV-1')).toBe('Not for you');
    expect(await twinOf('blue', 'SUP-1')).toMatchObject({ state: 'in-step' });
    expect(await twinOf('green', 'DEV-1')).toMatchObject({ state: 'in-step' });
  });

  it('S47: does not start while the filter does not find it, by a trigger or by hand', async () => {
    await publishScope(sites, 'blue', connection, { filter: 'labels = partner' });
    await started();
    expect(sites.host.site('green').jira.state.issues.size).toBe(0);
    await expect(sites.admin('blue', 'sync.issue', { issue: 'SUP-1', connection })).rejects.toThrow(
      /filter of this connection does not find SUP-1/,
    );

    await sites.blue.edit('SUP-1', { labels: ['partner'] });
    await sites.settle();
    expect(await summaryOf('green', 'DEV-1')).toBe('Printer jams');
  });

  it('is judged by Jira’s search where its values do not decide', async () => {
    await publishScope(sites, 'blue', connection, { filter: 'summary ~ "printer"' });
    await started();
    expect(await summaryOf('green', 'DEV-1')).toBe('Printer jams');
    await sites.blue.edit('SUP-1', { summary: 'Secret plan' });
    await sites.settle();
    expect(await summaryOf('green', 'DEV-1')).toBe('Printer jams');
    expect(await twinOf('blue', 'SUP-1')).toMatchObject({ state: 'left-scope' });
  });

  it('says so at once, is sent nothing meanwhile, and both sides’ edits cross when it is back', async () => {
    await publishScope(sites, 'blue', connection, { filter: 'labels is empty' });
    await started();
    await sites.pass(600);
    await sites.blue.edit('SUP-1', { labels: ['internal'] });
    await sites.settle();
    const away = await twinOf('green', 'DEV-1');
    expect(away).toMatchObject({ state: 'left-scope' });
    expect(away?.problem?.message).toContain('partner’s site');
    expect((await twinOf('blue', 'SUP-1'))?.problem?.message).toContain('the filter');

    sites.host.resetMeters();
    await sites.green.edit('DEV-1', { summary: 'Edited there meanwhile' });
    await sites.blue.edit('SUP-1', { description: paragraph('Edited here meanwhile') });
    await sites.pass(3 * 3600);
    expect([itemsOf('blue'), itemsOf('green')]).toEqual([0, 0]);
    expect(await summaryOf('blue', 'SUP-1')).toBe('Printer jams');

    await sites.blue.edit('SUP-1', { labels: [] });
    await sites.settle();
    expect(await summaryOf('blue', 'SUP-1')).toBe('Edited there meanwhile');
    expect((await sites.green.read('DEV-1')).fields.description).toEqual(paragraph('Edited here meanwhile'));
    for (const [site, key] of [
      ['blue', 'SUP-1'],
      ['green', 'DEV-1'],
    ] as const)
      expect(await twinOf(site, key)).toMatchObject({ state: 'in-step' });
  });

  it('takes nothing of the partner’s where the partner has not heard yet', async () => {
    await started();
    await publishScope(sites, 'green', connection, { filter: 'labels is empty' });
    await sites.green.edit('DEV-1', { labels: ['frozen'] });
    await sites.blue.edit('SUP-1', { summary: 'Both at once' });
    await sites.settle();
    expect(await summaryOf('green', 'DEV-1')).toBe('Printer jams');
    expect(await twinOf('blue', 'SUP-1')).toMatchObject({ state: 'left-scope' });
    await sites.green.edit('DEV-1', { labels: [] });
    await sites.settle();
    expect(await summaryOf('green', 'DEV-1')).toBe('Both at once');
  });

  it('comes back by itself on both sides where both had left', async () => {
    for (const site of ['blue', 'green'] as const)
      await publishScope(sites, site, connection, { filter: 'labels is empty' });
    await started();
    await sites.blue.edit('SUP-1', { labels: ['out'] });
    await sites.settle();
    await sites.green.edit('DEV-1', { labels: ['out'], summary: 'From there' });
    await sites.settle();
    await sites.blue.edit('SUP-1', { labels: [] });
    await sites.settle();
    expect(await summaryOf('blue', 'SUP-1')).toBe('Printer jams');
    await sites.green.edit('DEV-1', { labels: [] });
    await sites.settle();
    expect(await summaryOf('blue', 'SUP-1')).toBe('From there');
    expect(await twinOf('blue', 'SUP-1')).toMatchObject({ state: 'in-step' });
    expect(await twinOf('green', 'DEV-1')).toMatchObject({ state: 'in-step' });
  });

  it('by a security level does not leak what is edited behind it', async () => {
    await started();
    const { state } = sites.host.site('blue').jira;
    const [project] = state.projects.filter(({ key }) => key === 'SUP');
    const [app] = state.users.filter(({ accountType }) => accountType === 'app');
    const admin = z.object({ accountId: z.string() }).parse(await sites.blue.call('GET', '/myself'));
    if (!project || !app) throw new Error('the site lacks its project or its app');
    const level = {
      id: '71',
      name: 'Staff only',
      description: '',
      users: [app.accountId, admin.accountId],
      groups: [],
      roles: [],
    };
    state.projects.put({ ...project, securityLevels: [level] });
    await sites.blue.edit('SUP-1', { security: { id: '71' }, summary: 'Salaries' });
    await sites.settle();
    expect(await summaryOf('green', 'DEV-1')).toBe('Printer jams');
    expect((await twinOf('blue', 'SUP-1'))?.problem?.message).toContain('security level');

    await publishScope(sites, 'blue', connection, { levels: ['staff only'] });
    await sites.blue.edit('SUP-1', { summary: 'Salaries, for staff of both' });
    await sites.settle();
    expect(await summaryOf('green', 'DEV-1')).toBe('Salaries, for staff of both');
  });

  it('into another project waits there, and goes on when it is moved back', async () => {
    await started();
    await moveToProject(sites, 'SUP-1', 'OPS', 'Task');
    await sites.settle();
    expect(await twinOf('green', 'DEV-1')).toMatchObject({ state: 'left-scope' });
    await sites.blue.edit('OPS-1', { summary: 'Of another department' });
    await sites.green.edit('DEV-1', { description: paragraph('Not to OPS') });
    await sites.pass(600);
    expect(await summaryOf('green', 'DEV-1')).toBe('Printer jams');
    expect((await sites.blue.read('OPS-1')).fields.description).toBeNull();

    await moveToProject(sites, 'OPS-1', 'SUP', 'Service Request');
    await sites.settle();
    expect(await summaryOf('green', 'DEV-1')).toBe('Of another department');
    expect((await sites.blue.read('SUP-1')).fields.description).toEqual(paragraph('Not to OPS'));
    expect(await twinOf('green', 'DEV-1')).toMatchObject({ state: 'in-step', peerKey: 'SUP-2' });
    expect(sites.host.site('green').jira.state.issues.size).toBe(1);
  });

  it('by being archived takes nothing, and goes on when it is restored', async () => {
    await started();
    await sites.green.call('PUT', '/issue/archive', { issueIdsOrKeys: ['DEV-1'] });
    await sites.blue.edit('SUP-1', { summary: 'Too late' });
    await sites.settle();
    expect(await summaryOf('green', 'DEV-1')).toBe('Printer jams');
    expect(await twinOf('blue', 'SUP-1')).toMatchObject({ state: 'left-scope' });

    await sites.green.call('PUT', '/issue/unarchive', { issueIdsOrKeys: ['DEV-1'] });
    await sites.green.edit('DEV-1', { description: paragraph('Back again') });
    await sites.settle();
    expect(await summaryOf('green', 'DEV-1')).toBe('Too late');
    expect((await sites.blue.read('SUP-1')).fields.description).toEqual(paragraph('Back again'));
  });
});
