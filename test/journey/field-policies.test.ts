import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { adminOf } from '../../host/local/start-up.ts';
import { paragraph } from '../support/jira-user.ts';
import { type TwoSites, twoSites } from '../support/two-sites.ts';

const summary = { id: 's', field: 'summary', path: 'summary', kind: 'text' };

describe('values that the other site does not have', () => {
  let sites: TwoSites;
  let connection: string;
  let ann: string;
  let gil: string;

  /** Publishes mappings beside the summary on both sides; `there` may say something else for the receiver. */
  async function publish(mapping: Record<string, unknown>, there = mapping, part: object = {}) {
    const version = (one: object) => ({ mappings: [summary, { id: 'm', ...one }] });
    await sites.admin('blue', 'rules.publish', { connection, version: version(mapping) });
    await sites.admin('green', 'rules.publish', { connection, version: { ...version(there), ...part } });
    // A warm process may run the rules before for so long.
    await sites.host.advance(31);
  }

  /** Makes an issue at blue and gives the fields of the one that it becomes at green. */
  async function sent(fields: Record<string, unknown>) {
    const { key } = await sites.blue.create('SUP', 'Service Request', { summary: 'A value', ...fields });
    await sites.settle();
    const number = key.split('-')[1];
    return (await sites.green.read(`DEV-${number}`)).fields;
  }

  beforeAll(async () => {
    sites = await twoSites();
    connection = await sites.connect();
    ann = adminOf(sites.host.site('blue'));
    gil = adminOf(sites.host.site('green'));
    await sites.admin('blue', 'trigger.save', { connection, jql: 'project = SUP' });
    const { id } = Object(await sites.blue.call('GET', '/project/SUP'));
    await sites.blue.call('POST', '/version', { name: '2.4', projectId: Number(id) });
    await sites.blue.call('POST', '/component', { name: 'Engine', project: 'SUP' });
    const context = '/field/customfield_10035/context/10135/option';
    await sites.blue.call('POST', context, { options: [{ value: 'Futbol' }, { value: 'Violet' }] });
  }, 60_000);
  afterAll(() => sites.dispose());

  it('S30: a version that is missing is made once, and found the next time', async () => {
    await publish({ field: 'fixVersions', path: 'fix', kind: 'versions', noMatch: 'create' });
    expect(await sent({ fixVersions: [{ name: '2.4' }] })).toMatchObject({ fixVersions: [{ name: '2.4' }] });
    expect(await sent({ fixVersions: [{ name: '2.4' }] })).toMatchObject({ fixVersions: [{ name: '2.4' }] });
    const versions = await sites.green.call('GET', '/project/DEV/versions');
    expect(versions).toHaveLength(1);
  });

  it('S31: a component that is missing is made', async () => {
    await publish({ field: 'components', path: 'parts', kind: 'components', noMatch: 'create' });
    expect(await sent({ components: [{ name: 'Engine' }] })).toMatchObject({
      components: [{ name: 'Engine' }],
    });
  });

  it('S32: an option goes by the value map, and one without a line becomes the default', async () => {
    const colour = { field: 'customfield_10035', path: 'colour', kind: 'select' };
    const values = [{ here: 'Blue', there: 'Futbol' }];
    await publish(colour, { ...colour, values, noMatch: 'default', default: 'Red' });
    expect(await sent({ customfield_10035: { value: 'Futbol' } })).toMatchObject({
      customfield_10035: { value: 'Blue' },
    });
    expect(await sent({ customfield_10035: { value: 'Green' } })).toMatchObject({
      customfield_10035: { value: 'Red' },
    });
  });

  it('S33: a missing option is left alone, set aside or made as the policy says; the rest arrives', async () => {
    const colour = { field: 'customfield_10035', path: 'colour', kind: 'select' };
    for (const [noMatch, value] of [
      ['nothing', null],
      ['error', null],
      ['create', { value: 'Violet' }],
    ] as const) {
      await publish(colour, { ...colour, noMatch });
      const fields = await sent({ customfield_10035: { value: 'Violet' } });
      expect(fields.summary).toBe('A value');
      if (value === null) expect(fields['customfield_10035']).toBeNull();
      else expect(fields['customfield_10035']).toMatchObject(value);
    }
  });

  it('S29: a label with spaces gets underscores', async () => {
    const reference = { field: 'customfield_10030', path: 'words', kind: 'text' };
    await publish(reference, { field: 'labels', path: 'words', kind: 'labels' });
    expect(await sent({ customfield_10030: 'two words, one' })).toMatchObject({
      labels: ['two_words', 'one'],
    });
  });

  it('S36: a date in a text becomes a date; what is none is set aside', async () => {
    const reference = { field: 'customfield_10030', path: 'due', kind: 'text' };
    await publish(reference, { field: 'duedate', path: 'due', kind: 'date' });
    expect(await sent({ customfield_10030: '2024-05-01T00:00:00Z' })).toMatchObject({
      duedate: '2024-05-01',
    });
    expect(await sent({ customfield_10030: 'next week' })).toMatchObject({ duedate: null });
  });

  it('S37: a priority is written into a description', async () => {
    const priority = { field: 'priority', path: 'urgency', kind: 'priority' };
    await publish(priority, { field: 'description', path: 'urgency', kind: 'richText' });
    expect(await sent({ priority: { name: 'High' } })).toMatchObject({ description: paragraph('High') });
  });

  it('S12, S13: people are found by the map where addresses are hidden, and nobody stays nobody', async () => {
    const assignee = { field: 'assignee', path: 'assignee', kind: 'user' };
    await publish(assignee, assignee, { userMap: { map: [{ here: gil, there: 'Ann Archer' }] } });
    expect(await sent({ assignee: { accountId: ann } })).toMatchObject({ assignee: { accountId: gil } });
    expect(await sent({ assignee: null })).toMatchObject({ assignee: null });
  });

  it('S10: people are found by e-mail address where it may be seen, else they become the default', async () => {
    const picker = { field: 'customfield_10040', path: 'responsible', kind: 'user' };
    const [blue, green] = [sites.host.host.site('blue').jira, sites.host.host.site('green').jira];
    const archer = blue.state.users.get(ann);
    if (!archer) throw new Error('Ann is not there');
    const userMap = { map: [{ here: gil, there: 'ANN@blue.example' }] };
    await publish(picker, picker, { userMap });
    blue.state.users.put({ ...archer, emailVisible: true });
    const known = { customfield_10040: { accountId: ann } };
    expect(await sent(known)).toMatchObject({ customfield_10040: { accountId: gil } });

    const same = green.admin.createUser({
      displayName: 'Ann at Globex',
      emailAddress: 'ann@blue.example',
      groups: ['jira-users'],
    });
    green.state.users.put({ ...same, emailVisible: true });
    await sites.admin('blue', 'rules.publish', { connection, version: { userMap: { sendEmail: true } } });
    await publish(picker, picker, { userMap: { default: gil } });
    expect(await sent(known)).toMatchObject({ customfield_10040: { accountId: same.accountId } });
    const bob = blue.state.users.find(({ displayName }) => displayName === 'Bob Baker')?.accountId;
    expect(await sent({ customfield_10040: { accountId: bob } })).toMatchObject({
      customfield_10040: { accountId: gil },
    });
  });

  it('S11: who may not be assigned gives way to the default, and does not come back over the partner', async () => {
    const assignee = { field: 'assignee', path: 'assignee', kind: 'user' };
    const customer = sites.host.host
      .site('green')
      .jira.state.users.find(({ emailAddress }) => emailAddress === 'ivan@customer.example');
    const userMap = { map: [{ here: customer?.accountId, there: 'Ann Archer' }], default: gil };
    await publish(assignee, assignee, { userMap });
    expect(await sent({ assignee: { accountId: ann } })).toMatchObject({ assignee: { accountId: gil } });
    const [mine] = await sites.blue.find('project = SUP ORDER BY created DESC');
    expect(mine?.fields['assignee']).toMatchObject({ accountId: ann });
  });

  it('S14: a reporter is written as plain text', async () => {
    const reporter = { field: 'reporter', path: 'reporter', kind: 'user', direction: 'out' };
    await publish(reporter, { field: 'customfield_10030', path: 'reporter', kind: 'text', direction: 'in' });
    expect(await sent({})).toMatchObject({ customfield_10030: 'Ann Archer' });
  });
});
