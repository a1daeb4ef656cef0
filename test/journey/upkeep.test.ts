import { afterEach, describe, expect, it } from 'vitest';
import { type TwoSites, twoSites } from '../support/two-sites.ts';

const DAY = 24 * 3600;

/** What keeps two sites in step when events, rings and schedules of the platform fail. */
describe('the upkeep of a connection', () => {
  let sites: TwoSites;
  afterEach(() => sites.dispose());

  async function synced(issues: number): Promise<void> {
    sites = await twoSites('upkeep');
    const connection = await sites.connect();
    await sites.admin('blue', 'trigger.save', { connection, jql: 'project = SUP' });
    for (let n = 1; n <= issues; n += 1)
      await sites.blue.create('SUP', 'Service Request', { summary: `Request ${n}` });
    await sites.settle();
    // What the starts have left to look at is looked at.
    await sites.pass(3 * 3600);
  }

  it('goes on by whoever is at work where the five-minute schedule has stopped', async () => {
    await synced(2);
    await sites.host.addFault({ kind: 'scheduler', site: 'blue', silent: true });
    await sites.pass(700);
    // The ring for the change of one issue is lost, its mark stands.
    await sites.host.addFault({ kind: 'queue', site: 'blue', status: 500, count: 1 });
    await sites.blue.edit('SUP-1', { summary: 'Without a ring' });
    await sites.settle();
    expect((await sites.green.read('DEV-1')).fields.summary).toBe('Request 1');
    // Others work on: one of their events sees that no sweep has run.
    for (let edit = 0; edit < 16; edit += 1) {
      await sites.blue.edit('SUP-2', { summary: `Draft ${edit}` });
      await sites.host.advance(13);
    }
    await sites.pass(120);
    expect((await sites.green.read('DEV-1')).fields.summary).toBe('Without a ring');
  });

  it('finds what no event and no search has told by looking at a twenty-eighth of all pairs a day', async () => {
    await synced(28);
    // Nobody hears of the changes, and the index shows them when every search has looked elsewhere.
    await sites.host.addFault({ kind: 'event', site: 'blue', drop: 1 });
    await sites.host.addFault({ kind: 'index-lag', site: 'blue', seconds: 5 * 3600 });
    for (let n = 1; n <= 28; n += 1) await sites.blue.edit(`SUP-${n}`, { summary: `Unheard ${n}` });
    await sites.pass(4 * 3600);
    await sites.host.clearFaults();
    expect(await unheard()).toBe(0);
    sites.host.resetMeters();
    await sites.pass(DAY);
    expect(await unheard()).toBe(1);
    const fetched = sites.host.meters().sites.blue?.jira.byEndpoint['POST /rest/api/3/issue/bulkfetch'];
    expect(fetched).toBe(1);
  });

  /** How many of the changes have reached green. */
  async function unheard(): Promise<number> {
    const found = await sites.green.find('project = DEV');
    return found.filter(({ fields }) => fields.summary.startsWith('Unheard')).length;
  }
});
