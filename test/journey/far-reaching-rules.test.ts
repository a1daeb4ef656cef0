import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { projectId } from '../../host/local/start-up.ts';
import { callAs } from '../support/callers.ts';
import { type TwoSites, twoSites } from '../support/two-sites.ts';

const draft = z.object({
  revision: z.number(),
  inForce: z.number(),
  version: z.record(z.string(), z.unknown()),
  asked: z.object({ by: z.string(), agreed: z.string(), text: z.string() }).optional(),
});
const asks = z.object({
  kind: z.literal('asks'),
  why: z.string(),
  affected: z.number(),
  of: z.number(),
  agreed: z.string(),
  text: z.string(),
});
const mappings = z.object({ mappings: z.array(z.looseObject({ id: z.string() })) });

const triggersOf = z.looseObject({ triggers: z.array(z.looseObject({ jql: z.string() })) });

const ISSUES = 12;
const ZOE = 'zoe@blue.example';

describe('rules that reach far', () => {
  let sites: TwoSites;
  let connection: string;
  beforeAll(async () => {
    sites = await twoSites('far-reaching');
    connection = await sites.connect();
    sites.host.site('blue').jira.admin.createUser({
      displayName: 'Zoe',
      emailAddress: ZOE,
      groups: ['jira-users', 'jira-administrators'],
    });
    await sites.admin('blue', 'trigger.save', { connection, jql: 'project = SUP' });
    for (let n = 1; n <= ISSUES; n += 1)
      await sites.blue.create('SUP', 'Service Request', { summary: `Printer ${n} jams` });
    await sites.settle();
    await sites.pass(60);
  }, 120_000);
  afterAll(() => sites.dispose());

  const ask = (operation: string, payload: object = {}) =>
    sites.admin('blue', operation, { connection, ...payload });
  const asZoe = (operation: string, payload: object = {}) =>
    callAs(sites.host, { site: 'blue', email: ZOE }, { module: 'admin' }, operation, {
      connection,
      ...payload,
    });
  const read = async () => draft.parse(await ask('version.draft'));
  const save = async (version: object) => {
    const { revision } = await read();
    return draft.parse(await ask('version.save', { version, revision }));
  };
  const publish = (payload: object = {}) =>
    ask('version.publish', { existing: 'as-they-change', ...payload });
  const without = async (id: string) => {
    const all = mappings.parse((await read()).version).mappings;
    return { mappings: all.filter((one) => one.id !== id) };
  };

  it('are asked about a second time, with how many issues they are about', async () => {
    await save(await without('summary'));
    const question = asks.parse(await publish());
    expect(question).toMatchObject({ why: 'blast-radius', affected: ISSUES, of: ISSUES });
    expect(question.text).toContain(`of ${ISSUES} some field would no longer be kept in step`);
    expect((await read()).inForce).toBe(2);
    // A yes to something else is none.
    expect(await publish({ existing: 'not', agreed: question.agreed })).toMatchObject({ kind: 'asks' });
    expect(await publish({ agreed: question.agreed })).toMatchObject({ kind: 'published', number: 3 });
  });

  it('are not asked about where few issues would change', async () => {
    await save({ comments: { out: 'off', in: 'on' } });
    expect(await publish()).toMatchObject({ kind: 'published' });
  });

  it('count values that would become others, and by a script too', async () => {
    await ask('version.rollback', { number: 2 });
    const outgoing = "replica.summary = 'Case ' + issue.key\n";
    await save({ mode: 'script', scripts: { outgoing } });
    const question = asks.parse(await publish());
    expect(question.text).toContain(`${ISSUES} would change at the partner`);
    await ask('version.discard');
  });

  it('count values of the partner’s that would be taken in otherwise', async () => {
    const all = mappings.parse((await read()).version).mappings;
    const inOnly = all.map((one) => (one.id === 'description' ? { ...one, direction: 'out' } : one));
    await save({ mode: 'visual', mappings: inOnly });
    const question = asks.parse(await publish());
    expect(question.text).toContain(`of ${ISSUES} some value of the partner’s would be taken in otherwise`);
    await ask('version.discard');
  });

  it('need another admin where the site has chosen that: not the same one, and only for what was asked', async () => {
    const { publishing } = z
      .object({ publishing: z.looseObject({}) })
      .parse(await sites.admin('blue', 'settings.get', {}));
    const settings = { projectAdmins: 'approval', publishing: { ...publishing, secondAdmin: 'always' } };
    await sites.admin('blue', 'settings.save', settings);
    await save({ comments: { out: 'all', in: 'on' } });
    const question = asks.parse(await publish());
    expect(question.why).toBe('second-admin');
    const { asked } = await read();
    expect(asked?.agreed).toBe(question.agreed);
    expect(asks.parse(await publish({ agreed: question.agreed })).why).toBe('second-admin');
    expect(
      await asZoe('version.publish', { existing: 'as-they-change', agreed: asked?.agreed }),
    ).toMatchObject({
      ok: true,
      data: { kind: 'published' },
    });
    expect((await read()).asked).toBeUndefined();
    const audit = z
      .object({ entries: z.array(z.object({ act: z.string(), by: z.string().optional() })) })
      .parse(await ask('connection.audit'));
    const newest = (act: string) => audit.entries.find((entry) => entry.act === act);
    const [published, requested] = [newest('published'), newest('publish-asked')];
    expect(requested?.by).toBeDefined();
    expect(published?.by).not.toBe(requested?.by);
  });

  it('lose the request for another admin once the draft is saved again', async () => {
    await save({ comments: { out: 'public', in: 'on' } });
    const question = asks.parse(await publish());
    await save({ comments: { out: 'off', in: 'on' } });
    expect((await read()).asked).toBeUndefined();
    expect(
      await asZoe('version.publish', { existing: 'as-they-change', agreed: question.agreed }),
    ).toMatchObject({ ok: true, data: { kind: 'asks' } });
  });

  it('are not published around the second admin', async () => {
    await expect(ask('rules.publish', { version: {} })).rejects.toThrow(/second administrator/);
  });

  it('hold a table that is saved anew back until the other admin agrees', async () => {
    const rows = (there: string) => [{ here: 'High', there }];
    const saveTable = (payload: object) =>
      sites.admin('blue', 'table.save', { name: 'urgency', existing: 'not', ...payload });
    await saveTable({ rows: rows('P1') });
    await ask('version.discard');
    const priority = { id: 'p', field: 'priority', path: 'urgency', kind: 'priority', direction: 'out' };
    const known = mappings.parse((await read()).version).mappings;
    await save({ mode: 'visual', mappings: [...known, { ...priority, noMatch: 'same', table: 'urgency' }] });
    const asZoeAgrees = async () => {
      const question = asks.parse(await publish());
      const answer = { existing: 'as-they-change', agreed: question.agreed };
      return asZoe('version.publish', answer);
    };
    expect(await asZoeAgrees()).toMatchObject({ ok: true, data: { kind: 'published' } });

    const { inForce } = await read();
    expect(await saveTable({ rows: rows('Sev 1'), revision: 1, agreed: true })).toMatchObject({
      kind: 'saved',
      published: [],
      left: [{ connection }],
    });
    const rules = async () => JSON.stringify(await ask('rules.read'));
    expect(await rules()).toContain('P1');
    const drafted = z
      .object({ inForce: z.number(), changes: z.array(z.object({ text: z.string() })) })
      .parse(await ask('version.draft'));
    expect(drafted.inForce).toBe(inForce);
    expect(drafted.changes).toEqual([{ text: 'The table "urgency" was saved: revision 2 instead of 1.' }]);
    expect(await asZoeAgrees()).toMatchObject({ ok: true, data: { kind: 'published', number: inForce + 1 } });
    expect(await rules()).toContain('Sev 1');
  });

  it('hold a changed trigger and scope in the draft until the other admin agrees, and the trail says who did what', async () => {
    await ask('version.discard');
    const { inForce } = await read();
    const triggers = async () => triggersOf.parse(await ask('trigger.list'));
    const [known] = (await triggers()).triggers;
    const saved = await ask('trigger.save', { ...known, jql: 'project = SUP AND labels = x' });
    expect(saved).toMatchObject({ waits: true });
    const [ops, sup] = ['OPS', 'SUP'].map((key) => projectId(sites.host, 'blue', key));
    const methods = { out: 'automatic', in: 'off' };
    expect(
      await ask('connection.update', { projectIds: [sup, ops], methods, name: 'Printers' }),
    ).toMatchObject({ scope: 'draft', name: 'Printers' });
    expect(await triggers()).toMatchObject({ inDraft: true, triggers: [{ jql: 'project = SUP' }] });
    expect((await read()).inForce).toBe(inForce);

    const question = asks.parse(await publish());
    expect(
      await asZoe('version.publish', { existing: 'as-they-change', agreed: question.agreed }),
    ).toMatchObject({ ok: true, data: { kind: 'published', number: inForce + 1 } });
    expect(await triggers()).toEqual({
      triggers: [{ ...known, jql: 'project = SUP AND labels = x' }],
      spaces: [
        { id: sup, key: 'SUP' },
        { id: ops, key: 'OPS' },
      ],
    });
    const { version } = await read();
    expect(version['scope']).toMatchObject({ methods, projects: [{ id: sup }, { id: ops }] });

    expect(await ask('trigger.delete', { id: known?.['id'] })).toMatchObject({ waits: true });
    expect((await triggers()).triggers).toHaveLength(1);
    const { entries } = z
      .object({ entries: z.array(z.object({ act: z.string(), by: z.string().optional() })) })
      .parse(await ask('connection.audit'));
    const acts = entries.map(({ act }) => act).filter((act) => act !== 'consent-changed');
    expect(acts.slice(0, 3)).toEqual(['drafted', 'published', 'publish-asked']);
    // What was done within one second stands in no order.
    expect(acts.slice(3, 6).sort()).toEqual(['drafted', 'drafted', 'renamed']);
    const people = entries.filter(({ act }) => act !== 'consent-changed').slice(0, 6);
    expect(people.every(({ by }) => by !== undefined)).toBe(true);
  });
});
