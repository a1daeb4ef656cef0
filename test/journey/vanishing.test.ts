import { afterEach, describe, expect, it } from 'vitest';
import { linkIssues, linksFrom } from '../support/jira-children.ts';
import { startSync } from '../support/synced-pair.ts';
import { standingOf, type TwoSites, twoSites } from '../support/two-sites.ts';
import { FREE, giveWorkflow, way } from '../support/workflows.ts';

const JIRA = 'com.atlassian.jira.plugin.system.customfieldtypes';
const summary = { id: 'summary', field: 'summary', path: 'summary', kind: 'text' };

/** What a rule names may be taken out of Jira between two syncs: it is said, the rest goes on, and it can be tried again. */
describe('between two syncs', () => {
  let sites: TwoSites;
  let connection: string;
  let sup: string;
  let dev: string;
  afterEach(() => sites.dispose());

  async function pair(more: {
    readonly blue?: readonly unknown[];
    readonly green?: readonly unknown[];
    readonly version?: Readonly<Record<string, unknown>>;
    readonly fields?: Readonly<Record<string, unknown>>;
  }): Promise<void> {
    connection = await sites.connect();
    for (const site of ['blue', 'green'] as const) {
      await sites.publish(site, connection, {
        mappings: [summary, ...(more[site] ?? [])],
        ...more.version,
      });
    }
    sup = (await sites.blue.create('SUP', 'Service Request', { summary: 'It works', ...more.fields })).key;
    dev = await startSync(sites, sup);
    await sites.pass(60);
  }
  const problem = async (site: 'blue' | 'green' = 'green') =>
    (await standingOf(sites, site, site === 'green' ? dev : sup)).twins[0]?.problem;
  const field = async (site: 'blue' | 'green', id: string) =>
    (await sites[site].read(site === 'green' ? dev : sup)).fields[id];
  const again = async () => {
    await sites.admin('green', 'sync.issue', { issue: dev });
    await sites.settle();
    await sites.pass(60);
  };

  it('a field that is put in the trash is named, and what it should hold comes with the field', async () => {
    sites = await twoSites('vanishing');
    const blue = sites.host.site('blue').jira.admin.createField('Sport', `${JIRA}:textfield`).id;
    const made = sites.host.site('green').jira.admin.createField('Sport', `${JIRA}:textfield`);
    const line = { id: 'sport', path: 'sport', kind: 'text' };
    await pair({
      blue: [{ ...line, field: blue }],
      green: [{ ...line, field: made.id }],
      fields: { [blue]: 'Rugby' },
    });
    expect(await field('green', made.id)).toBe('Rugby');

    await sites.green.call('POST', `/field/${made.id}/trash`);
    await sites.blue.edit(sup, { [blue]: 'Tennis', summary: 'It still works' });
    await sites.settle();
    expect(await field('green', 'summary')).toBe('It still works');
    expect((await problem())?.message).toMatch(/"Tennis".*sport.*no such field/);
    expect((await problem())?.next).toMatch(/\.$/);
    expect(await field('blue', blue)).toBe('Tennis');

    await sites.green.call('POST', `/field/${made.id}/restore`);
    await again();
    expect(await field('green', made.id)).toBe('Tennis');
    expect(await problem()).toBeUndefined();
  });

  it('an option that is deleted is named with its field, and is set once it is there again', async () => {
    sites = await twoSites('vanishing');
    const sides = ['blue', 'green'] as const;
    const [blue, green] = sides.map((site) =>
      sites.host.site(site).jira.admin.createField('Sport', `${JIRA}:select`, ['Rugby', 'Tennis']),
    );
    if (!blue || !green) throw new Error('The fields were not made.');
    const line = { id: 'sport', path: 'sport', kind: 'select' };
    await pair({
      blue: [{ ...line, field: blue.id }],
      green: [{ ...line, field: green.id }],
      fields: { [blue.id]: { value: 'Rugby' } },
    });
    const { state } = sites.host.site('green').jira;
    const whole = state.fields.get(green.id) ?? green;
    state.fields.put({ ...whole, options: whole.options?.filter(({ value }) => value !== 'Tennis') ?? [] });

    await sites.blue.edit(sup, { [blue.id]: { value: 'Tennis' }, summary: 'It still works' });
    await sites.settle();
    expect(await field('green', 'summary')).toBe('It still works');
    expect(await field('green', green.id)).toMatchObject({ value: 'Rugby' });
    expect((await problem())?.message).toMatch(/"Tennis".*sport/);

    state.fields.put(whole);
    await again();
    expect(await field('green', green.id)).toMatchObject({ value: 'Tennis' });
    expect(await field('blue', blue.id)).toMatchObject({ value: 'Tennis' });
    expect(await problem()).toBeUndefined();
  });

  it('a link type that is deleted is named, other links cross, and it is made once there is such a type', async () => {
    sites = await twoSites('vanishing');
    for (const site of ['blue', 'green'] as const) await soothe(site);
    const links = { out: 'all', in: 'on' };
    await pair({ version: { links } });
    const other = (await sites.blue.create('SUP', 'Service Request', { summary: 'The other' })).key;
    const there = await startSync(sites, other);
    const from = async () => (await linksFrom(sites.green, dev)).map(({ is }) => is);

    const { issueLinkTypes } = Object(await sites.green.call('GET', '/issueLinkType'));
    const type = issueLinkTypes.find(({ name }: { name: string }) => name === 'Soothes');
    await sites.green.call('DELETE', `/issueLinkType/${type.id}`);
    await linkIssues(sites.blue, 'Soothes', sup, other);
    await linkIssues(sites.blue, 'Relates', sup, other);
    await sites.settle();
    expect(await from()).toEqual([`Relates ${there}`]);
    expect((await problem())?.message).toMatch(/link.*"Soothes"/);
    expect((await problem())?.next).toMatch(/link type/);

    await soothe('green');
    await again();
    expect(await from()).toEqual([`Relates ${there}`, `Soothes ${there}`]);
    expect(await problem()).toBeUndefined();
  });

  const soothe = (site: 'blue' | 'green') =>
    sites[site].call('POST', '/issueLinkType', {
      name: 'Soothes',
      inward: 'is soothed by',
      outward: 'soothes',
    });

  it('a transition that is taken out of the workflow is missed in words, and walked once it is there', async () => {
    sites = await twoSites('vanishing');
    const status = { id: 'status', field: 'status', path: 'status', kind: 'status', noMatch: 'same' };
    giveWorkflow(sites, 'blue', 'SUP', FREE);
    giveWorkflow(sites, 'green', 'DEV', FREE);
    await pair({ blue: [status], green: [status] });
    await sites.blue.move(sup, 'In Progress');
    await sites.settle();
    expect(await field('green', 'status')).toMatchObject({ name: 'In Progress' });

    giveWorkflow(sites, 'green', 'DEV', [
      way('Start', 'To Do', 'In Progress'),
      way('Stop', 'In Progress', 'To Do'),
    ]);
    await sites.blue.move(sup, 'Done');
    await sites.blue.edit(sup, { summary: 'It is done' });
    await sites.settle();
    expect(await field('green', 'summary')).toBe('It is done');
    expect(await field('green', 'status')).toMatchObject({ name: 'In Progress' });
    expect((await problem())?.message).toMatch(/"Done".*no transition/);

    giveWorkflow(sites, 'green', 'DEV', FREE);
    await again();
    expect(await field('green', 'status')).toMatchObject({ name: 'Done' });
    expect(await problem()).toBeUndefined();
  });

  it('a field of the sender’s that is put in the trash empties nothing at the partner, and goes on where it comes back', async () => {
    sites = await twoSites('vanishing');
    const made = sites.host.site('blue').jira.admin.createField('Sport', `${JIRA}:textfield`);
    const green = sites.host.site('green').jira.admin.createField('Sport', `${JIRA}:textfield`).id;
    const line = { id: 'sport', path: 'sport', kind: 'text' };
    await pair({
      blue: [{ ...line, field: made.id }],
      green: [{ ...line, field: green }],
      fields: { [made.id]: 'Rugby' },
    });
    await sites.blue.call('POST', `/field/${made.id}/trash`);
    await sites.blue.edit(sup, { summary: 'It still works' });
    await sites.settle();
    await sites.pass(7200);
    expect(await field('green', 'summary')).toBe('It still works');
    expect(await field('green', green)).toBe('Rugby');

    await sites.blue.call('POST', `/field/${made.id}/restore`);
    await sites.blue.edit(sup, { summary: 'It works again' });
    await sites.settle();
    expect(await field('green', 'summary')).toBe('It works again');
    expect(await field('green', green)).toBe('Rugby');
  });
});
