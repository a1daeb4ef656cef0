import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type SyncedPair, startSync, syncedPair } from '../support/synced-pair.ts';
import { standingOf } from '../support/two-sites.ts';

describe('the names that JQL has for the counterpart of a work item', () => {
  let pair: SyncedPair;
  const keys = async (site: 'blue' | 'green', jql: string) =>
    (await pair.sites[site].find(jql)).map(({ key }) => key);

  beforeAll(async () => {
    pair = await syncedPair({ project: 'SUP' });
    await pair.sites.blue.create('SUP', 'Service Request', { summary: 'Stays here' });
    await pair.sites.settle();
  }, 60_000);
  afterAll(() => pair.sites.dispose());

  it('find it by the connection on both sides, and nothing else', async () => {
    const jql = `counterpartConnection = "${pair.connection}"`;
    expect(await keys('blue', jql)).toEqual([pair.sup]);
    expect(await keys('green', jql)).toEqual([pair.dev]);
    expect(await keys('blue', 'counterpartConnection = "another"')).toEqual([]);
  });

  it('find it by the key that it has at the partner', async () => {
    expect(await keys('blue', `counterpartKey = "${pair.dev}"`)).toEqual([pair.sup]);
    expect(await keys('green', `counterpartKey = "${pair.sup}"`)).toEqual([pair.dev]);
  });

  it('find it by its state, and together with clauses of Jira', async () => {
    expect(await keys('blue', 'project = SUP AND counterpartState = "ok"')).toEqual([pair.sup]);
    expect(await keys('green', 'project != DEV AND counterpartState = "ok"')).toEqual([]);
  });
});

const HOUR = 3600;

describe('the state that JQL finds', () => {
  let pair: SyncedPair;

  beforeEach(async () => {
    pair = await syncedPair({ project: 'SUP' });
    await pair.sites.pass(600);
  }, 60_000);
  afterEach(() => pair.sites.dispose());

  const said = async (site: 'blue' | 'green') => {
    const found: string[] = [];
    for (const state of ['ok', 'waiting', 'failed', 'paused']) {
      const issues = await pair.sites[site].find(`counterpartState = "${state}"`);
      found.push(...issues.map(() => state));
    }
    return found;
  };
  const unlink = () =>
    pair.sites.admin('blue', 'sync.unlink', { issue: pair.sup, connection: pair.connection });
  const cut = () => pair.sites.host.addFault({ kind: 'wire', site: 'blue', to: 'green', partition: true });

  it('is none on either side once a person has ended the pair, and neither is the connection', async () => {
    await unlink();
    await pair.sites.settle();
    await pair.sites.pass(60);
    for (const site of ['blue', 'green'] as const) {
      expect(await said(site)).toEqual([]);
      expect(await pair.sites[site].find(`counterpartConnection = "${pair.connection}"`)).toEqual([]);
    }
  });

  it('is none once the counterpart is deleted', async () => {
    await pair.sites.blue.call('DELETE', `/issue/${pair.sup}`);
    await pair.sites.settle();
    await pair.sites.pass(60);
    expect(await said('green')).toEqual([]);
  });

  it('is ok again where the pair is begun anew', async () => {
    await unlink();
    await pair.sites.settle();
    await startSync(pair.sites, pair.sup);
    await pair.sites.pass(3 * HOUR);
    expect([await said('blue'), await said('green')]).toEqual([['ok'], ['ok']]);
  });

  it('does not keep a pair from being ended where Jira refuses the write, and is taken off within hours', async () => {
    await pair.sites.host.addFault({ kind: 'jira', site: 'blue', status: 500, method: 'PUT', count: 20 });
    await unlink();
    await pair.sites.settle();
    expect((await standingOf(pair.sites, 'blue', pair.sup)).twins).toMatchObject([{ state: 'unlinked' }]);
    expect(await said('blue')).toEqual(['ok']);
    pair.sites.host.clearFaults();
    await pair.sites.pass(2 * HOUR);
    expect(await said('blue')).toEqual([]);
  });

  it('is waiting where the partner has not answered for hours, and ok again when all has crossed', async () => {
    await cut();
    await pair.sites.blue.edit(pair.sup, { summary: 'Nobody hears' });
    await pair.sites.pass(HOUR / 2);
    expect(await said('blue')).toEqual(['ok']);
    await pair.sites.pass(3 * HOUR);
    expect(await said('blue')).toEqual(['waiting']);
    pair.sites.host.clearFaults();
    await pair.sites.pass(2 * HOUR);
    expect((await pair.sites.green.read(pair.dev)).fields.summary).toBe('Nobody hears');
    expect(await said('blue')).toEqual(['ok']);
  });

  it('costs a short wait no write', async () => {
    await cut();
    await pair.sites.blue.edit(pair.sup, { summary: 'Soon heard' });
    pair.sites.host.resetMeters();
    await pair.sites.pass(HOUR / 3);
    pair.sites.host.clearFaults();
    await pair.sites.pass(3 * HOUR);
    const asked = Object.keys(pair.sites.host.meters().sites['blue']?.jira.byEndpoint ?? {});
    expect(asked.length).toBeGreaterThan(0);
    expect(asked.filter((endpoint) => /^PUT .*properties/.test(endpoint))).toEqual([]);
    expect(await said('blue')).toEqual(['ok']);
  });

  it('is paused on both sides where the work item has left the scope of one, and ok again when it is back', async () => {
    await pair.sites.blue.call('POST', '/project/SUP/archive');
    await pair.sites.settle();
    await pair.sites.pass(4 * HOUR);
    expect(await said('green')).toEqual(['paused']);
    await pair.sites.blue.call('POST', '/project/SUP/restore');
    await pair.sites.settle();
    await pair.sites.pass(3 * HOUR);
    expect([await said('blue'), await said('green')]).toEqual([['ok'], ['ok']]);
  });

  it('is paused while a side has paused the connection for hours, and ok again when it goes on', async () => {
    const { sites, connection } = pair;
    await sites.admin('blue', 'connection.pause', { connection });
    await sites.pass(HOUR / 2);
    expect(await said('blue')).toEqual(['ok']);
    await sites.pass(4 * HOUR);
    expect(await said('blue')).toEqual(['paused']);
    await sites.admin('blue', 'connection.resume', { connection });
    await sites.pass(3 * HOUR);
    expect(await said('blue')).toEqual(['ok']);
  });

  it('costs an outage that lasts no more than what was said at its beginning', async () => {
    await cut();
    await pair.sites.blue.edit(pair.sup, { summary: 'Nobody hears' });
    await pair.sites.pass(4 * HOUR);
    expect(await said('blue')).toEqual(['waiting']);
    pair.sites.host.resetMeters();
    await pair.sites.pass(5 * HOUR);
    const { jira } = Object(pair.sites.host.meters().sites['blue']);
    expect(Object.keys(jira.byEndpoint).filter((name) => /properties|GET .*issue/.test(name))).toEqual([]);
  });
});
