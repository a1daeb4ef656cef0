import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { used } from '../bench/measure.ts';
import { projectsOf, publishScope } from '../support/publish-scope.ts';
import { standingOf, type TwoSites, twoSites } from '../support/two-sites.ts';

const JIRA = 'com.atlassian.jira.plugin.system.customfieldtypes';
const summary = { id: 'summary', field: 'summary', path: 'summary', kind: 'text' };
const status = { id: 'status', field: 'status', path: 'status', kind: 'status' };
const type = { id: 'type', field: 'issuetype', path: 'type', kind: 'issueType' };
const named = z.looseObject({ name: z.string() }).nullable();

/** What mappings alone do, without a script, between a side that sends and one that has other values. */
describe('mappings alone', () => {
  let sites: TwoSites;
  let connection: string;

  beforeEach(async () => {
    sites = await twoSites('mappings');
    connection = await sites.connect('OPS');
  });
  afterEach(() => sites.dispose());

  async function rules(blue: readonly object[], green: readonly object[]): Promise<void> {
    await sites.publish('blue', connection, { mappings: [summary, ...blue] });
    await sites.publish('green', connection, { mappings: [summary, ...green] });
    await sites.pass(60);
  }

  async function synced(issueType = 'Task', fields: Record<string, unknown> = {}) {
    const { key } = await sites.blue.create('OPS', issueType, { summary: 'By mappings', ...fields });
    await sites.admin('blue', 'sync.issue', { connection, issue: key });
    await sites.settle();
    return { here: key, there: (await standingOf(sites, 'blue', key)).twins[0]?.peerKey ?? '' };
  }

  const field = async (site: 'blue' | 'green', key: string, id: string) =>
    (await sites[site].read(key)).fields[id];
  const nameOf = async (site: 'blue' | 'green', key: string, id: string) =>
    named.parse(await field(site, key, id))?.name;
  const wire = () => JSON.stringify(sites.host.traffic({}));

  it('S1: a work type that is missing here becomes the fallback when the issue is made, and is left alone later', async () => {
    await publishScope(sites, 'green', connection, { projects: projectsOf(sites.host, 'green', 'HELP') });
    const first = {
      ...type,
      direction: 'in',
      noMatch: 'default',
      default: 'Task',
      when: { firstSync: true },
    };
    await rules([{ ...type, direction: 'out' }], [first]);
    const { here, there } = await synced('Bug');
    expect(await nameOf('green', there, 'issuetype')).toBe('Task');
    await sites.blue.edit(here, { issuetype: { name: 'Story' }, summary: 'Another type' });
    await sites.settle();
    expect(await field('green', there, 'summary')).toBe('Another type');
    expect(await nameOf('green', there, 'issuetype')).toBe('Task');
  });

  it('S2: a status is mapped, and one that no line names is kept where it exists here', async () => {
    const values = [{ here: 'In Review', there: 'In Progress' }];
    await rules([{ ...status, direction: 'out' }], [{ ...status, direction: 'in', values, noMatch: 'same' }]);
    const { here, there } = await synced();
    await sites.blue.move(here, 'In Progress');
    await sites.settle();
    expect(await nameOf('green', there, 'status')).toBe('In Review');
    await sites.blue.move(here, 'Done');
    await sites.settle();
    expect(await nameOf('green', there, 'status')).toBe('Done');
  });

  it('S5: a transition depends on both statuses: it runs in the one that the line names, and in no other', async () => {
    const line = {
      ...status,
      direction: 'in',
      when: { statuses: ['In Progress'] },
      values: [{ here: 'Done', there: 'In Review' }],
      noMatch: 'nothing',
    };
    await rules([{ ...status, direction: 'out' }], [line]);
    const { here, there } = await synced();
    await sites.blue.move(here, 'In Review');
    await sites.settle();
    expect(await nameOf('green', there, 'status')).toBe('To Do');

    await sites.green.move(there, 'In Progress');
    await sites.settle();
    await sites.blue.move(here, 'In Progress');
    await sites.settle();
    expect(await nameOf('green', there, 'status')).toBe('In Progress');
    await sites.blue.move(here, 'In Review');
    await sites.settle();
    expect(await nameOf('green', there, 'status')).toBe('Done');
  });

  it('S8: a priority that nobody has here becomes the default', async () => {
    const { state } = sites.host.site('blue').jira;
    const [known] = state.priorities.all();
    if (!known) throw new Error('blue has no priorities');
    state.priorities.put({ ...known, id: '77', name: 'P0' });
    const priority = { id: 'priority', field: 'priority', path: 'priority', kind: 'priority' };
    await rules(
      [{ ...priority, direction: 'out' }],
      [{ ...priority, direction: 'in', noMatch: 'default', default: 'Medium' }],
    );
    const { there } = await synced('Task', { priority: { id: '77' } });
    expect(await nameOf('green', there, 'priority')).toBe('Medium');
  });

  it('S9: a resolution that is missing here is left alone, without an error', async () => {
    const { state } = sites.host.site('blue').jira;
    const done = state.resolutions.get('10000');
    if (!done) throw new Error('blue has no resolutions');
    state.resolutions.put({ ...done, name: 'Abandoned' });
    const resolution = { id: 'resolution', field: 'resolution', path: 'resolution', kind: 'resolution' };
    await rules(
      [{ ...resolution, direction: 'out' }],
      [{ ...resolution, direction: 'in', noMatch: 'nothing' }],
    );
    const { here, there } = await synced();
    await sites.blue.move(here, 'Done');
    expect(await nameOf('blue', here, 'resolution')).toBe('Abandoned');
    await sites.settle();
    expect(await field('green', there, 'resolution')).toBeNull();
    expect((await standingOf(sites, 'green', there)).twins[0]).not.toHaveProperty('problem');
    expect((await standingOf(sites, 'blue', here)).twins[0]?.state).toBe('in-step');
  });

  it('S63: a constant leaves in place of the field’s own value, which is never on the wire', async () => {
    const description = { id: 'description', field: 'description', path: 'description', kind: 'richText' };
    await rules([{ ...description, direction: 'out', constant: 'from support desk' }], [description]);
    const own = { type: 'doc', version: 1, content: [paragraph('our own words')] };
    const { there } = await synced('Task', { description: own });
    expect(JSON.stringify(await field('green', there, 'description'))).toContain('from support desk');
    expect(wire()).not.toContain('our own words');
  });

  it('S64: a field that no line names never leaves, neither with the issue nor with an edit of both', async () => {
    const { id } = sites.host.site('blue').jira.admin.createField('Margin', `${JIRA}:textfield`);
    await rules([], []);
    const { here, there } = await synced('Task', { [id]: 'Kanarienvogel 31 %' });
    await sites.blue.edit(here, { [id]: 'Kanarienvogel 32 %', summary: 'An edit of both' });
    await sites.settle();
    expect(await field('green', there, 'summary')).toBe('An edit of both');
    expect(wire()).not.toContain('Kanarienvogel');
    expect(wire()).not.toContain('Margin');
  });

  it('S70: a security level is set when the issue is made', async () => {
    const { state } = sites.host.site('green').jira;
    const [project] = state.projects.filter(({ key }) => key === 'DEV');
    const people = state.users.all().map(({ accountId }) => accountId);
    if (!project) throw new Error('green has no DEV');
    const level = { id: '10040', name: 'Partners', description: '', users: people, groups: [], roles: [] };
    state.projects.put({ ...project, securityLevels: [level] });
    const line = { id: 'level', field: 'security', path: 'summaryOfLevel', kind: 'securityLevel' };
    await rules([], [{ ...line, direction: 'in', constant: 'Partners' }]);
    const { there } = await synced();
    expect(await nameOf('green', there, 'security')).toBe('Partners');
  });

  it('S71: types that are called the other way round stay where they are on both sides, and swap back', async () => {
    const values = [
      { here: 'Task', there: 'Bug' },
      { here: 'Bug', there: 'Task' },
    ];
    await rules([{ ...type, values }], [type]);
    const { here, there } = await synced('Task');
    expect(await nameOf('green', there, 'issuetype')).toBe('Bug');
    await sites.blue.edit(here, { issuetype: { name: 'Bug' } });
    await sites.settle();
    expect(await nameOf('green', there, 'issuetype')).toBe('Task');
    await sites.green.edit(there, { issuetype: { name: 'Bug' } });
    await sites.settle();
    expect(await nameOf('blue', here, 'issuetype')).toBe('Task');
    sites.host.resetMeters();
    await sites.pass(600);
    expect(used(sites).messages).toBe(0);
    expect(await nameOf('green', there, 'issuetype')).toBe('Bug');
  });
});

const paragraph = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] });
