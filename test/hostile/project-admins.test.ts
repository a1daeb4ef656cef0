import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { projectId } from '../../host/local/start-up.ts';
import { type Answered, accountOf, callAs } from '../support/callers.ts';
import { type TwoSites, twoSites } from '../support/two-sites.ts';

const detail = z.looseObject({
  id: z.string(),
  state: z.string(),
  next: z.string(),
  mode: z.string(),
  words: z.array(z.string()).optional(),
  consent: z.looseObject({ there: z.looseObject({ role: z.string() }).optional() }),
});
const line = z.looseObject({ id: z.string(), state: z.string() });
const asked = z.object({ connection: detail, code: z.string().optional() });
const invited = z.object({ connection: detail, code: z.string() });
const read = z.looseObject({ consent: z.object({ hash: z.string() }) });
const audit = z.object({ entries: z.array(z.looseObject({ act: z.string(), by: z.string().optional() })) });

const BOB = { site: 'blue', email: 'bob@blue.example' };
const HANA = { site: 'green', email: 'hana@green.example' };
const wish = { localName: 'Acme', peerName: 'Globex' };
const forbidden = { ok: false, error: { code: 'forbidden' } };

/** The functions of the project page, called by people who may and who may not. */
describe('A29 administrators of a project', () => {
  let sites: TwoSites;
  beforeAll(async () => {
    sites = await twoSites('project-admins');
  });
  afterAll(() => sites.dispose());

  const at = (project: string) => ({ module: 'project', project });
  const bob = (operation: string, payload: unknown, project = 'SUP') =>
    callAs(sites.host, BOB, at(project), operation, payload);
  const hana = (operation: string, payload: unknown, project = 'DEV') =>
    callAs(sites.host, HANA, at(project), operation, payload);
  const setting = (site: 'blue' | 'green', projectAdmins: string, partners?: string[]) =>
    sites.admin(site, 'settings.save', { projectAdmins, ...(partners ? { partners } : {}) });
  const good = (answered: Answered): unknown => {
    if (!answered.ok) throw new Error(`${answered.error?.code}: ${answered.error?.message}`);
    return answered.data;
  };
  const accept = async (code: string, project = 'DEV') => {
    const { consent } = read.parse(good(await hana('invitation.read', { code }, project)));
    const id = projectId(sites.host, 'green', project);
    return hana('invitation.accept', { code, projectId: id, consent: consent.hash }, project);
  };
  const sent = () => sites.host.host.traffic({}).length;
  const bobInRole = async (inIt: boolean) => {
    const account = accountOf(sites.host, 'blue', BOB.email);
    const role = '/project/SUP/role/10002';
    if (inIt) await sites.blue.call('POST', role, { user: [account] });
    else await sites.blue.call('DELETE', `${role}?user=${encodeURIComponent(account)}`);
  };

  it('ask a site admin first where nobody has decided, and nothing leaves before', async () => {
    const before = sent();
    const { connection, code } = asked.parse(good(await bob('connection.ask', wish)));
    expect(connection).toMatchObject({ state: 'awaiting-approval', next: 'approve', mode: 'basic' });
    expect(code).toBeUndefined();
    expect(await bob('connection.code', { connection: connection.id })).toMatchObject({
      ok: false,
      error: { code: 'not-approved' },
    });
    expect(await bob('connection.approve', { connection: connection.id })).toMatchObject({
      ok: false,
      error: { code: 'unknown-operation' },
    });
    expect(sent()).toBe(before);
    good(await bob('invitation.refuse', { connection: connection.id }));
    expect(detail.parse(good(await bob('connection.get', { connection: connection.id })))).toMatchObject({
      state: 'refused',
    });
  });

  it('connect their project by themselves once both are approved, and sign as project admins', async () => {
    const { connection } = asked.parse(good(await bob('connection.ask', wish)));
    await sites.admin('blue', 'connection.approve', { connection: connection.id });
    const first = invited.parse(good(await bob('connection.code', { connection: connection.id })));
    const { code } = invited.parse(good(await bob('connection.code', { connection: connection.id })));
    expect(code).not.toBe(first.code);

    const before = sent();
    expect(detail.parse(good(await accept(code)))).toMatchObject({ state: 'awaiting-approval' });
    expect(sent()).toBe(before);
    await sites.admin('green', 'connection.approve', { connection: connection.id });
    const { words = [], consent } = detail.parse(good(await accept(code)));
    expect(words).toHaveLength(6);
    expect(consent).toMatchObject({ here: { role: 'project-admin' } });
    good(await hana('connection.confirm', { connection: connection.id, words }));
    const active = detail.parse(good(await bob('connection.confirm', { connection: connection.id, words })));
    expect(active).toMatchObject({ state: 'active', consent: { there: { role: 'project-admin' } } });

    const acts = audit.parse(
      await sites.admin('blue', 'connection.audit', { connection: connection.id }),
    ).entries;
    expect(acts.filter(({ by }) => by === accountOf(sites.host, 'blue', BOB.email))).toHaveLength(4);
    expect(acts.map(({ act }) => act)).toEqual(expect.arrayContaining(['asked', 'approved', 'invited']));
  });

  it('find on their page no operation that is for site admins', async () => {
    for (const operation of [
      'connection.invite',
      'connection.inviteAgain',
      'connection.update',
      'connection.rotateKeys',
      'connection.revokeKeys',
      'connection.disconnect',
      'connection.delete',
      'connection.approve',
      'connection.audit',
      'settings.get',
      'settings.save',
    ])
      expect(await bob(operation, {}), operation).toMatchObject({
        ok: false,
        error: { code: 'unknown-operation' },
      });
  });

  it('have no power over another project, nor over its connection', async () => {
    const made = await sites.connect('OPS');
    for (const operation of ['connection.get', 'connection.pause', 'connection.check', 'connection.code'])
      expect(await bob(operation, { connection: made }), operation).toMatchObject(forbidden);
    expect(await bob('invitation.refuse', { connection: made })).toMatchObject(forbidden);
    expect(await bob('rules.publish', { connection: made, version: {} })).toMatchObject(forbidden);
    for (const operation of ['connection.ask', 'connection.list', 'project.rights', 'invitation.read'])
      expect(await bob(operation, { ...wish, code: 'cpi_x' }, 'OPS'), operation).toMatchObject(forbidden);
  });

  it('accept for the project of their page alone', async () => {
    await setting('green', 'alone');
    const made = await sites.admin('blue', 'connection.invite', {
      ...wish,
      projectId: projectId(sites.host, 'blue', 'OPS'),
    });
    const { code } = invited.parse(made);
    const { consent } = read.parse(good(await hana('invitation.read', { code })));
    const help = projectId(sites.host, 'green', 'HELP');
    expect(await hana('invitation.accept', { code, projectId: help, consent: consent.hash })).toMatchObject({
      ok: false,
      error: { code: 'forbidden', field: 'projectId' },
    });
    expect(await accept(code, 'HELP').catch((error: unknown) => String(error))).toContain('forbidden');
  });

  it('touch no rules beyond the Basic mode', async () => {
    const { connection } = await basicOfSup();
    expect(await bob('rules.publish', { connection, version: { mode: 'visual' } })).toMatchObject(forbidden);
    expect(await bob('rules.publish', { connection, version: { subtasks: { follow: true } } })).toMatchObject(
      {
        ok: true,
      },
    );
    await sites.publish('blue', connection, { mode: 'visual' });
    expect(await bob('connection.pause', { connection })).toMatchObject(forbidden);
    await sites.publish('blue', connection, { mode: 'basic' });
    expect(await bob('connection.pause', { connection })).toMatchObject({ ok: true });
    expect(await bob('connection.resume', { connection })).toMatchObject({ ok: true });
    await sites.admin('blue', 'connection.update', {
      connection,
      projectIds: ['SUP', 'OPS'].map((key) => projectId(sites.host, 'blue', key)),
    });
    expect(await bob('connection.pause', { connection })).toMatchObject(forbidden);
    await sites.admin('blue', 'connection.update', {
      connection,
      projectIds: [projectId(sites.host, 'blue', 'SUP')],
    });
  });

  it('may nothing any more once they administer the project no longer, though their page is open', async () => {
    const { connection } = asked.parse(good(await bob('connection.ask', wish)));
    await sites.admin('blue', 'connection.approve', { connection: connection.id });
    await bobInRole(false);
    for (const operation of ['connection.code', 'connection.get', 'connection.list', 'project.rights'])
      expect(await bob(operation, { connection: connection.id }), operation).toMatchObject(forbidden);
    expect(await bob('connection.ask', wish)).toMatchObject(forbidden);
    await bobInRole(true);
    expect(await bob('connection.code', { connection: connection.id })).toMatchObject({ ok: true });
  });

  it('connect with listed sites alone where a site admin lists them', async () => {
    await setting('blue', 'alone', ['green.atlassian.example']);
    expect(await bob('connection.ask', wish)).toMatchObject(forbidden);
    const elsewhere = { ...wish, peerSiteUrl: 'https://evil.atlassian.example' };
    expect(await bob('connection.ask', elsewhere)).toMatchObject({
      ok: false,
      error: { code: 'forbidden', field: 'peerSiteUrl' },
    });
    const listed = { ...wish, peerSiteUrl: 'https://green.atlassian.example/jira' };
    expect(asked.parse(good(await bob('connection.ask', listed))).code).toMatch(/^cpi_/);
    await setting('green', 'alone', ['https://other.atlassian.example']);
    const { code } = asked.parse(good(await bob('connection.ask', listed)));
    expect(await accept(code ?? '')).toMatchObject(forbidden);
  });

  it('may look and nothing else where the site says never', async () => {
    const { connection } = await basicOfSup();
    await setting('blue', 'never');
    for (const [operation, payload] of [
      ['connection.ask', wish],
      ['invitation.read', { code: 'cpi_x' }],
      ['connection.pause', { connection }],
      ['connection.check', { connection }],
      ['rules.publish', { connection, version: {} }],
      ['trigger.delete', { connection, id: 'x' }],
    ] as const)
      expect(await bob(operation, payload), operation).toMatchObject(forbidden);
    expect(await bob('connection.get', { connection })).toMatchObject({ ok: true });
    expect(await bob('project.rights', {})).toMatchObject({ ok: true, data: { projectAdmins: 'never' } });
  });

  it('can flood the site admin with no more than twenty wishes', async () => {
    await setting('blue', 'approval');
    const outcomes: Answered[] = [];
    for (let n = 0; n < 21; n += 1) outcomes.push(await bob('connection.ask', wish));
    expect(outcomes.at(-1)).toMatchObject({ ok: false, error: { code: 'too-many-requests' } });
  });

  async function basicOfSup(): Promise<{ connection: string }> {
    const all = z.object({ connections: z.array(line) }).parse(good(await bob('connection.list', {})));
    const running = all.connections.find(({ state }) => state === 'active');
    if (!running) throw new Error('SUP has no active connection');
    return { connection: running.id };
  }
});
