import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { projectId } from '../../host/local/start-up.ts';
import { fingerprint } from '../../src/core/replica/fingerprint.ts';
import { accountOf, callAs } from '../support/callers.ts';
import { type TwoSites, twoSites } from '../support/two-sites.ts';

const asked = z.object({ connection: z.looseObject({ id: z.string() }) });
const invited = z.object({ code: z.string() });
const read = z.looseObject({ consent: z.object({ hash: z.string() }) });
const detail = z.looseObject({
  state: z.string(),
  words: z.array(z.string()).default([]),
  confirmed: z.looseObject({
    here: z.looseObject({ by: z.string(), role: z.string() }).optional(),
    there: z.looseObject({ by: z.string(), role: z.string() }).optional(),
  }),
});
const rules = z.looseObject({
  version: z.looseObject({
    userMap: z.looseObject({ map: z.array(z.unknown()), default: z.string().optional() }),
    comments: z.looseObject({ authors: z.array(z.string()).optional() }),
  }),
});
const keyed = z.looseObject({ data: z.looseObject({ fingerprintKey: z.string() }) });

const BOB = { site: 'blue', email: 'bob@blue.example' };
const DAY = 24 * 3600;

describe('A57 an account that is stored and is closed', () => {
  let sites: TwoSites;
  let connection: string;
  let bob: string;
  let key: string;

  const byBob = async (operation: string, payload: unknown) => {
    const { ok, data, error } = await callAs(
      sites.host,
      BOB,
      { module: 'project', project: 'SUP' },
      operation,
      payload,
    );
    if (!ok) throw new Error(`${operation}: ${error?.message}`);
    return data;
  };
  const at = async (site: 'blue' | 'green') =>
    detail.parse(await sites.admin(site, 'connection.get', { connection }));
  const stored = (site: 'blue' | 'green') => JSON.stringify(sites.host.host.records(site, ''));
  const rulesOf = async (site: 'blue' | 'green') =>
    rules.parse(await sites.admin(site, 'rules.read', { connection })).version;
  const reports = () =>
    sites.host.host.logs('blue').filter((line) => JSON.stringify(line).includes('people.reported')).length;

  /** So many days on, to the end of the hour in which the report is due; the schedules rest until then. */
  const days = async (count: number, also?: () => Promise<unknown>) => {
    await sites.host.addFault({ kind: 'scheduler', silent: true });
    const today = Math.floor(sites.host.clock.now() / (DAY * 1000));
    const due = (today + count) * DAY + 3 * 3600;
    await sites.pass(due - sites.host.clock.now() / 1000 - 60);
    sites.host.host.clearFaults();
    await also?.();
    await sites.pass(3600);
  };

  beforeAll(async () => {
    sites = await twoSites('personal-data');
    bob = accountOf(sites.host, 'blue', BOB.email);
    connection = asked.parse(await byBob('connection.ask', { localName: 'Acme', peerName: 'Globex' }))
      .connection.id;
    await sites.admin('blue', 'connection.approve', { connection });
    const { code } = invited.parse(await byBob('connection.code', { connection }));
    const { consent } = read.parse(await sites.admin('green', 'invitation.read', { code }));
    const dev = projectId(sites.host, 'green', 'DEV');
    await sites.admin('green', 'invitation.accept', { code, projectId: dev, consent: consent.hash });
    const { words } = await at('green');
    await sites.admin('green', 'connection.confirm', { connection, words });
    await byBob('connection.confirm', { connection, words });
    const own = sites.host.host.records('blue', '').map(({ value }) => keyed.safeParse(value));
    const [found] = own.flatMap((one) => (one.success ? [one.data.data.fingerprintKey] : []));
    if (found === undefined) throw new Error('The store shows no connection');
    key = found;
    await sites.publish('blue', connection, {
      userMap: { map: [{ here: bob, there: 'Hana Hill' }], default: bob },
      comments: { out: 'public', in: 'on', authors: [bob] },
    });
    await sites.admin('blue', 'table.save', {
      name: 'folk',
      holds: 'people',
      rows: [{ here: bob, there: 'Hana Hill' }],
    });
    await sites.publish('blue', connection, {
      userMap: { map: [{ here: bob, there: 'Hana Hill' }], default: bob, table: 'folk' },
    });
    await sites.admin('blue', 'trigger.save', {
      connection,
      jql: `project = SUP AND reporter in ("${bob}")`,
    });
    const hana = accountOf(sites.host, 'green', 'hana@green.example');
    await sites.publish('green', connection, {
      userMap: { map: [{ here: hana, there: fingerprint(key, bob) }] },
    });
  });
  afterAll(() => sites.dispose());

  it('does not cross, and neither does anything but its name and a reference', () => {
    expect(stored('blue')).toContain(bob);
    expect(stored('green')).not.toContain(bob);
    expect(stored('green')).toContain('Bob Baker');
  });

  it('is reported once in seven days, and nothing changes while it is open', async () => {
    await days(1);
    expect(reports()).toBe(1);
    await days(4);
    expect(reports()).toBe(1);
    await days(2);
    expect(reports()).toBe(2);
    expect(stored('blue')).toContain(bob);
    expect((await at('blue')).confirmed.here?.by).toBe('Bob Baker');
  });

  it('bears the new name here where its owner has taken one', async () => {
    sites.host.host.site('blue').jira.admin.renameUser(bob, 'Bob Brewer');
    await days(7);
    expect((await at('blue')).confirmed.here?.by).toBe('Bob Brewer');
    expect(stored('blue')).not.toContain('Bob Baker');
  });

  it('leaves every record of this site within seven days, and what it did stays without it', async () => {
    sites.host.host.site('blue').jira.admin.closeAccount(bob);
    await days(7);
    expect(stored('blue')).not.toContain(bob);
    expect(stored('blue')).not.toContain('Bob B');
    expect((await at('blue')).confirmed.here).toMatchObject({ by: 'former user', role: 'project-admin' });
    const { userMap, comments } = await rulesOf('blue');
    expect(userMap.map).toEqual([]);
    expect(userMap.default).toBeUndefined();
    expect(comments.authors).toEqual([]);
  });

  it('is forgotten by the partner, who was told', async () => {
    await sites.pass(2 * 3600);
    expect((await at('green')).confirmed.there).toMatchObject({ by: 'former user', role: 'project-admin' });
    expect((await rulesOf('green')).userMap.map).toEqual([]);
    expect(stored('green')).not.toContain('Bob');
    expect(stored('green')).not.toContain(fingerprint(key, bob));
    expect(stored('blue')).not.toContain('"forget"');
    expect((await at('blue')).state).toBe('active');
  });

  it('is told to a partner that was silent once that one is there again', async () => {
    const ivy = sites.host.host.site('blue').jira.admin.createUser({
      displayName: 'Ivy Ibsen',
      emailAddress: 'ivy@blue.example',
      groups: ['jira-users', 'jira-administrators'],
    });
    const file = {
      schema: 1,
      connection: { name: 'Any', mode: 'basic', local: { name: 'A', project: 'SUP' }, peer: { name: 'B' } },
      version: {},
    };
    const who = { site: 'blue', email: 'ivy@blue.example' } as const;
    const template = { name: 'Any', text: JSON.stringify(file) };
    expect(await callAs(sites.host, who, { module: 'admin' }, 'template.save', template)).toMatchObject({
      ok: true,
    });
    expect(stored('blue')).toContain(ivy.accountId);
    const userMap = { map: [{ here: ivy.accountId, there: 'x' }] };
    // The trigger that asked for the closed account finds nothing, and whoever publishes next is told of it.
    await expect(sites.publish('blue', connection, { userMap })).rejects.toThrow(
      "Sync trigger 1: The value 'closed-account' does not exist",
    );
    await sites.publish('blue', connection, { userMap, triggers: [] });
    sites.host.host.site('blue').jira.admin.closeAccount(ivy.accountId);
    await days(7, () => sites.host.addFault({ kind: 'wire', site: 'blue', to: 'green', partition: true }));
    expect(stored('blue')).not.toContain(ivy.accountId);
    expect(stored('blue')).toContain('"forget"');
    sites.host.host.clearFaults();
    await sites.pass(3 * 3600);
    expect(stored('blue')).not.toContain('"forget"');
  });
});
