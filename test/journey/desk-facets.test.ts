import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { deskFacets } from '../../src/contract/desk-facets.ts';
import { type PortalUser, portalUser } from '../support/portal-user.ts';
import { type TwoSites, twoSites } from '../support/two-sites.ts';

const HOUR = 3600;
const APPROVERS = 'customfield_10041';
/** Fields of green that hold what came. */
const TEXT = 'customfield_10031';
const REFERENCE = 'customfield_10030';
const BUDGET = 'customfield_10032';

const line = (id: string, field: string, path: string, kind: string) => ({
  id,
  field,
  path,
  kind,
  direction: 'in',
});
const shared = [
  { id: 'summary', field: 'summary', path: 'summary', kind: 'text' },
  { id: 'type', field: 'issuetype', path: 'type', kind: 'issueType', direction: 'out' },
];

/** Hours within which the page says that a silent change is found, with one request: read in one hour, sent in the next. */
const AGE = 2 * HOUR + 120;

const approvals = z.object({ values: z.array(z.object({ id: z.coerce.string() })) });
const shownDesk = z.object({
  twins: z.array(z.object({ desk: deskFacets.optional() })),
});

describe('what a service desk changes without an event', () => {
  let sites: TwoSites;
  let connection: string;
  let carol: PortalUser;

  beforeEach(async () => {
    sites = await twoSites('desk-facets');
    connection = await sites.connect('SUP');
    carol = portalUser(sites.host, 'blue', 'carol@customer.example');
  });
  afterEach(() => sites.dispose());

  /** A colleague of Acme's whose address others may see. */
  function colleague(displayName: string, emailAddress: string): PortalUser {
    sites.host.site('blue').jira.admin.createUser({ displayName, emailAddress, emailVisible: true });
    return portalUser(sites.host, 'blue', emailAddress);
  }

  async function approve(approver: PortalUser, key: string): Promise<void> {
    const path = `/request/${key}/approval`;
    const last = approvals.parse(await approver.call('GET', path)).values.at(-1);
    await approver.call('POST', `${path}/${last?.id ?? ''}`, { decision: 'approve' });
  }

  const rate = (key: string, rating: number) =>
    carol.call('POST', `/request/${key}/feedback`, { rating, type: 'csat' });

  async function rules(out: object, lines: readonly object[]): Promise<void> {
    await sites.publish('blue', connection, { mappings: shared, service: out });
    const type = { ...line('type', 'issuetype', 'type', 'issueType'), noMatch: 'default', default: 'Task' };
    await sites.publish('green', connection, { mappings: [shared[0], type, ...lines] });
    await sites.pass(60);
  }

  async function raised(type: string): Promise<{ key: string; peer: string }> {
    const key = await carol.raise('SUP', type, { summary: `${type} of Carol` });
    await sites.settle();
    await sites.admin('blue', 'sync.issue', { connection, issue: key });
    await sites.settle();
    const [found] = await sites.green.find(`summary ~ "${type} of Carol"`);
    return { key, peer: found?.key ?? '' };
  }

  const there = async (peer: string) => (await sites.green.read(peer)).fields;

  it('an approval crosses with approvers, decisions and time, and one that is given is found within the age that is stated', async () => {
    const ann = colleague('Ann', 'ann@acme.example');
    const bob = colleague('Bob', 'bob@acme.example');
    await rules({ approvals: { out: 'on' } }, [line('approvals', TEXT, 'approvals', 'richText')]);
    const { key, peer } = await raised('Request a change');
    await sites.blue.edit(key, { [APPROVERS]: [{ accountId: ann.accountId }, { accountId: bob.accountId }] });
    await sites.pass(AGE);
    expect(JSON.stringify((await there(peer))[TEXT])).toContain(
      'Waiting for approval: pending (Ann: pending; Bob: pending)',
    );
    await approve(ann, key);
    await sites.pass(AGE);
    expect(JSON.stringify((await there(peer))[TEXT])).toContain('pending (Ann: approved; Bob: pending)');
    // The last one moves the request, which is an event.
    await approve(bob, key);
    await sites.settle();
    expect(JSON.stringify((await there(peer))[TEXT])).toMatch(
      /Waiting for approval: approved \d{4}-[^(]* \(Ann: approved; Bob: approved\)/,
    );
  });

  it('S65: of approvers of two companies only those of the partner’s domain are copied', async () => {
    const ann = colleague('Ann', 'ann@globex.example');
    const bob = colleague('Bob', 'bob@acme.example');
    await rules({ approvals: { out: 'on', domains: ['globex.example'] } }, [
      line('approvals', REFERENCE, 'approvals', 'text'),
    ]);
    const { key, peer } = await raised('Request a change');
    await sites.blue.edit(key, { [APPROVERS]: [{ accountId: ann.accountId }, { accountId: bob.accountId }] });
    await sites.pass(AGE);
    expect((await there(peer))[REFERENCE]).toBe('Waiting for approval: pending (Ann: pending)');
  });

  it('the rating of the customer is found within the age that is stated', async () => {
    await rules({ satisfaction: { out: 'on' } }, [line('rating', BUDGET, 'satisfaction', 'number')]);
    const { key, peer } = await raised('Get IT help');
    await sites.blue.move(key, 'Resolve this issue', { resolution: { name: 'Done' } });
    await sites.settle();
    await rate(key, 4);
    await sites.pass(AGE);
    expect((await there(peer))[BUDGET]).toBe(4);
  });

  it('a clock is told when it starts, when its goal is missed, and when it ends, and not in between', async () => {
    await rules({ sla: { side: 'origin', names: ['Time to first response'] } }, [
      line('clock', REFERENCE, 'sla_Time_to_first_response', 'text'),
    ]);
    const { key, peer } = await raised('Get IT help');
    expect((await there(peer))[REFERENCE]).toMatch(/^Time to first response: running, goal 8h, due /);
    const writes = async () => (await sites.green.read(peer)).fields['updated'];
    const before = await writes();
    await sites.pass(7 * HOUR);
    expect(await writes()).toBe(before);
    // Five minutes after it is due at the latest, as sweeps go.
    await sites.pass(HOUR + 400);
    expect((await there(peer))[REFERENCE]).toMatch(/: running, goal missed, goal 8h/);
    await sites.blue.comment(key, 'We look into it');
    await sites.settle();
    await sites.pass(AGE);
    expect((await there(peer))[REFERENCE]).toMatch(/: missed, goal 8h, ended /);
  });

  it('a participant who is added is found by the hourly search', async () => {
    const dora = colleague('Dora', 'dora@acme.example');
    const participants = { id: 'p', field: 'customfield_10003', path: 'participants', kind: 'users' };
    await sites.publish('blue', connection, { mappings: [...shared, { ...participants, direction: 'out' }] });
    await sites.publish('green', connection, {
      mappings: [shared[0], line('p', REFERENCE, 'participants', 'text')],
    });
    await sites.pass(60);
    const key = await carol.raise('SUP', 'Get IT help', { summary: 'Together' });
    await sites.admin('blue', 'sync.issue', { connection, issue: key });
    await sites.settle();
    const agent = portalUser(sites.host, 'blue', 'ann@blue.example');
    await agent.call('POST', `/request/${key}/participant`, { accountIds: [dora.accountId] });
    await sites.pass(AGE);
    const [found] = await sites.green.find('summary ~ "Together"');
    expect(found?.fields[REFERENCE]).toBe('Dora');
  });

  it('pairs that were there before the rules let a facet leave are read in turn', async () => {
    await rules({}, []);
    const { key, peer } = await raised('Get IT help');
    await sites.blue.move(key, 'Resolve this issue', { resolution: { name: 'Done' } });
    await sites.settle();
    await rules({ satisfaction: { out: 'on' } }, [line('rating', BUDGET, 'satisfaction', 'number')]);
    await rate(key, 2);
    await sites.pass(AGE);
    expect((await there(peer))[BUDGET]).toBe(2);
  });

  it('a person who opens the panel sees both sides’ clocks and the partner’s approvals, and what they see first leaves at once', async () => {
    const ann = colleague('Ann', 'ann@acme.example');
    await sites.publish('blue', connection, {
      mappings: shared,
      service: { approvals: { out: 'on' }, sla: { side: 'both' }, satisfaction: { out: 'on' } },
    });
    const type = { ...line('type', 'issuetype', 'type', 'issueType'), noMatch: 'default', default: 'Task' };
    await sites.publish('green', connection, {
      mappings: [shared[0], type],
      service: { approvals: { in: 'on' }, sla: { side: 'origin' }, satisfaction: { in: 'on' } },
    });
    await sites.pass(60);
    const { key, peer } = await raised('Request a change');
    await sites.blue.edit(key, { [APPROVERS]: [{ accountId: ann.accountId }] });
    await sites.settle();
    // By its id, as the panel of a work item asks.
    const panel = async (site: 'blue' | 'green', issue: string) => {
      const { id } = await sites[site].read(issue);
      return shownDesk.parse(await sites.admin(site, 'sync.status', { issue: id })).twins[0]?.desk;
    };
    expect((await panel('blue', key))?.clocks.map(({ whose, name }) => [whose, name])).toEqual([
      ['here', 'Time to first response'],
      ['here', 'Time to resolution'],
    ]);
    await sites.settle();
    const seen = await panel('green', peer);
    expect(seen?.clocks.map(({ whose, state }) => [whose, state])).toEqual([
      ['there', 'running'],
      ['there', 'running'],
    ]);
    expect(seen?.approvals).toMatchObject([
      {
        name: 'Waiting for approval',
        decision: 'pending',
        approvers: [{ name: 'Ann', decision: 'pending' }],
      },
    ]);
    // Nobody is told that the partner's values found no field: they are shown.
    expect(JSON.stringify(await sites.admin('green', 'sync.status', { issue: peer }))).not.toContain(
      'problem',
    );
  });

  it('a desk without SLAs, and rules for facets that a site does not have, leave everything else as it is', async () => {
    const state = sites.host.site('blue').jira.state;
    for (const metric of state.slaMetrics.all()) state.slaMetrics.delete(metric.id);
    await rules({ approvals: { out: 'on' }, sla: { side: 'origin' } }, [
      line('clock', REFERENCE, 'sla_Time_to_resolution', 'text'),
    ]);
    const { peer } = await raised('Get IT help');
    const { fields } = await sites.green.read(peer);
    expect([fields.summary, fields[REFERENCE]]).toEqual(['Get IT help of Carol', null]);
  });

  it('a clock whose calendar never opens is told without a time at which it is due', async () => {
    const state = sites.host.site('blue').jira.state;
    for (const metric of state.slaMetrics.all())
      state.slaMetrics.put({ ...metric, calendar: { timeZone: 'Etc/UTC', days: [], holidays: [] } });
    await rules({ sla: { side: 'origin' } }, [line('clock', REFERENCE, 'sla_Time_to_resolution', 'text')]);
    const { peer } = await raised('Get IT help');
    expect((await there(peer))[REFERENCE]).toBe('Time to resolution: running, goal 40h');
  });
});
