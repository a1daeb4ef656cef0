import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SeenIssue } from '../support/jira-user.ts';
import { type TwoSites, twoSites } from '../support/two-sites.ts';

const mappings = [
  { id: 's', field: 'summary', path: 'summary', kind: 'text' },
  { id: 'c', field: 'components', path: 'parts', kind: 'components', noMatch: 'error' },
];

describe('errors told by a work item', () => {
  let sites: TwoSites;
  let connection: string;
  const HOUR = 3700;
  const save = (errorsIn: string) =>
    sites.admin('blue', 'settings.save', { projectAdmins: 'approval', errorsIn });
  /** Work items that the app has made to tell of errors. */
  const told = () => sites.blue.find('project = OPS AND summary ~ "Counterpart"');
  const commentsOn = (notice: SeenIssue | undefined) => sites.blue.comments(notice?.key ?? '');
  const broken = async (name: string): Promise<void> => {
    await sites.green.call('POST', '/component', { name, project: 'DEV' });
    await sites.green.create('DEV', 'Task', { summary: name, components: [{ name }] });
    await sites.settle();
  };

  beforeAll(async () => {
    sites = await twoSites();
    connection = await sites.connect();
    for (const site of ['blue', 'green'] as const)
      await sites.admin(site, 'rules.publish', { connection, version: { mappings } });
    await sites.admin('green', 'trigger.save', { connection, jql: 'project = DEV' });
    await sites.admin('blue', 'error.resolve', { connection, cause: 'alert:consent-changed' });
    await sites.host.advance(31);
  }, 60_000);
  afterAll(() => sites.dispose());

  it('are told nowhere before a space is chosen, and in none that a partner would read', async () => {
    await broken('Engine');
    await sites.host.advance(HOUR);
    expect(await told()).toEqual([]);
    await expect(save('SUP')).rejects.toThrow(/SUP is synced with a partner/);
    await expect(save('NOPE')).rejects.toThrow(/sees no space with the key "NOPE"/);
    expect(await save('ops')).toMatchObject({ errorsIn: 'OPS' });
  });

  it('are told once, with the cause, the work items and the next step', async () => {
    await sites.host.advance(HOUR);
    await sites.settle();
    const [notice, ...others] = await told();
    expect(others).toEqual([]);
    expect(notice?.fields.summary).toMatch(/^Counterpart: an error of /);
    const text = JSON.stringify(notice?.fields.description);
    expect(text).toContain('there is no such value here');
    expect(text).toContain('Field: parts. Work items: 1 (SUP-1).');
    expect(text).not.toContain('Engine');
    await sites.host.advance(2 * HOUR);
    expect(await told()).toHaveLength(1);
  });

  it('are told by a comment while the work item is open', async () => {
    await sites.admin('blue', 'connection.pause', { connection });
    await sites.host.advance(HOUR);
    const [notice] = await told();
    expect(await told()).toHaveLength(1);
    expect((await commentsOn(notice)).join()).toContain('The connection is paused.');
    await sites.admin('blue', 'connection.resume', { connection });
  });

  it('are told no more once nobody wants it', async () => {
    expect(await save('')).not.toHaveProperty('errorsIn');
    await sites.admin('blue', 'connection.pause', { connection });
    await sites.host.advance(HOUR);
    const [notice] = await told();
    expect(await commentsOn(notice)).toHaveLength(1);
  });
});
