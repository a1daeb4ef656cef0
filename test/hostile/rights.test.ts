import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projectId } from '../../host/local/start-up.ts';
import { operations } from '../../src/contract/operations.ts';
import { accountOf, callAs } from '../support/callers.ts';
import { type TwoSites, twoSites } from '../support/two-sites.ts';

const forbidden = { ok: false, error: { code: 'forbidden' } };

/** Whoever can load a page can call its function directly, so each operation is refused on the server. */
describe('A29 a caller without the right', () => {
  let sites: TwoSites;
  let connection: string;
  let sup: string;

  beforeAll(async () => {
    sites = await twoSites('rights');
    connection = await sites.connect();
    sup = (await sites.blue.create('SUP', 'Service Request', { summary: 'Ours' })).key;
    await sites.settle();
  });
  afterAll(() => sites.dispose());

  const BOB = 'bob@blue.example';
  const ANN = 'ann@blue.example';
  const CAROL = 'carol@customer.example';
  const onPage = (email: string, from: Parameters<typeof callAs>[2], operation: string, payload: unknown) =>
    callAs(sites.host, { site: 'blue', email }, from, operation, payload);
  const admin = { module: 'admin' };

  it('is refused each operation of the admin page by the app itself', async () => {
    const requests: Readonly<Record<string, unknown>> = {
      'connection.list': {},
      'connection.get': { connection },
      'connection.invite': { localName: 'A', peerName: 'B', projectId: projectId(sites.host, 'blue', 'SUP') },
      'connection.disconnect': { connection },
      'connection.revokeKeys': { connection },
      'connection.approve': { connection },
      'connection.audit': { connection },
      'invitation.refuse': { connection },
      'rules.publish': { connection, version: {} },
      'version.draft': { connection },
      'version.save': { connection, version: {}, revision: 0 },
      'version.discard': { connection },
      'version.publish': { connection, existing: 'not' },
      'version.list': { connection },
      'version.get': { connection, number: 1 },
      'version.compare': { connection, from: 1, to: 'draft' },
      'run.get': { connection },
      'run.pause': { connection },
      'run.resume': { connection },
      'run.cancel': { connection },
      'version.rollback': { connection, number: 1 },
      'connection.export': { connection },
      'table.list': {},
      'table.get': { name: 'teams' },
      'table.save': { name: 'teams', rows: [] },
      'table.delete': { name: 'teams' },
      'template.list': {},
      'template.get': { template: 't' },
      'template.suggest': { connection },
      'template.save': { name: 'Standard', text: '{}' },
      'template.delete': { template: 't' },
      'template.fill': { template: 't' },
      'template.apply': { connection, template: 't' },
      'template.drift': { connection },
      'template.unfollow': { connection },
      'connection.import': { connection, text: '{}' },
      'userMap.get': { connection },
      'userMap.read': { connection, csv: '' },
      'person.search': { connection, query: 'Ann' },
      'settings.save': { projectAdmins: 'alone' },
      'selfCheck.get': {},
      'testRun.start': { connection, issues: [sup] },
      'testRun.preview': { connection, issue: sup },
      'testRun.arrival': { connection, issue: sup },
      'testRun.get': { connection },
      'fixture.list': { connection },
      'fixture.save': { connection, issue: sup },
      'fixture.run': { connection },
      'fixture.delete': { connection, issue: '10000' },
      'testRun.pick': { connection },
      'testRun.settings': { connection },
      'testRun.answer': { connection, on: true },
      'sync.issue': { issue: sup },
    };
    /** All that is stored but the count of Jira calls, which asking for the right costs, too. */
    const stored = () => sites.host.host.records('blue').filter(({ key }) => !key.startsWith('points'));
    const before = JSON.stringify(stored());
    sites.host.resetMeters();
    for (const [operation, payload] of Object.entries(requests))
      for (const who of [BOB, CAROL])
        expect(await onPage(who, admin, operation, payload), `${operation} by ${who}`).toMatchObject(
          forbidden,
        );
    expect(JSON.stringify(stored())).toBe(before);
    const { messages, jira } = sites.host.meters().sites['blue'] ?? {};
    expect(messages).toBe(0);
    expect(Object.keys(jira?.byEndpoint ?? {}).filter((name) => !/^GET |permissions/.test(name))).toEqual([]);
    expect(await onPage(ANN, admin, 'connection.get', { connection })).toMatchObject({ ok: true });
  });

  it('does not see the admin page', async () => {
    const site = sites.host.site('blue');
    const accountId = accountOf(sites.host, 'blue', BOB);
    const call = { module: 'admin', operation: 'connection.list', payload: {}, accountId };
    expect(await sites.host.invoke(site, call)).toMatchObject({ shown: false });
  });

  it('finds on a page no operation of another one', async () => {
    for (const [module, operation] of [
      ['project', 'connection.invite'],
      ['project', 'connection.disconnect'],
      ['project', 'settings.save'],
      ['issue', 'connection.list'],
      ['issue', 'rules.publish'],
      ['issue-action', 'connection.pause'],
    ] as const)
      expect(
        await onPage(BOB, { module, project: 'SUP', issue: sup }, operation, { connection }),
      ).toMatchObject({ ok: false, error: { code: 'unknown-operation' } });
  });

  it('sees on a project page the connections of that project alone', async () => {
    const get = (who: string, project: string) =>
      onPage(who, { module: 'project', project }, 'connection.get', { connection });
    expect(await get(BOB, 'SUP')).toMatchObject({ ok: true });
    expect(await get(ANN, 'OPS')).toMatchObject(forbidden);
  });

  it('is not let through by a project that it does not administer', async () => {
    const outcome = await onPage(BOB, { module: 'project', project: 'OPS' }, 'connection.list', {});
    expect(outcome).toMatchObject(forbidden);
  });

  it('cannot read or sync an issue that it cannot see, named from the page of another', async () => {
    const ops = await sites.blue.create('OPS', 'Task', { summary: 'Theirs' });
    for (const [operation, payload] of [
      ['sync.issue', { issue: ops.key }],
      ['sync.status', { issue: ops.key }],
      ['sync.connect', { issue: ops.key, connection, peer: 'DEV-1' }],
      ['sync.unlink', { issue: ops.key, connection }],
      ['conflict.list', { issue: ops.key }],
    ] as const)
      expect(
        await onPage(CAROL, { module: 'issue', issue: sup }, operation, payload),
        operation,
      ).toMatchObject(forbidden);
  });

  it('cannot sync or connect an issue that it may read and not edit', async () => {
    for (const [operation, more] of [
      ['sync.issue', {}],
      ['sync.connect', { peer: 'DEV-1' }],
    ] as const)
      expect(
        await onPage(CAROL, { module: 'issue', issue: sup }, operation, { issue: sup, connection, ...more }),
      ).toMatchObject(forbidden);
  });

  it('is looked at in one question to Jira, whatever an operation on a work item needs', async () => {
    for (const [module, operation] of [
      ['admin', 'sync.status'],
      ['issue', 'sync.status'],
      ['issue', 'sync.issue'],
    ] as const) {
      sites.host.resetMeters();
      expect(await onPage(ANN, { module, issue: sup }, operation, { issue: sup })).toMatchObject({
        ok: true,
      });
      const asked = sites.host.meters().sites['blue']?.jira.byEndpoint ?? {};
      expect(asked['GET /rest/api/3/mypermissions'], `${operation} on ${module}`).toBe(1);
      expect(asked['GET /rest/api/3/serverInfo'], 'where the site is, the page says').toBeUndefined();
    }
    const unseen = await onPage(ANN, admin, 'sync.status', { issue: 'SUP-999' });
    expect(unseen).toMatchObject({
      error: { message: expect.stringContaining('cannot see work item SUP-999') },
    });
  });

  it('who looks on is asked for once a minute, and refused within one once the right is gone', async () => {
    const { state } = sites.host.site('blue').jira;
    const user = state.users.get(accountOf(sites.host, 'blue', ANN));
    if (!user) throw new Error('Ann is not there');
    const become = (groups: readonly string[]) =>
      state.transaction(() => state.users.put({ ...user, groups: [...groups] }));
    const ann = (operation: string, payload: object) => onPage(ANN, admin, operation, payload);
    const looks = async () => [
      await ann('connection.get', { connection }),
      await ann('run.get', { connection, kind: 'bring-up' }),
      await ann('testRun.get', { connection }),
      await ann('sync.status', { issue: sup }),
    ];
    for (const outcome of await looks()) expect(outcome).toMatchObject({ ok: true });
    sites.host.resetMeters();
    for (const outcome of [...(await looks()), ...(await looks())])
      expect(outcome).toMatchObject({ ok: true });
    expect(sites.host.meters().sites['blue']?.jira.calls).toBe(0);

    become(['jira-users']);
    expect(await ann('connection.rotateKeys', { connection })).toMatchObject(forbidden);
    await sites.pass(61);
    for (const outcome of await looks()) expect(outcome).toMatchObject(forbidden);
    become(user.groups);
    for (const outcome of await looks()) expect(outcome).toMatchObject({ ok: true });
  });

  it('is told which value of its request is wrong', async () => {
    const outcome = await onPage(ANN, admin, 'connection.invite', {
      localName: '',
      peerName: 'Green',
      projectId: projectId(sites.host, 'blue', 'SUP'),
    });
    expect(outcome).toMatchObject({ ok: false, error: { code: 'invalid-request' } });
  });

  it('gets an answer in words from every operation of the contract for a request that fits none', async () => {
    for (const { name } of operations.filter((operation) => operation.surfaces.includes('admin'))) {
      const outcome = await onPage(ANN, admin, name, {
        connection: 17,
        jql: 3,
        code: null,
        query: 5,
        issue: {},
      });
      expect(outcome, name).toMatchObject(
        ['connection.list', 'selfCheck.get', 'settings.get', 'table.list', 'template.list'].includes(name)
          ? { ok: true }
          : { ok: false, error: { code: expect.stringMatching(/^(invalid-request|forbidden)$/) } },
      );
    }
  });
});
