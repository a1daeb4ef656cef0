import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ReadPlace } from '../fields/field-kind.ts';
import { asReplica } from './as-replica.ts';
import { issueAsScript, replicaAsScript } from './as-script.ts';
import { nameOfPath, pathOfCustom, pathOfWrite } from './script-fields.ts';

const place: ReadPlace = { asPeerMayKnow: (id, { name }) => ({ name, ref: `ref-${id}` }) };
const self = { id: '1', key: 'SUP-1', created: 1, updated: 2, url: 'https://a.example/browse/SUP-1' };
const doc = {
  type: 'doc',
  version: 1,
  content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Hi' }] }],
};

const raw = {
  summary: 'Printer',
  description: doc,
  environment: null,
  issuetype: { name: 'Bug' },
  status: { name: 'Done', statusCategory: { key: 'done' } },
  priority: { name: 'High' },
  labels: ['a', 'b'],
  fixVersions: [{ name: '1.0' }],
  duedate: '2026-11-22',
  assignee: { accountId: '5b', displayName: 'Ann' },
  reporter: null,
  project: { key: 'SUP', name: 'Support' },
  customfield_1: { value: 'Blue' },
  customfield_2: 4,
};
const custom = [
  { name: 'Team', field: 'customfield_1', kind: 'select' },
  { name: 'Story points', field: 'customfield_2', kind: 'number' },
  { name: 'Not on the screen', field: 'customfield_3', kind: 'text' },
] as const;

describe('an issue as scripts see it', () => {
  const seen = issueAsScript(self, raw, custom, place);

  it("has Jira's own names, nothing for a field that was not read, and no account id", () => {
    expect(seen).toMatchObject({
      key: 'SUP-1',
      summary: 'Printer',
      description: { $text: 'Hi' },
      environment: null,
      issueType: { name: 'Bug' },
      status: { name: 'Done', category: 'done' },
      priority: { name: 'High' },
      labels: ['a', 'b'],
      fixVersions: [{ name: '1.0' }],
      due: '2026-11-22',
      assignee: { name: 'Ann', ref: 'ref-5b' },
      reporter: null,
      customFields: { Team: { value: 'Blue' }, 'Story points': { value: 4 } },
    });
    expect(seen).not.toHaveProperty('resolution');
    expect(seen.customFields).not.toHaveProperty('Not on the screen');
  });

  it('crosses and is seen on the other side under the same names, field by field', () => {
    const paths: Record<string, ReturnType<typeof asReplica>> = {};
    for (const [name, value] of Object.entries(seen)) {
      if (['id', 'key', 'url', 'created', 'updated', 'customFields'].includes(name)) continue;
      const made = asReplica(name, value);
      paths[made.path] = made;
    }
    for (const [name, { value }] of Object.entries(seen.customFields ?? {})) {
      const made = asReplica(`customFields.${name}`, value);
      paths[made.path] = made;
    }
    const fields = Object.fromEntries(
      Object.entries(paths).map(([path, made]) => {
        if (!made.ok) throw new Error(made.why);
        return [path, made.value];
      }),
    );
    const there = replicaAsScript(
      { id: '1', key: 'SUP-1', url: self.url, type: 'Bug', project: 'SUP' },
      fields,
    );
    const { url: _url, created: _created, updated: _updated, ...expected } = seen;
    expect(there).toMatchObject({ ...expected, project: { key: 'SUP' } });
  });
});

describe('what a script writes', () => {
  it.each([
    ['summary', 5, { kind: 'text', value: '5' }],
    ['summary', { $adf: doc, $text: 'Hi' }, { kind: 'text', value: 'Hi' }],
    ['priority', 'High', { kind: 'option', value: 'High' }],
    ['priority', { name: 'High', id: '1' }, { kind: 'option', value: 'High' }],
    ['status', 'Done', { kind: 'status', value: { name: 'Done', category: 'undefined' } }],
    ['labels', [], { kind: 'options', value: [] }],
    ['labels', null, { kind: 'options', value: [] }],
    ['components', [{ name: 'api' }, 'web'], { kind: 'options', value: ['api', 'web'] }],
    ['due', '2024-05-01T00:00:00Z', { kind: 'date', value: '2024-05-01' }],
    ['assignee', null, { kind: 'user', value: null }],
    ['customFields.Any', 3, { kind: 'number', value: 3 }],
    ['customFields.Any', ['a'], { kind: 'options', value: ['a'] }],
    [
      'customFields.Any',
      { parent: 'a', child: 'b' },
      { kind: 'cascading', value: { parent: 'a', child: 'b' } },
    ],
    ['customKeys.x', { a: [1] }, { kind: 'text', value: '{"a":[1]}' }],
  ])('to %s: %j', (write, given, value) => {
    expect(asReplica(write, given)).toMatchObject({ ok: true, value });
  });

  it('is refused with its name and value where the field cannot hold it', () => {
    expect(asReplica('due', 'tomorrow')).toMatchObject({
      ok: false,
      why: '"due" is given what it cannot hold: "tomorrow".',
    });
    expect(asReplica('labels', [{ a: 1 }])).toMatchObject({ ok: false });
    expect(asReplica('customKeys.x', 'y'.repeat(30_001))).toMatchObject({ ok: false });
    expect(asReplica('customFields.x', { odd: true })).toMatchObject({ ok: false });
  });

  it('never throws, whatever it is', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('summary', 'status', 'labels', 'due', 'assignee', 'customFields.A', 'customKeys.b'),
        fc.jsonValue(),
        (write, given) => {
          expect(asReplica(write, given)).toHaveProperty('ok');
        },
      ),
    );
  });
});

describe('the path of a custom field', () => {
  it('leads back to its name, whatever stands in it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 20 }), (name) => {
        expect(nameOfPath(pathOfCustom(name))).toEqual({ in: 'customFields', name });
        expect(pathOfCustom(name)).toMatch(/^custom_[A-Za-z0-9_]*$/);
      }),
    );
    expect(pathOfWrite('customFields.Story points')).toBe('custom_Story_20_points');
    expect(nameOfPath('severity')).toEqual({ in: 'customFields', name: 'severity' });
  });
});
