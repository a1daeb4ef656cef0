import { afterEach, describe, expect, it } from 'vitest';
import { standingOf, type TwoSites, twoSites } from '../support/two-sites.ts';

/** Edits that come fast, or right after a first sync: where a replica of a moment ago must not win. */
describe('edits in quick succession', () => {
  let sites: TwoSites;
  afterEach(() => sites.dispose());

  async function synced(): Promise<string> {
    sites = await twoSites('timing');
    const connection = await sites.connect();
    const field = { id: 'checklist', field: 'customfield_10031', path: 'checklist', kind: 'richText' };
    for (const site of ['blue', 'green'] as const) {
      await sites.publish(site, connection, {
        mappings: [
          { id: 'summary', field: 'summary', path: 'summary', kind: 'text' },
          { ...field, direction: 'both' },
        ],
      });
    }
    await sites.admin('blue', 'trigger.save', { connection, jql: 'project = SUP' });
    return connection;
  }

  /** An issue made on blue, seen on green the second it is there: the answer of the first sync is still on its way. */
  async function untilItAppears(): Promise<void> {
    await sites.blue.create('SUP', 'Service Request', { summary: 'As it was first' });
    const { state } = sites.host.site('green').jira;
    for (let second = 0; second < 60 && state.issues.size === 0; second += 1) {
      await sites.host.advance(1);
    }
    expect(state.issues.size).toBe(1);
  }

  it('S58: five edits of a mapped text field in seconds all arrive, without ping-pong, and the queue drains', async () => {
    await synced();
    await sites.blue.create('SUP', 'Service Request', { summary: 'Move the office' });
    await sites.settle();
    await sites.pass(600);
    sites.host.resetMeters();
    const steps = ['[ ] boxes', '[x] boxes', '[x] boxes [ ] van', '[x] boxes [x] van', '[x] all'];
    for (const step of steps) {
      await sites.blue.edit('SUP-1', { customfield_10031: rich(step) });
      await sites.host.advance(1);
    }
    await sites.settle();
    expect((await sites.green.read('DEV-1')).fields['customfield_10031']).toEqual(rich('[x] all'));
    expect((await standingOf(sites, 'blue', 'SUP-1')).twins).toMatchObject([{ state: 'in-step' }]);

    const { blue, green } = sites.host.meters().sites;
    expect(blue?.items).toBeLessThanOrEqual(2);
    expect(green?.items).toBe(0);
    const history = await sites.green.call('GET', '/issue/DEV-1/changelog');
    expect(historyOf(history, 'Steps to reproduce')).toBeLessThanOrEqual(2);
    await sites.pass(3600);
    expect(sites.host.meters().sites['green']?.items).toBe(0);
  });

  it('S58: the same from both sides at once ends equal, and every lost value is named', async () => {
    await synced();
    await sites.blue.create('SUP', 'Service Request', { summary: 'Move the office' });
    await sites.settle();
    for (const step of [1, 2, 3, 4, 5]) {
      await sites.blue.edit('SUP-1', { customfield_10031: rich(`blue ${step}`) });
      await sites.green.edit('DEV-1', { customfield_10031: rich(`green ${step}`) });
      await sites.host.advance(1);
    }
    await sites.settle();
    await sites.pass(1800);
    const [here, there] = [await sites.blue.read('SUP-1'), await sites.green.read('DEV-1')];
    expect(there.fields['customfield_10031']).toEqual(here.fields['customfield_10031']);
    expect(here.fields['customfield_10031']).toEqual(rich('blue 5'));
  });

  it('S59: a change right after the first sync is not reverted by an answer of before it', async () => {
    await synced();
    await untilItAppears();
    await sites.blue.edit('SUP-1', { summary: 'As it is now' });
    await sites.settle();
    await sites.pass(1800);
    expect((await sites.blue.read('SUP-1')).fields.summary).toBe('As it is now');
    expect((await sites.green.read('DEV-1')).fields.summary).toBe('As it is now');
  });

  it('S59: nor one made on the partner’s side as soon as its issue appears', async () => {
    await synced();
    await untilItAppears();
    await sites.green.edit('DEV-1', { summary: 'Corrected by Globex' });
    await sites.settle();
    await sites.pass(1800);
    expect((await sites.blue.read('SUP-1')).fields.summary).toBe('Corrected by Globex');
    expect((await sites.green.read('DEV-1')).fields.summary).toBe('Corrected by Globex');
  });
});

const rich = (text: string) => ({
  type: 'doc',
  version: 1,
  content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
});

/** How often a field stands in an issue's history. */
function historyOf(changelog: unknown, field: string): number {
  return JSON.stringify(changelog).split(`"field":"${field}"`).length - 1;
}
