import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accountsIn } from '../privacy/people-of-version.ts';
import { basicVersion } from './basic-version.ts';
import { MOST_FILE_CHARACTERS } from './connection-file.ts';
import { filledPart, readConnectionFile } from './connection-file-in.ts';
import { connectionFileOf, personPlaceholder } from './connection-file-out.ts';
import { type Version, versionSchema } from './version.ts';

const ann = '5b10ac8d82e05b22cc7d4ef5';
const bob = '557058:11111111-2222-4333-8444-555555555555';
const about = {
  name: 'Support',
  mode: 'visual',
  local: { name: 'Acme', project: 'SUP' },
  peer: { name: 'Globex' },
} as const;
const base = basicVersion({ id: '10001', key: 'SUP' });

const word = fc.string({ minLength: 1, maxLength: 12 });
const person = fc.constantFrom(ann, bob, 'bot');
const anyVersion: fc.Arbitrary<Version> = fc
  .record({
    spaces: fc.constantFrom([0], [0, 1], [1, 0]),
    filter: fc.option(fc.constantFrom(`assignee = ${ann}`, 'labels = "{{a}}"', 'project = SUP'), {
      nil: undefined,
    }),
    values: fc.array(fc.record({ here: word, there: word }), { maxLength: 4 }),
    people: fc.array(fc.record({ here: person, there: word }), { maxLength: 3 }),
    standIn: fc.option(person, { nil: undefined }),
    script: fc.option(fc.constantFrom(`const a = {{b}}`, `if (x === "${bob}") y()`), { nil: undefined }),
    constant: fc.option(word, { nil: undefined }),
  })
  .map(({ spaces, filter, values, people, standIn, script, constant }) => {
    const projects = [
      { id: '10001', key: 'SUP' },
      { id: '10002', key: 'OPS' },
    ];
    const chosen = spaces.flatMap((at) => projects[at] ?? []);
    return versionSchema.parse({
      ...base,
      mode: 'script',
      scope: {
        ...base.scope,
        projects: chosen,
        ...(filter === undefined ? {} : { filter }),
        routing: chosen.map(({ id }) => ({ when: [{ path: '@type', value: 'Bug' }], project: id })),
      },
      mappings: [
        ...base.mappings,
        { id: 'm', field: 'priority', path: 'priority', kind: 'priority', values },
        {
          id: 'n',
          field: 'a',
          path: 'note',
          kind: 'text',
          direction: 'out',
          ...(constant === undefined ? {} : { constant }),
        },
      ],
      userMap: { map: people, ...(standIn === undefined ? {} : { default: standIn }) },
      scripts: script === undefined ? {} : { outgoing: script, reads: ['summary'] },
      published: { at: 1, existing: 'not' },
    });
  });

const ids: Readonly<Record<string, string>> = { SUP: '10001', OPS: '10002' };

/** The file as another session of the same site reads it. */
function importedAgain(version: Version, text: string) {
  const read = readConnectionFile(text);
  if (!read.ok) throw new Error(read.error.message);
  const known = new Map(accountsIn(version).map((account) => [personPlaceholder(account), account]));
  const { version: given, placeholders } = read.value.file;
  const filled = filledPart(given, placeholders, (name) => known.get(name));
  if (filled.is === 'open') throw new Error(JSON.stringify(filled.open));
  const { scope, ...parts } = filled.part;
  const spaces = scope && {
    ...scope,
    projects: scope.projects.map((key) => ({ id: ids[key], key })),
    routing: scope.routing.map((line) => ({ ...line, project: ids[line.project] })),
  };
  return versionSchema.parse({ ...parts, scope: spaces });
}

describe('a connection file', () => {
  it('that is exported and imported gives the same rules', () => {
    fc.assert(
      fc.property(anyVersion, (version) => {
        const text = JSON.stringify(connectionFileOf(about, version), null, 2);
        const { published: _published, compiled: _compiled, scripts, ...rest } = version;
        const { reads: _reads, ...written } = scripts;
        expect(importedAgain(version, text)).toEqual({ ...rest, scripts: written });
      }),
    );
  });

  it('holds no account, no id of a space and nothing that publishing worked out', () => {
    fc.assert(
      fc.property(anyVersion, (version) => {
        const text = JSON.stringify(connectionFileOf(about, version));
        for (const id of [ann, bob, '10001', '10002', '"reads"', '"published"'])
          expect(text).not.toContain(id);
      }),
    );
  });

  it('keeps double braces that it has not declared as they are', () => {
    const version = { scripts: { outgoing: 'f({{a}}, {{b}})' } };
    expect(filledPart(version, undefined, () => 'x')).toEqual({ is: 'filled', part: version });
  });

  it('asks for what a placeholder stands for where nobody knows it', () => {
    const file = {
      version: { scope: { ...base.scope, projects: ['{{space}}'], routing: [] } },
      placeholders: [
        { name: 'space', about: 'Key of the customer’s space' },
        { name: 'unused', about: '' },
      ],
    };
    expect(filledPart(file.version, file.placeholders, () => undefined)).toEqual({
      is: 'open',
      open: [{ name: 'space', about: 'Key of the customer’s space' }],
    });
    const fill = (name: string) => (name === 'space' ? 'CUST' : undefined);
    expect(filledPart(file.version, file.placeholders, fill)).toMatchObject({
      part: { scope: { projects: ['CUST'] } },
    });
  });
});

describe('a hostile or broken file', () => {
  const good = JSON.stringify(connectionFileOf(about, base), null, 2);
  const lines = good.split('\n');
  const fault = (text: string) => {
    const read = readConnectionFile(text);
    if (read.ok) throw new Error('was read');
    return read.error;
  };

  it('with a wrong line is refused with line, column and path', () => {
    const at = lines.findIndex((line) => line.includes('"kind"'));
    const text = lines.toSpliced(at, 1, '        "kind": "nonsense",').join('\n');
    expect(fault(text)).toMatchObject({ field: expect.stringMatching(/^version\.mappings\.\d+\.kind$/) });
    expect(fault(text).message).toContain(`Line ${at + 1}, column 17`);
    expect(fault(text).message).toContain('Nothing was changed.');
  });

  it('with a comma too few is refused with the line', () => {
    const at = lines.findIndex((line) => line.endsWith(','));
    const text = lines.toSpliced(at, 1, (lines[at] ?? '').slice(0, -1)).join('\n');
    expect(fault(text).message).toContain(`Line ${at + 2}, column`);
    expect(fault(text).message).toContain('"," is missing');
  });

  it('with a name that the schema does not know is refused with that name', () => {
    const text = good.replace('"mode"', '"secret": "x", "mode"');
    expect(fault(text)).toMatchObject({ field: 'connection.secret' });
  });

  it.each([
    ['{"schema":1,"__proto__":{"version":{}}}', '"__proto__" is not allowed'],
    ['{"schema":1,"schema":1}', '"schema" is said twice'],
    ['['.repeat(100_000), 'nested too deep'],
    [`{"a":${'{"a":'.repeat(5_000)}`, 'nested too deep'],
    ['', 'a value is missing'],
    ['{', 'a name in quotes is missing'],
    ['{"a', 'not closed'],
    ['{"schema":1} x', 'more after the end'],
    ['{"schema":01}', 'no value of JSON'],
    ['[]', 'Line 1, column 1'],
    ['{"schema":"1"}', 'schema'],
    ['null', 'Line 1'],
  ])('%.40s is refused', (text, message) => {
    expect(fault(text).message).toContain(message);
  });

  it('of a later schema is refused with its number', () => {
    expect(fault('{"schema":7,"anything":[]}')).toMatchObject({ code: 'file-newer', field: 'schema' });
    expect(fault('{"schema":7}').message).toContain('schema 7');
  });

  it('of five megabytes is refused unread', () => {
    expect(fault('{'.repeat(5_000_000))).toMatchObject({ code: 'file-too-large' });
    expect(MOST_FILE_CHARACTERS).toBeLessThan(500 * 1024);
  });

  it('never makes the reader throw', () => {
    fc.assert(
      fc.property(fc.nat(good.length), fc.string({ maxLength: 3 }), fc.nat(5), (at, put, cut) => {
        expect(typeof readConnectionFile(good.slice(0, at) + put + good.slice(at + cut)).ok).toBe('boolean');
      }),
    );
  });
});
