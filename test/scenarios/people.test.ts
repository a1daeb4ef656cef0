import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { adminOf } from '../../host/local/start-up.ts';
import { standingOf, type TwoSites, twoSites } from '../support/two-sites.ts';

const person = z.object({ accountId: z.string() }).nullable();

/** Who a person of one company is in the other. Accounts of one site mean nothing on the other. */
describe('people of the other company', () => {
  let sites: TwoSites;
  let connection: string;
  let ann: string;
  let bob: string;
  let gil: string;
  let hana: string;
  let bobAtGlobex: string;

  beforeAll(async () => {
    sites = await twoSites('people');
    connection = await sites.connect();
    ann = adminOf(sites.host.site('blue'));
    gil = adminOf(sites.host.site('green'));
    bob = accountOf('blue', 'bob@blue.example');
    hana = accountOf('green', 'hana@green.example');
    showAddress('blue', bob);
    const { admin } = sites.host.site('green').jira;
    bobAtGlobex = admin.createUser({
      displayName: 'Robert (Acme)',
      emailAddress: 'bob@blue.example',
      emailVisible: true,
    }).accountId;
    const summary = { id: 'summary', field: 'summary', path: 'summary', kind: 'text' };
    const assignee = { id: 'assignee', field: 'assignee', path: 'assignee', kind: 'user' };
    const reporter = { id: 'reporter', path: 'reporter' };
    await sites.publish('blue', connection, {
      mappings: [summary, assignee, { ...reporter, field: 'reporter', kind: 'user', direction: 'out' }],
      userMap: { sendEmail: true },
    });
    await sites.publish('green', connection, {
      mappings: [
        summary,
        assignee,
        { ...reporter, field: 'customfield_10030', kind: 'text', direction: 'in' },
      ],
      userMap: { default: gil },
    });
    await sites.admin('blue', 'trigger.save', { connection, jql: 'project = SUP' });
    await sites.pass(60);
  });
  afterAll(() => sites.dispose());

  function accountOf(site: 'blue' | 'green', email: string): string {
    const found = sites.host.site(site).jira.state.users.all();
    const user = found.find((one) => one.emailAddress === email);
    if (!user) throw new Error(`Nobody at ${site} has ${email}`);
    return user.accountId;
  }

  /** The profile setting by which a person lets others see the address. */
  function showAddress(site: 'blue' | 'green', accountId: string): void {
    const { state } = sites.host.site(site).jira;
    const user = state.users.get(accountId);
    if (user) state.users.put({ ...user, emailVisible: true });
  }

  /** Puts user maps in force on both sides; running processes may use the old ones for 30 seconds. */
  async function userMaps(blue: Record<string, unknown>, green: Record<string, unknown>): Promise<void> {
    await sites.publish('blue', connection, { userMap: blue });
    await sites.publish('green', connection, { userMap: green });
    await sites.pass(60);
  }

  /** Makes an issue on blue and returns both keys. */
  async function synced(fields: Record<string, unknown>): Promise<{ here: string; there: string }> {
    const { key } = await sites.blue.create('SUP', 'Service Request', { summary: 'People', ...fields });
    await sites.settle();
    const [twin] = (await standingOf(sites, 'blue', key)).twins;
    expect(twin?.state).toBe('in-step');
    return { here: key, there: twin?.peerKey ?? '' };
  }

  const assigneeOf = async (site: 'blue' | 'green', key: string) =>
    person.parse((await sites[site].read(key)).fields['assignee'])?.accountId ?? null;

  it('S10: are found by their e-mail address, where it may leave', async () => {
    const { there } = await synced({ assignee: { accountId: bob } });
    expect(await assigneeOf('green', there)).toBe(bobAtGlobex);
  });

  it('S10: become the default user where nobody has that address', async () => {
    const { here, there } = await synced({ assignee: { accountId: ann } });
    expect(await assigneeOf('green', there)).toBe(gil);
    await sites.pass(600);
    expect(await assigneeOf('blue', here)).toBe(ann);
  });

  it('S12: an assignee that is cleared is cleared there, and back', async () => {
    const { here, there } = await synced({ assignee: { accountId: bob } });
    await sites.blue.edit(here, { assignee: null });
    await sites.settle();
    expect(await assigneeOf('green', there)).toBeNull();

    await sites.blue.edit(here, { assignee: { accountId: bob } });
    await sites.settle();
    await sites.green.edit(there, { assignee: null });
    await sites.settle();
    expect(await assigneeOf('blue', here)).toBeNull();
    expect((await standingOf(sites, 'blue', here)).twins[0]?.problem).toBeUndefined();
  });

  it('S12: an issue that nobody is assigned to arrives unassigned', async () => {
    const { there } = await synced({ assignee: null });
    expect(await assigneeOf('green', there)).toBeNull();
  });

  it('S13: are found by a table of addresses although none leaves: its keyed hash does', async () => {
    await userMaps(
      { sendEmail: false },
      { map: [{ here: hana, there: 'bob@blue.example' }], matchEmail: false, default: gil },
    );
    const { there } = await synced({ assignee: { accountId: bob } });
    expect(await assigneeOf('green', there)).toBe(hana);
    const wire = JSON.stringify(sites.host.traffic({}).at(-1));
    expect(wire).not.toContain('bob@blue.example');
  });

  it('S11: are not assigned where Jira does not let them be: the default user is', async () => {
    const outsider = sites.host.site('green').jira.admin.createUser({
      displayName: 'Olga Outside',
      emailAddress: 'olga@green.example',
      groups: [],
    }).accountId;
    await userMaps({ sendEmail: false }, { map: [{ here: outsider, there: 'Bob Baker' }], default: gil });
    const { there } = await synced({ assignee: { accountId: bob } });
    expect(await assigneeOf('green', there)).toBe(gil);
  });

  it('S14: a reporter without an account here stands in a text field by name', async () => {
    const { there } = await synced({});
    expect((await sites.green.read(there)).fields['customfield_10030']).toBe('Ann Archer');
  });
});
