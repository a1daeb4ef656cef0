import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { logWork, worklogsOf } from '../support/jira-children.ts';
import { standingOf, type TwoSites, twoSites } from '../support/two-sites.ts';

const line = (field: string, path: string, kind: string) => ({
  id: path,
  field,
  path,
  kind,
  direction: 'both',
});
const summary = line('summary', 'summary', 'text');
const worklogs = { out: 'all', in: 'on' };

/** Twenty-five hours lie between the two companies: there is no moment at which both have the same day. */
describe('two sites in UTC-11 and UTC+14', () => {
  let sites: TwoSites;
  let connection: string;

  beforeAll(async () => {
    sites = await twoSites('zones');
    connection = await sites.connect();
    liveIn('blue', 'Pacific/Pago_Pago');
    liveIn('green', 'Pacific/Kiritimati');
    const mappings = [
      summary,
      line('duedate', 'due', 'date'),
      line('customfield_10033', 'target', 'date'),
      line('customfield_10034', 'start', 'dateTime'),
    ];
    for (const site of ['blue', 'green'] as const)
      await sites.publish(site, connection, { mappings, worklogs });
    await sites.admin('blue', 'trigger.save', { connection, jql: 'project = SUP' });
  }, 60_000);
  afterAll(() => sites.dispose());

  /** The site and everybody at it, the app too, see times in this zone. */
  function liveIn(site: 'blue' | 'green', timeZone: string): void {
    const { state } = sites.host.site(site).jira;
    const settings = state.settings.get('settings');
    if (settings) state.settings.put({ ...settings, timeZone });
    for (const user of state.users.all()) state.users.put({ ...user, timeZone });
  }

  async function synced(fields: Record<string, unknown>): Promise<{ sup: string; dev: string }> {
    const { key } = await sites.blue.create('SUP', 'Service Request', { summary: 'Zones', ...fields });
    await sites.settle();
    const [twin] = (await standingOf(sites, 'blue', key)).twins;
    expect(twin).toMatchObject({ state: 'in-step' });
    expect(twin?.problem).toBeUndefined();
    return { sup: key, dev: twin?.peerKey ?? '' };
  }
  const field = async (site: 'blue' | 'green', key: string, id: string) =>
    (await sites[site].read(key)).fields[id];

  it.each(['2026-12-31', '2027-01-01', '2028-02-29', '2026-03-29', '2026-10-25', '0001-01-02', '9999-12-30'])(
    'have the same day %s, from either side',
    async (day) => {
      const { sup, dev } = await synced({ duedate: day, customfield_10033: day });
      expect(await field('green', dev, 'duedate')).toBe(day);
      expect(await field('green', dev, 'customfield_10033')).toBe(day);

      await sites.green.edit(dev, { duedate: '2026-06-15', customfield_10033: null });
      await sites.settle();
      await sites.green.edit(dev, { duedate: day, customfield_10033: day });
      await sites.settle();
      expect(await field('blue', sup, 'duedate')).toBe(day);
      expect(await field('blue', sup, 'customfield_10033')).toBe(day);
    },
  );

  it.each([
    ['a minute before midnight there', '2026-11-22T23:59:00.000-1100', '2026-11-24T00:59:00.000+1400'],
    ['at midnight', '2026-11-22T00:00:00.000-1100', '2026-11-23T01:00:00.000+1400'],
    ['in the last hour of a year', '2026-12-31T23:30:00.000-1100', '2027-01-02T00:30:00.000+1400'],
    // The island lay on the other side of the date line then.
    ['before 1970', '1969-12-31T13:00:00.000-1100', '1969-12-31T13:20:00.000-1040'],
  ])('have the same instant %s, each in its own zone', async (_name, here, there) => {
    const { sup, dev } = await synced({ customfield_10034: here });
    expect(await field('blue', sup, 'customfield_10034')).toBe(here);
    expect(await field('green', dev, 'customfield_10034')).toBe(there);
    expect(Date.parse(here)).toBe(Date.parse(there));

    await sites.green.edit(dev, { customfield_10034: null });
    await sites.settle();
    expect(await field('blue', sup, 'customfield_10034')).toBeNull();
    await sites.green.edit(dev, { customfield_10034: there });
    await sites.settle();
    expect(await field('blue', sup, 'customfield_10034')).toBe(here);
  });

  it('have the same start of work, also where it was logged late in the day', async () => {
    const { sup, dev } = await synced({});
    const started = '2026-11-20T23:45:00.000-1100';
    await logWork(sites.blue, sup, 3600, 'Late', { started });
    await logWork(sites.green, dev, 1800, 'Early', { started: '2026-11-21T00:15:00.000+1400' });
    await sites.settle();
    const starts = [Date.parse('2026-11-20T10:15:00Z'), Date.parse('2026-11-21T10:45:00Z')];
    for (const [user, key] of [
      [sites.blue, sup],
      [sites.green, dev],
    ] as const) {
      const logged = await worklogsOf(user, key);
      expect(logged.map((one) => one.started).sort()).toEqual(starts);
    }
    const raw = JSON.stringify(await sites.green.call('GET', `/issue/${dev}/worklog`));
    expect(raw).toContain('"started":"2026-11-22T00:45:00.000+1400"');
  });

  it('send nothing back and forth once a day and an instant have crossed', async () => {
    const { sup, dev } = await synced({
      duedate: '2026-12-31',
      customfield_10034: '2026-12-31T23:59:59.000-1100',
    });
    await sites.pass(3600);
    sites.host.resetMeters();
    await sites.blue.edit(sup, { summary: 'Zones, again' });
    await sites.settle();
    await sites.pass(3600);
    const items = Object.values(sites.host.meters().sites).reduce((sum, site) => sum + site.items, 0);
    expect(items).toBe(1);
    expect(await field('green', dev, 'duedate')).toBe('2026-12-31');
  });

  it('keep a day that one of them holds as an instant, there and back', async () => {
    await sites.publish('blue', connection, { mappings: [summary, line('duedate', 'when', 'date')] });
    await sites.publish('green', connection, {
      mappings: [summary, line('customfield_10034', 'when', 'dateTime')],
    });
    await sites.pass(60);
    const { sup, dev } = await synced({ duedate: '2026-12-31' });
    expect(await field('green', dev, 'customfield_10034')).toBe('2027-01-01T02:00:00.000+1400');
    await sites.pass(3600);
    expect(await field('blue', sup, 'duedate')).toBe('2026-12-31');
    await sites.green.edit(dev, { customfield_10034: '2026-12-31T02:00:00.000+1400' });
    await sites.settle();
    expect(await field('blue', sup, 'duedate')).toBe('2026-12-30');
    expect(await field('green', dev, 'customfield_10034')).toBe('2026-12-31T02:00:00.000+1400');
  });
});
