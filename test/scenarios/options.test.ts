import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { standingOf, type TwoSites, twoSites } from '../support/two-sites.ts';

const JIRA = 'com.atlassian.jira.plugin.system.customfieldtypes';
const summary = { id: 'summary', field: 'summary', path: 'summary', kind: 'text' };

/** Values that the other side calls otherwise, or does not have. The two sites' fields have other ids and options. */
describe('options, labels, versions and components', () => {
  let sites: TwoSites;
  let connection: string;
  let sport: { blue: string; green: string };
  let place: { blue: string; green: string };

  beforeAll(async () => {
    sites = await twoSites('options');
    connection = await sites.connect();
    const blue = sites.host.site('blue').jira.admin;
    const green = sites.host.site('green').jira.admin;
    green.createField('Something else', `${JIRA}:textfield`);
    sport = {
      blue: blue.createField('Deporte', `${JIRA}:select`, ['Futbol', 'Rugby', 'Tenis']).id,
      green: green.createField('Sport', `${JIRA}:select`, ['Soccer', 'Rugby', 'Other']).id,
    };
    place = {
      blue: blue.createField('Lugar', `${JIRA}:cascadingselect`, [['Europe', ['Paris', 'Rome']]]).id,
      green: green.createField('Place', `${JIRA}:cascadingselect`, [['Europe', ['Paris']]]).id,
    };
    await sites.admin('blue', 'trigger.save', { connection, jql: 'project = SUP' });
  });
  afterAll(() => sites.dispose());
  beforeEach(() => sites.settle());

  /** Publishes one mapping beside the summary's on each side. */
  async function mapped(blue: Record<string, unknown>, green: Record<string, unknown>): Promise<void> {
    await sites.publish('blue', connection, { mappings: [summary, { id: 'one', path: 'one', ...blue }] });
    await sites.publish('green', connection, { mappings: [summary, { id: 'one', path: 'one', ...green }] });
    // Running processes may use the rules of before for 30 seconds.
    await sites.pass(60);
  }

  async function synced(fields: Record<string, unknown>): Promise<{ here: string; there: string }> {
    const { key } = await sites.blue.create('SUP', 'Service Request', { summary: 'Options', ...fields });
    await sites.settle();
    const [twin] = (await standingOf(sites, 'blue', key)).twins;
    expect(twin).toMatchObject({ state: 'in-step' });
    return { here: key, there: twin?.peerKey ?? '' };
  }

  const field = async (site: 'blue' | 'green', key: string, id: string) =>
    (await sites[site].read(key)).fields[id];

  it('S29: an option with a space becomes a label with an underscore', async () => {
    await mapped(
      { field: 'customfield_10038', kind: 'checkboxes', direction: 'out' },
      { field: 'labels', kind: 'labels', direction: 'in' },
    );
    const { there } = await synced({ customfield_10038: [{ value: 'Docs' }, { value: 'Release note' }] });
    expect(new Set(Object(await field('green', there, 'labels')))).toEqual(new Set(['Docs', 'Release_note']));
  });

  it('S30: a version that is missing is made once and not again', async () => {
    const version = { field: 'fixVersions', kind: 'versions', noMatch: 'create' };
    await mapped(version, version);
    const blue = sites.host.site('blue').jira.state;
    const sup = blue.projects.by('key', 'SUP')[0]?.id ?? '';
    await sites.blue.call('POST', '/version', { name: '2.4', projectId: Number(sup) });
    const { here, there } = await synced({ fixVersions: [{ name: '2.4' }] });
    expect(await field('green', there, 'fixVersions')).toMatchObject([{ name: '2.4' }]);
    await sites.blue.edit(here, { fixVersions: [] });
    await sites.settle();
    await sites.blue.edit(here, { fixVersions: [{ name: '2.4' }] });
    await sites.settle();
    expect(await field('green', there, 'fixVersions')).toMatchObject([{ name: '2.4' }]);
    const made = sites.host.site('green').jira.state.versions.all();
    expect(made.filter(({ name }) => name === '2.4')).toHaveLength(1);
  });

  it('S31: so is a component', async () => {
    const component = { field: 'components', kind: 'components', noMatch: 'create' };
    await mapped(component, component);
    await sites.blue.call('POST', '/component', { name: 'Printing', project: 'SUP' });
    const { there } = await synced({ components: [{ name: 'Printing' }] });
    expect(await field('green', there, 'components')).toMatchObject([{ name: 'Printing' }]);
  });

  it('a field that could not be written when the issue was made stays as it is at the partner', async () => {
    await mapped(
      { field: sport.blue, kind: 'select', noMatch: 'error' },
      { field: sport.green, kind: 'select', noMatch: 'error' },
    );
    const { key } = await sites.green.create('DEV', 'Task', {
      summary: 'From green',
      [sport.green]: { value: 'Soccer' },
    });
    await sites.admin('green', 'sync.issue', { connection, issue: key });
    await sites.settle();
    const there = (await standingOf(sites, 'green', key)).twins[0]?.peerKey ?? '';
    expect(await field('blue', there, sport.blue)).toBeNull();
    await sites.blue.edit(there, { summary: 'From blue' });
    await sites.settle();
    expect(await field('green', key, 'summary')).toBe('From blue');
    expect(await field('green', key, sport.green)).toMatchObject({ value: 'Soccer' });
    // What a person sets there afterwards is an edit like any other.
    await sites.blue.edit(there, { [sport.blue]: { value: 'Rugby' } });
    await sites.settle();
    expect(await field('green', key, sport.green)).toMatchObject({ value: 'Rugby' });
  });

  it('S32: an option is translated, and one that no line names becomes the default', async () => {
    const values = [{ here: 'Soccer', there: 'Futbol' }];
    await mapped(
      { field: sport.blue, kind: 'select', direction: 'out', noMatch: 'same' },
      { field: sport.green, kind: 'select', direction: 'in', values, noMatch: 'default', default: 'Other' },
    );
    const { here, there } = await synced({ [sport.blue]: { value: 'Futbol' } });
    expect(await field('green', there, sport.green)).toMatchObject({ value: 'Soccer' });
    await sites.blue.edit(here, { [sport.blue]: { value: 'Tenis' } });
    await sites.settle();
    expect(await field('green', there, sport.green)).toMatchObject({ value: 'Other' });
  });

  it('S33: an option that is missing there is left alone, named as an error, or made, as the mapping says', async () => {
    const out = { field: sport.blue, kind: 'select', direction: 'out', noMatch: 'same' };
    const into = { field: sport.green, kind: 'select', direction: 'in' };
    await mapped(out, { ...into, noMatch: 'error' });
    const refused = await synced({ [sport.blue]: { value: 'Rugby' } });
    await sites.blue.edit(refused.here, { [sport.blue]: { value: 'Tenis' } });
    await sites.settle();
    expect(await field('green', refused.there, sport.green)).toMatchObject({ value: 'Rugby' });
    const [twin] = (await standingOf(sites, 'green', refused.there)).twins;
    expect(twin?.problem?.message).toMatch(/one/);

    await mapped(out, { ...into, noMatch: 'create' });
    const made = await synced({ [sport.blue]: { value: 'Tenis' } });
    expect(await field('green', made.there, sport.green)).toMatchObject({ value: 'Tenis' });
  });

  it('S34: of a cascading option whose child is missing the error names the path, and the rest arrives', async () => {
    const cascading = { kind: 'cascading', noMatch: 'error' };
    await mapped({ field: place.blue, ...cascading }, { field: place.green, ...cascading });
    const both = await synced({ [place.blue]: { value: 'Europe', child: { value: 'Paris' } } });
    expect(await field('green', both.there, place.green)).toMatchObject({
      value: 'Europe',
      child: { value: 'Paris' },
    });
    const half = await synced({ [place.blue]: { value: 'Europe', child: { value: 'Rome' } } });
    expect(await field('green', half.there, 'summary')).toBe('Options');
    const [twin] = (await standingOf(sites, 'green', half.there)).twins;
    expect(twin?.problem?.message).toMatch(/one/);
    await sites.pass(600);
    expect(await field('blue', half.here, place.blue)).toMatchObject({ child: { value: 'Rome' } });
  });

  it('S35: a set is replaced, or only ever added to, as the mapping says', async () => {
    const set = { field: 'customfield_10036', kind: 'multiSelect', noMatch: 'same' };
    const values = (...names: string[]) => ({ customfield_10036: names.map((value) => ({ value })) });
    for (const [merge, left] of [
      ['replace', ['Phone']],
      ['union', ['E-mail', 'Phone', 'Portal']],
    ] as const) {
      await mapped({ ...set, direction: 'out', merge }, { ...set, direction: 'in', merge });
      const { here, there } = await synced(values('E-mail', 'Phone'));
      await sites.green.edit(there, values('E-mail', 'Phone', 'Portal'));
      await sites.settle();
      await sites.blue.edit(here, values('Phone'));
      await sites.settle();
      const found: { value: string }[] = Object(await field('green', there, 'customfield_10036'));
      expect(found.map(({ value }) => value).sort()).toEqual(left);
    }
  });

  it('S36: a date in a text becomes a date, and what is none is an error for that field', async () => {
    await mapped(
      { field: 'customfield_10030', kind: 'text', direction: 'out' },
      { field: 'duedate', kind: 'date', direction: 'in' },
    );
    const dated = await synced({ customfield_10030: '2024-05-01T00:00:00Z' });
    expect(await field('green', dated.there, 'duedate')).toBe('2024-05-01');
    const vague = await synced({ customfield_10030: 'next week' });
    expect(await field('green', vague.there, 'duedate')).toBeNull();
    expect((await standingOf(sites, 'green', vague.there)).twins[0]?.problem?.message).toMatch(/one/);
  });
});
