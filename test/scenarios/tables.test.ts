import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { projectsOf } from '../support/publish-scope.ts';
import { standingOf, type TwoSites, twoSites } from '../support/two-sites.ts';

const listed = z.object({
  tables: z.array(
    z.object({
      name: z.string(),
      revision: z.number(),
      count: z.number(),
      users: z.array(
        z.object({ connection: z.string(), inForce: z.array(z.string()), inDraft: z.array(z.string()) }),
      ),
    }),
  ),
});
const saved = z.object({
  kind: z.string(),
  published: z.array(z.string()).optional(),
  left: z.array(z.unknown()).optional(),
  users: z.array(z.object({ connection: z.string() })).optional(),
});

describe('a table of the site', () => {
  let sites: TwoSites;
  let support: string;
  let operations: string;
  beforeAll(async () => {
    sites = await twoSites('tables');
    support = await sites.connect('SUP');
    operations = await sites.connect('OPS');
  });
  afterAll(() => sites.dispose());

  const table = (operation: string, payload: unknown) => sites.admin('blue', `table.${operation}`, payload);
  const save = async (payload: Readonly<Record<string, unknown>>) =>
    saved.parse(await table('save', { name: 'urgency', ...payload }));
  const tables = async () => listed.parse(await table('list', {})).tables;
  const mappings = [
    { id: 's', field: 'summary', path: 'summary', kind: 'text', direction: 'out' },
    {
      id: 'p',
      field: 'priority',
      path: 'urgency',
      kind: 'priority',
      direction: 'out',
      table: 'urgency',
      noMatch: 'error',
    },
  ];
  const crossed = (path: string) =>
    sites.host
      .traffic({})
      .map((message) => JSON.stringify(message))
      .filter((message) => message.includes(`"${path}"`))
      .at(-1);

  it('that rules name and that is not there is refused with its place', async () => {
    await expect(sites.publish('blue', support, { mode: 'script', mappings })).rejects.toThrow(
      'This site has no table "urgency".',
    );
  });

  it('S61: serves the mappings of several connections and their scripts alike', async () => {
    await save({ about: 'What partners call priorities', rows: [{ here: 'High', there: 'P1' }] });
    await sites.publish('blue', support, { mode: 'visual', mappings });
    const script = 'replica.customKeys["urgency"] = tables["urgency"][issue.priority.name] ?? "none"';
    await sites.publish('blue', operations, {
      mode: 'script',
      mappings: mappings.slice(0, 1),
      scripts: { outgoing: script },
    });
    await sites.pass(60);
    for (const [connection, project, type] of [
      [support, 'SUP', 'Service Request'],
      [operations, 'OPS', 'Task'],
    ] as const) {
      const { key } = await sites.blue.create(project, type, {
        summary: project,
        priority: { name: 'High' },
      });
      await sites.admin('blue', 'sync.issue', { issue: key, connection });
      await sites.settle();
      expect(crossed('urgency')).toContain('P1');
    }
  });

  it('is changed for all of them at once, after the person has seen which', async () => {
    const change = { rows: [{ here: 'High', there: 'Sev 1' }], revision: 1 };
    const asked = await save(change);
    expect(asked.kind).toBe('asks');
    expect(asked.users?.map(({ connection }) => connection).sort()).toEqual([support, operations].sort());
    const done = await save({ ...change, agreed: true, existing: 'now' });
    expect(done).toMatchObject({ kind: 'saved', left: [] });
    expect(done.published?.slice().sort()).toEqual([support, operations].sort());
    await sites.pass(120);
    const later = sites.host.traffic({}).map((message) => JSON.stringify(message));
    expect(later.filter((message) => message.includes('Sev 1')).length).toBeGreaterThanOrEqual(2);
    expect(await tables()).toMatchObject([{ name: 'urgency', revision: 2, count: 1 }]);
    expect(await table('get', { name: 'urgency', revision: 1 })).toMatchObject({
      rows: [{ here: 'High', there: 'P1' }],
    });
  });

  it('that somebody else has saved meanwhile is not written over', async () => {
    await expect(save({ rows: [], revision: 1, agreed: true })).rejects.toThrow('Somebody else has saved');
    await expect(
      save({ rows: ['High', 'HIGH '].map((here) => ({ here, there: 'x' })), revision: 2, agreed: true }),
    ).rejects.toThrow('Row 2');
  });

  it('is not deleted while rules name it, in force or in a draft, and goes then', async () => {
    await expect(table('delete', { name: 'urgency' })).rejects.toThrow(/in force: mappings\.1\.table/);
    await sites.publish('blue', support, { mappings: mappings.slice(0, 1) });
    await sites.publish('blue', operations, { scripts: {} });
    await sites.admin('blue', 'version.save', { connection: support, version: { mappings }, revision: 0 });
    await expect(table('delete', { name: 'urgency' })).rejects.toThrow(/draft: mappings\.1\.table/);
    await sites.admin('blue', 'version.discard', { connection: support });
    await table('delete', { name: 'urgency' });
    expect(await tables()).toEqual([]);
    await expect(table('get', { name: 'urgency' })).rejects.toThrow('no table');
    expect(await save({ rows: [] })).toMatchObject({ kind: 'saved' });
    expect(await tables()).toMatchObject([{ revision: 4 }]);
  });

  it('goes into the file of a connection, and is made where the site has none', async () => {
    await save({ rows: [{ here: 'Low', there: 'P9' }], revision: 4 });
    await sites.publish('blue', support, { mappings });
    const { text } = z
      .object({ text: z.string() })
      .parse(await sites.admin('blue', 'connection.export', { connection: support }));
    expect(text).toContain('P9');
    const there = text.replaceAll('"SUP"', '"DEV"');
    await sites.admin('green', 'connection.import', { connection: support, text: there });
    expect(await sites.admin('green', 'table.get', { name: 'urgency' })).toMatchObject({
      rows: [{ here: 'Low', there: 'P9' }],
    });
  });
});

describe('a table of the site as routing', () => {
  let sites: TwoSites;
  beforeAll(async () => {
    sites = await twoSites('routing-table');
  });
  afterAll(() => sites.dispose());

  it('S61: says where new work items are made, and its rows are checked against the scope', async () => {
    const connection = await sites.connect();
    const save = (rows: object[], revision = 0) =>
      sites.admin('green', 'table.save', { name: 'places', holds: 'routes', rows, revision, agreed: true });
    await save([{ here: 'HELP', there: 'labels = outage' }]);
    const projects = projectsOf(sites.host, 'green', 'DEV', 'HELP');
    const scope = { methods: { out: 'automatic', in: 'automatic' }, table: 'places' };
    await expect(
      sites.publish('green', connection, { scope: { ...scope, projects: projects.slice(0, 1) } }),
    ).rejects.toThrow('names the space HELP, which is not in the scope');
    const labels = { id: 'l', field: 'labels', path: 'labels', kind: 'labels' };
    for (const site of ['blue', 'green'] as const)
      await sites.publish(site, connection, {
        mode: 'visual',
        mappings: [
          { id: 's', field: 'summary', path: 'summary', kind: 'text' },
          {
            id: 't',
            field: 'issuetype',
            path: 'type',
            kind: 'issueType',
            noMatch: 'default',
            default: 'Task',
          },
          labels,
        ],
        ...(site === 'green' ? { scope: { ...scope, projects } } : {}),
      });
    await sites.pass(60);
    const crossed = async (words: string[]) => {
      const { key } = await sites.blue.create('SUP', 'Service Request', { summary: 'Out', labels: words });
      await sites.admin('blue', 'sync.issue', { issue: key, connection });
      await sites.settle();
      const { twins } = await standingOf(sites, 'blue', key);
      return twins[0]?.peerKey;
    };
    expect(await crossed(['outage'])).toMatch(/^HELP-/);
    expect(await crossed(['other'])).toMatch(/^DEV-/);
    expect(await save([{ here: 'NONE', there: 'OPS' }], 1)).toMatchObject({
      published: [],
      left: [{ connection, message: expect.stringContaining('names the space NONE') }],
    });
    await expect(sites.admin('green', 'table.delete', { name: 'places' })).rejects.toThrow('scope.table');
  });
});

describe('a hidden field', () => {
  let sites: TwoSites;
  beforeAll(async () => {
    sites = await twoSites('hidden');
  });
  afterAll(() => sites.dispose());

  it('S64: is never in the payload, whatever mapping or script names it', async () => {
    const connection = await sites.connect();
    await sites.publish('blue', connection, {
      mode: 'script',
      mappings: [
        { id: 's', field: 'summary', path: 'summary', kind: 'text' },
        { id: 'e', field: 'environment', path: 'surroundings', kind: 'richText', direction: 'out' },
      ],
      scripts: { outgoing: 'replica.customKeys["where"] = JSON.stringify(issue.environment ?? "nothing")' },
      policies: { redaction: { fields: [{ id: 'h', field: 'environment' }] } },
    });
    await sites.pass(60);
    const environment = {
      type: 'doc',
      version: 1,
      content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Bunker 7' }] }],
    };
    const { key } = await sites.blue.create('SUP', 'Service Request', { summary: 'Hidden', environment });
    await sites.admin('blue', 'sync.issue', { issue: key, connection });
    await sites.settle();
    const traffic = JSON.stringify(sites.host.traffic({}));
    expect(traffic).toContain('Hidden');
    expect(traffic).toContain('nothing');
    expect(traffic).not.toContain('Bunker 7');
  });
});
