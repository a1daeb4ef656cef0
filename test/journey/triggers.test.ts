import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { projectId } from '../../host/local/start-up.ts';
import { REQUEST_TYPE } from '../support/desk-places.ts';
import { standingOf, type TwoSites, twoSites } from '../support/two-sites.ts';

const saved = z.object({
  trigger: z.looseObject({ id: z.string(), schedule: z.string(), offSince: z.number().optional() }),
  unsynced: z.number().optional(),
});
const listed = z.object({
  triggers: z.array(
    z.looseObject({
      id: z.string(),
      passedOver: z.number().optional(),
      fault: z.string().optional(),
    }),
  ),
  searched: z.number().optional(),
});
const preview = z.looseObject({ count: z.number(), unsynced: z.number() });

const HOUR = 3600;

let sites: TwoSites;
let connection: string;
async function open(): Promise<void> {
  sites = await twoSites('triggers');
  connection = await sites.connect();
}
const close = () => sites.dispose();

const ask = (operation: string, payload: object = {}) =>
  sites.admin('blue', operation, { connection, ...payload });
const save = async (wish: object) => saved.parse(await ask('trigger.save', wish));
const list = async () => listed.parse(await ask('trigger.list'));
const raise = async (fields: Record<string, unknown> = {}) =>
  (await sites.blue.create('SUP', 'Service Request', { summary: 'Printer jams', ...fields })).key;
const arrived = () => sites.host.site('green').jira.state.issues.size;
async function runs(key: string): Promise<boolean> {
  await sites.settle();
  return (await standingOf(sites, 'blue', key)).twins.length === 1;
}

/** The examples that F93 of the requirements names. */
describe('a trigger by an example of the manual', () => {
  beforeEach(open, 60_000);
  afterEach(close);

  const kevin = () =>
    sites.host.site('blue').jira.admin.createUser({
      displayName: 'Kevin',
      emailAddress: 'kevin@blue.example',
      groups: ['jira-users'],
    });
  const requestType = (name: string) => {
    const desk = sites.host.site('blue').jira.state;
    return desk.requestTypes.find(
      (one) => one.name === name && desk.projects.get(one.projectId)?.key === 'SUP',
    )?.id;
  };

  it('F93: assignee = "Kevin" starts what is assigned to the one whom Jira knows by that name', async () => {
    const state = sites.host.site('blue').jira.state;
    const [agent] = state.users.filter(({ displayName }) => displayName !== 'Counterpart');
    await save({ jql: `assignee = "${agent?.displayName}"` });
    const key = await raise();
    expect(await runs(key)).toBe(false);
    await sites.blue.edit(key, { assignee: { accountId: agent?.accountId } });
    expect(await runs(key)).toBe(true);
  });

  it('F93: a name that nobody has is refused at its place', async () => {
    await expect(ask('trigger.save', { jql: 'project = SUP AND assignee = "Kevin"' })).rejects.toThrow(
      /Kevin.*\(line 1, column \d+\)/,
    );
    kevin();
    await expect(ask('trigger.save', { jql: 'project = SUP AND assignee = "Kevin"' })).resolves.toBeDefined();
  });

  it('F93: project = SUP AND labels = vendor-X', async () => {
    await save({ jql: 'project = SUP AND labels = vendor-X' });
    expect(await runs(await raise({ labels: ['vendor-Y'] }))).toBe(false);
    expect(await runs(await raise({ labels: ['vendor-X'] }))).toBe(true);
  });

  it('F93: "Request Type" = "Get IT help" AND priority in (Highest, High)', async () => {
    const { trigger } = await save({ jql: '"Request Type" = "Get IT help" AND priority in (Highest, High)' });
    // Jira does not tell every change of a request type.
    expect(trigger.schedule).toBe('hourly');
    const help = { [REQUEST_TYPE]: requestType('Get IT help') };
    expect(await runs(await raise({ ...help, priority: { name: 'Low' } }))).toBe(false);
    expect(await runs(await raise({ priority: { name: 'High' } }))).toBe(false);
    expect(await runs(await raise({ ...help, priority: { name: 'High' } }))).toBe(true);
  });

  it('F93: project = SUP AND created >= -1d', async () => {
    const old = await raise();
    await sites.settle();
    await sites.pass(26 * HOUR);
    expect((await save({ jql: 'project = SUP AND created >= -1d' })).trigger.schedule).toBe('hourly');
    expect(await runs(await raise())).toBe(true);
    await sites.blue.edit(old, { summary: 'Old and changed' });
    expect(await runs(old)).toBe(false);
  });

  it('F93: labels = "group-visibility" or priority = Highest AND "Request Type" = "Get IT help"', async () => {
    await save({
      jql: 'labels = "group-visibility" or priority = Highest AND "Request Type" = "Get IT help"',
    });
    const help = { [REQUEST_TYPE]: requestType('Get IT help') };
    expect(await runs(await raise({ labels: ['group-visibility'] }))).toBe(true);
    expect(await runs(await raise({ priority: { name: 'Highest' } }))).toBe(false);
    expect(await runs(await raise({ priority: { name: 'Highest' }, ...help }))).toBe(true);
  });

  it('starts requests alone where it is told so', async () => {
    await save({ jql: 'project = SUP', entity: 'request' });
    expect(await runs(await raise())).toBe(false);
    expect(await runs(await raise({ [REQUEST_TYPE]: requestType('Get IT help') }))).toBe(true);
  });
});

describe('a trigger that time alone makes true', () => {
  beforeAll(open, 60_000);
  afterAll(close);

  it('says what moves it, in which time zone, and what fits', async () => {
    expect(preview.parse(await ask('trigger.preview', { jql: 'project = SUP AND created <= -3h' }))).toEqual({
      count: 0,
      unsynced: 0,
      sample: [],
      moves: [{ clause: 'created <= -3h', why: 'time' }],
      schedule: 'hourly',
      timeZone: expect.stringMatching(/^\w+(\/\w+)?$/),
    });
  });

  it('starts a work item that nobody touches, within its schedule and not before', async () => {
    await save({ jql: 'project = SUP AND created <= -3h', schedule: 'five-minutes' });
    const key = await raise();
    await sites.pass(2 * HOUR);
    expect(await runs(key)).toBe(false);
    await sites.pass(HOUR + 600);
    expect(await runs(key)).toBe(true);
    expect((await list()).searched).toBeGreaterThan(0);
  }, 60_000);

  it('costs one point a search where it finds nothing new, and nothing is started twice', async () => {
    await sites.pass(HOUR - 60);
    sites.host.resetMeters();
    const before = arrived();
    await sites.pass(HOUR);
    const { jira } = sites.host.meters().sites['blue'] ?? {};
    const searches = jira?.byEndpoint['POST /rest/api/3/search/jql'] ?? 0;
    // Twelve of the schedule, and the hour's own.
    expect(searches).toBe(13);
    expect(arrived()).toBe(before);
  }, 60_000);
});

describe('a trigger that is off', () => {
  beforeAll(open, 60_000);
  afterAll(close);

  it('counts what it passes over, and a backfill starts that and what was there before', async () => {
    const old = await raise();
    await sites.settle();
    await sites.pass(HOUR);
    const jql = 'project = SUP';
    const first = await save({ jql });
    expect(first).toMatchObject({ trigger: { schedule: 'none' }, unsynced: 1 });
    const { id } = first.trigger;
    const off = await save({ id, jql, active: false });
    expect(off.unsynced).toBeUndefined();
    await expect(ask('trigger.backfill', { id })).rejects.toThrow(/is off, was deleted/);
    await sites.pass(HOUR);
    const missed = [await raise(), await raise()];
    await sites.settle();
    await sites.pass(600);
    expect((await list()).triggers).toMatchObject([{ id, passedOver: 2 }]);
    const on = await save({ id, jql });
    expect(on.trigger.offSince).toBeUndefined();
    expect(on.unsynced).toBe(3);
    expect(await ask('trigger.backfill', { id })).toMatchObject({ state: 'running', total: 3 });
    await expect(ask('trigger.backfill', { id })).rejects.toThrow(/under way/);
    await sites.settle();
    await sites.pass(1200);
    for (const key of [old, ...missed]) expect(await runs(key)).toBe(true);
    expect(await ask('run.get', { kind: 'backfill' })).toMatchObject({
      run: { state: 'done', done: 3, total: 3 },
    });
    expect(arrived()).toBe(3);
  }, 60_000);

  it('is shown with what Jira says once its query names what is gone', async () => {
    const version = z.object({ id: z.string() }).parse(
      await sites.blue.call('POST', '/version', {
        name: 'R1',
        projectId: Number(projectId(sites.host, 'blue', 'SUP')),
      }),
    );
    const [old] = (await list()).triggers;
    await save({ id: old?.id, jql: 'project = SUP AND labels = x' });
    // A search must judge it, and Jira refuses that search whole.
    const jql = 'fixVersion = R1 AND created >= -1w';
    const { trigger } = await save({ jql, schedule: 'five-minutes' });
    await sites.blue.call('DELETE', `/version/${version.id}`);
    const after = (await list()).triggers.find(({ id }) => id === trigger.id);
    expect(after?.fault).toMatch(/R1/);
    // The other trigger is judged, and searched for, all the same.
    await sites.pass(600);
    expect(await runs(await raise({ labels: ['x'] }))).toBe(true);
  }, 60_000);
});

describe('a query that no trigger can have', () => {
  beforeAll(open, 60_000);
  afterAll(close);

  it.each([
    ['project = SUP AND\nstatus = = Done', /line 2, column \d+/],
    ['project = SUP AND flavour = red', /flavour.*\(line 1, column 19\)/],
    ['project = NOPE', /NOPE.*\(line 1, column 11\)/],
    ['project = SUP ORDER BY created', /no order/],
    ['ORDER BY created', /no order/],
    [' ', /jql/],
  ])('is refused in words with its place: %j', async (jql, said) => {
    await expect(ask('trigger.save', { jql })).rejects.toThrow(said);
    await expect(ask('trigger.preview', { jql })).rejects.toThrow(said);
  });
});
