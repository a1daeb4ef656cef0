import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { adminOf, projectId } from '../../host/local/start-up.ts';
import { connectionFile } from '../../src/core/rules/connection-file.ts';
import { type TwoSites, twoSites } from '../support/two-sites.ts';

const exported = z.object({ name: z.string(), text: z.string(), file: connectionFile });
const draft = z.object({
  revision: z.number(),
  version: z.record(z.string(), z.unknown()),
  problems: z.array(z.object({ field: z.string(), message: z.string() })),
  changes: z.array(z.object({ text: z.string() })),
});
const imported = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('drafted'), draft }),
  z.object({ kind: z.literal('asks'), placeholders: z.array(z.object({ name: z.string() })) }),
]);

describe('a connection as a file', () => {
  let sites: TwoSites;
  let connection: string;
  let ann: string;
  beforeAll(async () => {
    sites = await twoSites('connection-file');
    connection = await sites.connect();
    ann = adminOf(sites.host.site('blue'));
    await sites.publish('blue', connection, {
      mode: 'visual',
      userMap: { map: [{ here: ann, there: 'hana@green.example' }], default: ann },
      policies: { redaction: { patterns: [{ id: 'p', name: 'cards', pattern: '\\d{4}-\\d{4}' }] } },
    });
  });
  afterAll(() => sites.dispose());

  const save = async () => exported.parse(await sites.admin('blue', 'connection.export', { connection }));
  const load = async (payload: Readonly<Record<string, unknown>>) =>
    imported.parse(await sites.admin('blue', 'connection.import', { connection, ...payload }));
  const drafted = async (payload: Readonly<Record<string, unknown>>) => {
    const answer = await load(payload);
    if (answer.kind === 'asks') throw new Error(JSON.stringify(answer));
    return answer.draft;
  };

  it('has no id, key, secret, site or account in it', async () => {
    const { name, text } = await save();
    expect(name).toMatch(/\.json$/);
    const site = sites.host.site('blue');
    for (const secret of [connection, ann, projectId(sites.host, 'blue', 'SUP'), site.cloudId, 'https://'])
      expect(text).not.toContain(secret);
    expect(text).toContain('"SUP"');
    expect(text).toContain('hana@green.example');
  });

  it('imported where it came from changes nothing', async () => {
    const { text } = await save();
    expect((await drafted({ text })).changes).toEqual([]);
  });

  it('makes the draft and nothing more: what is in force stays until it is published', async () => {
    const { file } = await save();
    const { mappings = [], ...version } = file.version;
    const changed = {
      ...file,
      version: { ...version, mappings: mappings.filter(({ id }) => id !== 'description') },
    };
    const made = await drafted({ file: changed });
    expect(made.changes.length).toBeGreaterThan(0);
    expect(made.problems).toEqual([]);
    const inForce = JSON.stringify(await sites.admin('blue', 'rules.read', { connection }));
    expect(inForce).toContain('"description"');
    await sites.admin('blue', 'version.publish', { connection, existing: 'as-they-change' });
    expect(JSON.stringify((await save()).file.version.mappings)).not.toContain('"description"');
  });

  it('with a wrong line is refused with its place, and the draft stays as it was', async () => {
    const { text } = await save();
    const before = await sites.admin('blue', 'version.draft', { connection });
    const lines = text.split('\n');
    const at = lines.findIndex((line) => line.includes('"direction"'));
    const wrong = lines.toSpliced(at, 1, '        "direction": "up",').join('\n');
    await expect(load({ text: wrong })).rejects.toThrow(new RegExp(`Line ${at + 1}, column`));
    await expect(load({ text: text.replace('"SUP"', '"NONE"').replace('"SUP"', '"NONE"') })).rejects.toThrow(
      /no space NONE/,
    );
    await expect(load({ text: text.replace('"schema": 1', '"schema": 2') })).rejects.toThrow(/schema 2/);
    expect(await sites.admin('blue', 'version.draft', { connection })).toEqual(before);
  });

  it('with a rule that cannot work becomes a draft whose problem names the line', async () => {
    const { text } = await save();
    const wrong = text.replace('\\\\d{4}-\\\\d{4}', '(\\\\d{4}');
    const { problems } = await drafted({ text: wrong });
    const at = wrong.split('\n').findIndex((line) => line.includes('"pattern"')) + 1;
    expect(problems).toMatchObject([{ field: 'policies.redaction.patterns.0.pattern' }]);
    expect(problems[0]?.message).toContain(`Line ${at} of the file`);
  });

  it('on the partner’s site asks for the people and the space that it names', async () => {
    const { file } = await save();
    const scope = file.version.scope;
    const template = {
      ...file,
      version: { ...file.version, scope: { ...scope, projects: ['{{space}}'], routing: [] } },
      placeholders: [...(file.placeholders ?? []), { name: 'space', about: 'Space of the customer' }],
    };
    const there = async (values: Readonly<Record<string, string>>) =>
      imported.parse(await sites.admin('green', 'connection.import', { connection, file: template, values }));
    const asked = await there({});
    if (asked.kind !== 'asks') throw new Error('nothing was asked');
    expect(asked.placeholders.map(({ name }) => name)).toEqual([expect.stringMatching(/^person-/), 'space']);
    const person = asked.placeholders[0]?.name ?? '';
    await expect(there({ space: 'DEV', [person]: 'nobody@green.example' })).rejects.toThrow(
      /Nobody on this site/,
    );
    const answer = await there({ space: 'DEV', [person]: adminOf(sites.host.site('green')) });
    expect(answer.kind).toBe('drafted');
    const text = JSON.stringify(answer);
    expect(text).toContain('"key":"DEV"');
    expect(text).not.toContain('{{');
  });
});
