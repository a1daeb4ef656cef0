import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { adminOf, projectId } from '../../host/local/start-up.ts';
import { connectProjects } from '../../host/sites/connect-projects.ts';
import { connectionFile } from '../../src/core/rules/connection-file.ts';
import { type JoinedSites, joinedSites } from '../support/joined-sites.ts';

const text = z.object({ name: z.string(), text: z.string() });
const saved = z.object({ id: z.string(), revision: z.number() });
const listed = z.object({
  templates: z.array(
    z.object({
      id: z.string(),
      placeholders: z.array(z.object({ name: z.string() })),
      followers: z.array(z.object({ connection: z.string(), revision: z.number() })),
    }),
  ),
});
const drift = z.object({
  kind: z.string(),
  revision: z.number().optional(),
  differences: z.array(z.object({ place: z.string(), text: z.string() })).optional(),
});
const applied = z.object({
  kind: z.string(),
  placeholders: z.array(z.object({ name: z.string() })).optional(),
  draft: z
    .object({ problems: z.array(z.unknown()), changes: z.array(z.object({ text: z.string() })) })
    .optional(),
});

/** `blue` is a service provider: its connections are made from one template. */
describe('templates of a service provider', () => {
  let sites: JoinedSites<'blue' | 'green' | 'red'>;
  let first: string;
  let standard: string;
  let second: string;
  beforeAll(async () => {
    sites = await joinedSites(['blue', 'green', 'red'], { seed: 'templates' });
    first = await sites.connect({ site: 'blue', project: 'SUP' }, { site: 'green', project: 'DEV' });
    await sites.publish('blue', first, {
      mode: 'visual',
      userMap: { map: [{ here: adminOf(sites.host.site('blue')), there: 'Hana' }] },
      comments: { out: 'public', in: 'on', template: 'From {author} at {company}' },
      mappings: [
        { id: 's', field: 'summary', path: 'summary', kind: 'text' },
        { id: 'p', field: 'priority', path: 'priority', kind: 'priority', noMatch: 'same' },
      ],
    });
    await sites.admin('blue', 'trigger.save', {
      connection: first,
      jql: 'project = SUP AND labels = shared',
    });
  }, 120_000);
  afterAll(() => sites.dispose());

  const template = (operation: string, payload: object) =>
    sites.admin('blue', `template.${operation}`, payload);
  const list = async () => listed.parse(await template('list', {})).templates;
  const driftOf = async (connection: string) => drift.parse(await template('drift', { connection }));

  it('are made of a connection: the partner and the space become placeholders, people stay out', async () => {
    const made = text.parse(await template('suggest', { connection: first }));
    const file = connectionFile.parse(JSON.parse(made.text));
    expect(file.version.scope?.projects).toEqual(['{{project}}']);
    expect(file.version.triggers?.[0]?.jql).toBe('project = {{project}} AND labels = shared');
    expect(file.connection.peer.name).toBe('{{client}}');
    expect(file.version.userMap).toBeUndefined();
    expect((file.placeholders ?? []).map(({ name }) => name)).toEqual(['client', 'project']);
    const kept = saved.parse(await template('save', { name: 'Standard client', text: made.text }));
    expect(kept.revision).toBe(1);
    standard = kept.id;
  });

  it('are refused by line where they are wrong or name an account', async () => {
    const { text: good } = text.parse(await template('get', { template: standard }));
    const lines = good.split('\n');
    const at = lines.findIndex((line) => line.includes('"kind"'));
    const wrong = lines.toSpliced(at, 1, '        "kind": "nonsense",').join('\n');
    const save = (given: string) =>
      template('save', { template: standard, name: 'Standard client', text: given, revision: 1 });
    await expect(save(wrong)).rejects.toThrow(`Line ${at + 1}, column`);
    const named = good.replace('labels = shared', `reporter = ${'5b10ac8d82e05b22cc7d4ef5'}`);
    await expect(save(named)).rejects.toThrow(/cannot name an account/);
    await expect(template('save', { name: 'standard CLIENT', text: good })).rejects.toThrow(/already/);
    expect(saved.parse(await template('get', { template: standard })).revision).toBe(1);
  });

  it('give the next client its rules: invited by name, drafted and published in a few calls', async () => {
    const values = { client: 'Red Ltd', project: 'OPS' };
    const open = z
      .object({ missing: z.array(z.string()) })
      .parse(await template('fill', { template: standard, values: {} }));
    expect(open.missing).toEqual(['client', 'project']);
    const filled = z
      .object({
        connection: z.object({ peerName: z.string(), localName: z.string(), projectId: z.string() }),
      })
      .parse(await template('fill', { template: standard, values })).connection;
    expect(filled.peerName).toBe('Red Ltd');
    const invite = { ...filled, template: { id: standard, values } };
    second = await connectProjects(
      { name: 'blue', projectId: filled.projectId },
      { name: 'red', projectId: projectId(sites.host, 'red', 'RED') },
      (site, operation, payload) =>
        sites.admin(
          site === 'blue' ? 'blue' : 'red',
          operation,
          operation === 'connection.invite' ? invite : payload,
        ),
    );

    expect(await sites.admin('blue', 'connection.get', { connection: second })).toMatchObject({
      template: { name: 'Standard client' },
    });
    const before = await driftOf(second);
    expect(before).toMatchObject({ kind: 'compared', revision: 0 });
    expect(before.differences?.map(({ text: said }) => said).join(' ')).toContain('priority');
    const drafted = applied.parse(await template('apply', { connection: second }));
    expect(drafted.draft?.problems).toEqual([]);
    await sites.admin('blue', 'version.publish', { connection: second, existing: 'as-they-change' });
    expect(await driftOf(second)).toEqual({ kind: 'compared', revision: 1, differences: [] });
    expect(await sites.admin('blue', 'connection.get', { connection: second })).not.toHaveProperty(
      'template',
    );
    const rules = JSON.stringify(await sites.admin('blue', 'rules.read', { connection: second }));
    expect(rules).toContain('project = OPS AND labels = shared');
    expect(rules).not.toContain('{{');
    const [one] = await list();
    expect(one?.followers).toEqual([{ connection: second, revision: 1 }]);
  });

  it('tell of each connection what differs, and bring it in line as a draft', async () => {
    const { text: good } = text.parse(await template('get', { template: standard }));
    const changed = good.replace('labels = shared', 'labels = partner');
    await template('save', { template: standard, name: 'Standard client', text: changed, revision: 1 });
    const stale = { template: standard, name: 'Standard client', text: good, revision: 1 };
    await expect(template('save', stale)).rejects.toThrow(/Somebody else has saved/);
    await sites.publish('blue', second, { comments: { out: 'off', in: 'on' } });

    const { differences = [], revision } = await driftOf(second);
    expect(revision).toBe(1);
    const places = differences.map(({ place }) => place.split('.')[0]);
    expect([...new Set(places)].sort()).toEqual(['comments', 'triggers']);
    const inForce = JSON.stringify(await sites.admin('blue', 'rules.read', { connection: second }));
    const { draft } = applied.parse(await template('apply', { connection: second }));
    expect(draft?.changes.length).toBe(differences.length);
    expect(JSON.stringify(await sites.admin('blue', 'rules.read', { connection: second }))).toBe(inForce);
    await sites.admin('blue', 'version.publish', { connection: second, existing: 'as-they-change' });
    expect((await driftOf(second)).differences).toEqual([]);
  });

  it('ask for what they leave open, and change nothing meanwhile', async () => {
    const asked = applied.parse(await template('apply', { connection: first, template: standard }));
    expect(asked.placeholders?.map(({ name }) => name)).toEqual(['project']);
    expect(await driftOf(first)).toEqual({ kind: 'none' });
    const values = { project: 'NONE' };
    await expect(template('apply', { connection: first, template: standard, values })).rejects.toThrow(
      /no space NONE/,
    );
    expect(await driftOf(first)).toEqual({ kind: 'none' });
  });

  it('let a connection go its own way, and may be deleted under the others', async () => {
    await template('unfollow', { connection: second });
    expect(await driftOf(second)).toEqual({ kind: 'none' });
    await template('apply', { connection: second, template: standard, values: { project: 'OPS' } });
    await template('delete', { template: standard });
    expect(await driftOf(second)).toEqual({ kind: 'gone' });
    expect(await list()).toEqual([]);
  });
});
