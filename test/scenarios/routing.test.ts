import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { projectId } from '../../host/local/start-up.ts';
import { projectsOf, publishScope } from '../support/publish-scope.ts';
import { standingOf, type TwoSites, twoSites } from '../support/two-sites.ts';

/** Where new issues of a partner are made: the receiver's own rules say so, by what the issue is and holds. */
describe('the routing of new issues', () => {
  let sites: TwoSites;
  let connection: string;

  beforeEach(async () => {
    sites = await twoSites('routing');
    connection = await sites.connect();
    await publishScope(sites, 'blue', connection, { projects: projectsOf(sites.host, 'blue', 'SUP', 'OPS') });
    const help = projectId(sites.host, 'green', 'HELP');
    await publishScope(sites, 'green', connection, {
      projects: projectsOf(sites.host, 'green', 'DEV', 'HELP'),
      routing: [
        {
          when: [
            { path: '@project', value: 'OPS' },
            { path: '@type', value: 'Bug' },
          ],
          project: help,
          type: 'Service Request',
        },
        { when: [{ path: '@project', value: 'SUP' }], project: projectId(sites.host, 'green', 'DEV') },
      ],
    });
    for (const key of ['SUP', 'OPS'])
      await sites.admin('blue', 'trigger.save', { connection, jql: `project = ${key}` });
  });
  afterEach(() => sites.dispose());

  it('S45: is by project and type of the partner’s issue, and gives the type', async () => {
    await sites.blue.create('OPS', 'Bug', { summary: 'Server is down' });
    await sites.blue.create('SUP', 'Service Request', { summary: 'Printer jams' });
    await sites.settle();
    const { fields } = await sites.green.read('HELP-1');
    expect(fields).toMatchObject({ summary: 'Server is down', issuetype: { name: 'Service Request' } });
    expect((await sites.green.read('DEV-1')).fields.summary).toBe('Printer jams');

    await sites.green.edit('HELP-1', { summary: 'Server is up' });
    await sites.settle();
    expect((await sites.blue.read('OPS-1')).fields.summary).toBe('Server is up');
  });

  it('S46: what no line names goes to the connection’s own project, or is refused in words', async () => {
    await sites.blue.create('OPS', 'Task', { summary: 'Clean the racks' });
    await sites.settle();
    expect((await sites.green.read('DEV-1')).fields.summary).toBe('Clean the racks');

    await publishScope(sites, 'green', connection, { unrouted: 'refuse' });
    await sites.blue.create('OPS', 'Task', { summary: 'Sort the cables' });
    await sites.settle();
    expect(sites.host.site('green').jira.state.issues.size).toBe(1);
    const [twin] = (await standingOf(sites, 'blue', 'OPS-2')).twins;
    expect(twin?.problem?.message).toContain('rules name no space');
  });

  it('is refused at publishing where a line names a project that is not in the scope', async () => {
    const line = { when: [{ path: '@type', value: 'Bug' }], project: '1' };
    await expect(publishScope(sites, 'green', connection, { routing: [line] })).rejects.toThrow(
      /Line 1 of the routing names the space 1/,
    );
  });
});
