import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { adminOf } from '../../host/local/start-up.ts';
import { accountOf } from '../support/callers.ts';
import { standingOf, type TwoSites, twoSites } from '../support/two-sites.ts';

const assigned = z.object({ assignee: z.object({ accountId: z.string() }).nullable() });

describe('a table of people of the site', () => {
  let sites: TwoSites;
  let connection: string;
  let ann: string;
  let hana: string;
  let gil: string;
  beforeAll(async () => {
    sites = await twoSites('people-tables');
    connection = await sites.connect();
    ann = adminOf(sites.host.site('blue'));
    hana = accountOf(sites.host, 'green', 'hana@green.example');
    gil = accountOf(sites.host, 'green', 'gil@green.example');
    for (const site of ['blue', 'green'] as const)
      await sites.publish(site, connection, { mode: 'visual', mappings });
  });
  afterAll(() => sites.dispose());

  const mappings = [
    { id: 's', field: 'summary', path: 'summary', kind: 'text' },
    { id: 'a', field: 'assignee', path: 'assignee', kind: 'user', noMatch: 'nothing' },
  ];
  const save = (payload: Readonly<Record<string, unknown>>) =>
    sites.admin('green', 'table.save', { name: 'colleagues', holds: 'people', ...payload });
  const is = (here: string) => [{ here, there: 'Ann Archer' }];
  const people = { map: [], sendEmail: false, matchEmail: true, table: 'colleagues' };

  /** Who a new work item of Ann's is given to on the other side. */
  async function givenTo(): Promise<string | undefined> {
    const { key } = await sites.blue.create('SUP', 'Service Request', {
      summary: 'Who is it',
      assignee: { accountId: ann },
    });
    await sites.admin('blue', 'sync.issue', { issue: key, connection });
    await sites.settle();
    const { twins } = await standingOf(sites, 'blue', key);
    const issue = await sites.green.read(twins[0]?.peerKey ?? '');
    return assigned.parse(issue.fields).assignee?.accountId;
  }

  it('S61: says who is who for every connection that names it', async () => {
    await save({ rows: is(hana) });
    await sites.publish('green', connection, { userMap: people });
    await sites.pass(60);
    expect(await givenTo()).toBe(hana);
    expect(await sites.admin('green', 'userMap.get', { connection })).toMatchObject({
      unmapped: 0,
      rows: is(hana),
      tables: [{ name: 'colleagues', count: 1 }],
    });
  });

  it('is changed for all of them at once, after the person has seen which', async () => {
    const change = { rows: is(gil), revision: 1 };
    expect(await save(change)).toMatchObject({
      kind: 'asks',
      users: [{ connection, inForce: ['userMap.table'] }],
    });
    expect(await save({ ...change, agreed: true })).toMatchObject({ published: [connection], left: [] });
    await sites.pass(60);
    expect(await givenTo()).toBe(gil);
  });

  it('is refused where it does not fit, in words with the place', async () => {
    await expect(save({ rows: [{ here: 'gil@green.example', there: 'Ann' }], revision: 2 })).rejects.toThrow(
      'Row 1: "gil@green.example" is no account of this site.',
    );
    await expect(save({ rows: [...is(hana), ...is(gil)], revision: 2 })).rejects.toThrow('Row 2');
    await expect(save({ holds: 'values', rows: [], revision: 2, agreed: true })).rejects.toThrow(
      'what a table holds stays as it is',
    );
    const table = 'colleagues';
    const [summary] = mappings;
    await expect(
      sites.publish('green', connection, {
        mappings: [{ ...summary, field: 'priority', kind: 'priority', table }],
      }),
    ).rejects.toThrow('holds people, and this place needs one of values');
    await expect(sites.admin('green', 'table.delete', { name: table })).rejects.toThrow('userMap.table');
  });

  it('names people of this site to scripts by the reference that crosses, never by the account', async () => {
    await sites.publish('green', connection, {
      mode: 'script',
      scripts: {
        outgoing: 'replica.customKeys["named"] = tables["colleagues"][issue.assignee?.ref ?? ""] ?? "nobody"',
      },
    });
    await sites.pass(60);
    const { key } = await sites.green.create('DEV', 'Task', {
      summary: 'From green',
      assignee: { accountId: gil },
    });
    await sites.admin('green', 'sync.issue', { issue: key, connection });
    await sites.settle();
    const traffic = JSON.stringify(sites.host.traffic({}));
    expect(traffic).toMatch(/"key_named":\{"kind":"text","value":"[^,]*Ann Archer/);
    expect(traffic).not.toContain(gil);
  });

  it('goes into the file of a connection as lines of its own map, with placeholders for accounts', async () => {
    const { text } = z
      .object({ text: z.string() })
      .parse(await sites.admin('green', 'connection.export', { connection }));
    expect(text).not.toContain(gil);
    expect(text).not.toContain('"colleagues": [');
    expect(text).toMatch(/"here": "\{\{person-\w+\}\}",\s+"there": "Ann Archer"/);
  });
});
