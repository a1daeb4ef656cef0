import { describe, expect, it } from 'vitest';
import { APP } from '../limits.ts';
import { readItem } from './read-item.ts';

const body = { type: 'doc', version: 1, content: [] };
const comment = (id: number, more: object = {}) => ({
  id: String(id),
  author: { name: 'Ann', ref: 'r' },
  created: 1,
  updated: 1,
  visibility: 'public',
  body,
  ...more,
});
const item = (more: object) => ({
  do: 'update',
  gen: '1.a',
  seq: 1,
  base: 0,
  context: 0,
  policy: 1,
  issue: { id: '1', key: 'A-1', url: 'https://a.example/browse/A-1', type: 'Bug', project: 'A' },
  changed: [{ path: 'summary', since: 1 }],
  fields: { summary: { kind: 'text', value: 'Hello' } },
  comments: [],
  attachments: [],
  removed: [],
  ...more,
});

describe('an item of a message', () => {
  it('is read as it is where nothing is wrong', () => {
    const read = readItem(item({ comments: [comment(1)] }));
    expect(read?.unread).toEqual([]);
    expect(read?.item).toMatchObject({ comments: [{ id: '1' }] });
  });

  it('is read without the children that are not what they should be, and names them', () => {
    const bad = comment(2, { visibility: 'for friends' });
    const file = { id: '7', name: 'a.txt', size: -1, mime: 'text/plain', visibility: 'public' };
    const read = readItem(
      item({
        comments: [comment(1), bad, 'no comment', comment(3)],
        attachments: [file],
        links: [{ id: '9' }],
      }),
    );
    expect(read?.item).toMatchObject({ comments: [{ id: '1' }, { id: '3' }], attachments: [], links: [] });
    expect(read?.unread).toEqual([
      { kind: 'comment', id: '2' },
      { kind: 'link', id: '9' },
      { kind: 'attachment', id: '7' },
    ]);
  });

  it('is read with as many children as one message may carry, the first ones', () => {
    const many = Array.from({ length: 5_000 }, (_, index) => comment(index + 1));
    const read = readItem(item({ comments: many }));
    expect(read?.item).toMatchObject({
      comments: many.slice(0, APP.childrenPerItem).map(({ id }) => ({ id })),
    });
    expect(read?.unread).toEqual([]);
  });

  it.each([
    ['a word', 'nothing of the sort'],
    ['a list', [item({})]],
    ['of a kind that nobody knows', item({ do: 'enchant' })],
    ['with a member that nobody knows', item({ evil: true, comments: [{}] })],
    ['with a sequence below one', item({ seq: 0 })],
    ['with children that are no list', item({ comments: 5_000 })],
  ])('that is %s is not read at all', (_name, raw) => {
    expect(readItem(raw)).toBeUndefined();
  });
});
