import { describe, expect, it } from 'vitest';
import { basicVersion } from '../rules/basic-version.ts';
import { mapping } from '../rules/mapping.ts';
import type { ConflictRecord } from '../sync/conflicts/conflict-record.ts';
import type { Previous } from '../sync/records/previous.ts';
import { accountsOfConflict, namesPeople } from './people-of-conflict.ts';
import { previousWithout } from './people-of-previous.ts';
import { accountsOfVersion, versionWithout } from './people-of-version.ts';

const assignee = { id: 'm', field: 'assignee', path: 'assignee', kind: 'user' } as const;
const base = basicVersion({ id: '1', key: 'SUP' });
const version = {
  ...base,
  userMap: {
    ...base.userMap,
    map: [
      { here: 'ann', there: 'Ann' },
      { here: 'bob', there: 'ref-of-peer' },
    ],
    default: 'ann',
  },
  comments: { ...base.comments, authors: ['ann', 'bob'] },
  mappings: [
    mapping.parse({ ...assignee, id: 'constant', constant: 'ann' }),
    mapping.parse({ ...assignee, id: 'default', noMatch: 'default', default: 'ann' }),
    mapping.parse({ ...assignee, id: 'several', kind: 'users', constant: 'ann\nbob' }),
    mapping.parse({
      ...assignee,
      id: 'text',
      field: 'summary',
      path: 'summary',
      kind: 'text',
      constant: 'ann',
    }),
  ],
};

describe('people in what the partner is known to have', () => {
  const issue = { id: '1', key: 'DEV-1', url: 'https://green.example/DEV-1', type: 'Bug', project: 'DEV' };
  const hana = { name: 'Hana', ref: 'ref-hana' };
  const ivan = { name: 'Ivan', ref: 'ref-ivan' };
  const mention = { type: 'mention', attrs: { id: 'ref-hana', text: '@Hana' } };
  const doc = {
    type: 'doc' as const,
    version: 1 as const,
    content: [{ type: 'paragraph', content: [mention] }],
  };
  const record: Previous = {
    v: 1,
    issue,
    fields: {
      summary: { kind: 'text', value: 'ref-hana is only a word here' },
      assignee: { kind: 'user', value: hana },
      reporter: { kind: 'user', value: ivan },
      watchers: { kind: 'users', value: [ivan, hana] },
      description: { kind: 'richText', value: doc },
    },
  };

  it('go with every value that names them, and nobody else does', () => {
    const left = previousWithout(record, new Set(['ref-hana']));
    expect(Object.keys(left?.fields ?? {})).toEqual(['summary', 'reporter']);
    expect(previousWithout(record, new Set(['ref-nobody']))).toBeUndefined();
  });
});

describe('people whom rules name', () => {
  it('are all found, and words of other fields are no people', () => {
    expect(new Set(accountsOfVersion(version))).toEqual(new Set(['ann', 'bob']));
    expect(accountsOfVersion({ ...base, mappings: version.mappings.slice(3) })).toEqual([]);
  });

  it('go without letting more cross than before', () => {
    const left = versionWithout(version, new Set(['ann']));
    expect(accountsOfVersion(left)).not.toContain('ann');
    expect(left.userMap).toMatchObject({ map: [{ here: 'bob', there: 'ref-of-peer' }] });
    expect(left.comments.authors).toEqual(['bob']);
    const [constant, standIn, several, text] = left.mappings;
    expect(constant).toMatchObject({ on: false });
    expect(constant).not.toHaveProperty('constant');
    expect(standIn).toMatchObject({ on: true, noMatch: 'nothing' });
    expect(several).toMatchObject({ on: true, constant: 'bob' });
    expect(text).toMatchObject({ constant: 'ann' });
  });

  it('go by the reference of the peer too', () => {
    const left = versionWithout(version, new Set(), new Set(['ref-of-peer']));
    expect(left.userMap.map).toEqual([{ here: 'ann', there: 'Ann' }]);
  });
});

describe('people whom a conflict shows', () => {
  const record: ConflictRecord = {
    v: 1,
    connection: 'c',
    issue: '1',
    key: 'SUP-1',
    at: 1,
    seq: 1,
    entries: [
      {
        path: 'assignee',
        stands: 'there',
        why: 'both-edited',
        here: JSON.stringify({ kind: 'user', value: { name: 'Ann', ref: 'ref-of-ann' } }),
        there: JSON.stringify({ kind: 'user', value: { name: 'Gil', ref: 'ref-of-gil' } }),
        raw: JSON.stringify({ accountId: 'ann' }),
      },
      { path: 'summary', stands: 'here', why: 'both-edited', raw: 'no JSON' },
    ],
  };

  it('are known by account id here and by reference on either side', () => {
    expect(accountsOfConflict(record)).toEqual(['ann']);
    expect(namesPeople(record, new Set(['ann']), new Set())).toBe(true);
    expect(namesPeople(record, new Set(), new Set(['ref-of-gil']))).toBe(true);
    expect(namesPeople(record, new Set(['bob']), new Set(['ref-of-ivy']))).toBe(false);
  });
});
