import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { basicVersion } from '../../rules/basic-version.ts';
import { compileVersion } from '../../rules/compile-version.ts';
import type { Child } from '../records/children-page.ts';
import { childrenAnswer } from './children-answer.ts';
import { incomingChildren } from './incoming-children.ts';
import { type Ledger, ledgerChanges, withEntry, withoutEntry } from './ledger.ts';
import { type LocalChildren, localChildren } from './local-children.ts';
import { outgoingChildren } from './outgoing-children.ts';
import { postedPrint } from './posted-child.ts';
import { settleChildren } from './settle-children.ts';

const rules = compileVersion(basicVersion({ id: '1', key: 'ONE' }));
const body = (text: string) => ({
  type: 'doc' as const,
  version: 1 as const,
  content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
});
const comment = (id: string, text: string, isPublic = true) => ({
  id,
  author: { accountId: 'a', name: 'Ann', app: false },
  created: Number(id),
  updated: Number(id),
  body: body(text),
  public: isPublic,
});
const children = (comments: LocalChildren['comments']): LocalChildren => ({
  comments,
  attachments: [],
  worklogs: [],
  links: [],
  remoteLinks: [],
  shown: new Set(),
  complete: ['c', 'a'],
});
const leaving = (list: LocalChildren, ledger: Ledger) => outgoingChildren(rules, 'key', list, ledger, {});
const idsOf = (out: ReturnType<typeof leaving>) => out.posted.map(({ value }) => value.id);
const incoming = (id: string, text: string) => ({
  id,
  author: { name: 'Gil', ref: 'r' },
  created: 1,
  updated: 1,
  visibility: 'public' as const,
  body: body(text),
});
const issue = { id: '20', key: 'P-1', url: 'u' };
const item = { comments: [], attachments: [], removed: [] };

describe('own comments', () => {
  it('leave once, and again when their text changes', () => {
    const first = leaving(children([comment('1', 'a')]), []);
    expect(idsOf(first)).toEqual(['1']);
    const answer = { code: 'applied' as const, issue, made: { comment: { '1': '9' } } };
    const { ledger } = settleChildren(first.ledger, { ...first, removed: [] }, answer);
    expect(leaving(children([comment('1', 'a')]), ledger).fresh).toBe(false);
    expect(leaving(children([comment('1', 'b')]), ledger).fresh).toBe(true);
  });

  it('that were deleted before their message was answered are told as removed', () => {
    const { ledger } = leaving(children([comment('1', 'a')]), []);
    const { missing } = leaving(children([]), ledger);
    expect(missing).toEqual([{ kind: 'comment', id: '1' }]);
  });

  it('that were removed and stand there still are told again, at once or by the schedule', () => {
    const ledger: Ledger = [{ k: 'c', l: '1', p: '9', o: 'here', f: 'f' }];
    const removed = [{ kind: 'comment' as const, id: '1' }];
    const sent = { ...leaving(children([]), ledger), removed };
    const answer = { code: 'applied' as const, issue };
    const settled = (part: object) => settleChildren(ledger, sent, { ...answer, ...part });
    expect(settled({})).toEqual({ ledger, remains: true, later: false });
    const without = [{ ...removed[0], code: 'not-now' }];
    expect(settled({ without })).toEqual({ ledger, remains: false, later: true });
    expect(settled({ removed })).toEqual({ ledger: [], remains: false, later: false });
  });

  it('say nothing of removal while the list is not complete', () => {
    const ledger: Ledger = [{ k: 'c', l: '1', p: '9', o: 'here', f: 'f' }];
    const part = { ...children([]), complete: [] };
    expect(leaving(part, ledger).missing).toEqual([]);
  });

  it('never leave while internal, and are withdrawn once they become so', () => {
    expect(leaving(children([comment('1', 'a', false)]), []).fresh).toBe(false);
    const ledger: Ledger = [{ k: 'c', l: '1', p: '9', o: 'here', f: 'f' }];
    const hidden = leaving(children([comment('1', 'a', false)]), ledger);
    expect(hidden.withdrawn).toEqual([{ kind: 'comment', id: '1' }]);
  });

  it('leave twenty at a time', () => {
    const many = Array.from({ length: 45 }, (_, index) => comment(String(index + 1), `text ${index}`));
    const first = leaving(children(many), []);
    expect([first.posted.length, first.more]).toEqual([20, true]);
  });
});

describe('comments of the peer', () => {
  it('are never sent back', () => {
    const ledger: Ledger = [{ k: 'c', l: '1', p: '9', o: 'there', f: 'f' }];
    expect(leaving(children([comment('1', 'edited here')]), ledger).fresh).toBe(false);
  });

  it('are added once, edited by their owner, and left alone when nothing has changed', () => {
    const known: Child = {
      k: 'c',
      l: '1',
      p: '9',
      o: 'there',
      f: postedPrint('key', { kind: 'comment', value: incoming('9', 'a') }),
    };
    const take = (text: string, ledger: Ledger) =>
      incomingChildren(rules, 'key', { ...item, comments: [incoming('9', text)] }, ledger);
    expect(take('a', []).add.length).toBe(1);
    expect(take('a', [known])).toMatchObject({ add: [], edit: [] });
    expect(take('b', [known]).edit).toMatchObject([{ local: '1' }]);
  });

  it('are vouched for only as far as the ledger holds that very content', () => {
    const ledger: Ledger = [{ k: 'c', l: '1', p: '9', o: 'there', f: 'another text' }];
    expect(childrenAnswer('key', rules, { ...item, comments: [incoming('9', 'a')] }, ledger)).toEqual({});
  });
});

describe('the ledger', () => {
  const child = fc.record({
    k: fc.constantFrom('c' as const, 'a' as const),
    l: fc.option(fc.constantFrom('1', '2', '3'), { nil: undefined }),
    p: fc.option(fc.constantFrom('7', '8', '9'), { nil: undefined }),
    o: fc.constantFrom('here' as const, 'there' as const),
  });

  it('is the only ground on which anything here is edited or removed', () => {
    const names = fc.array(fc.constantFrom('1', '2', '3', '7', '8', '9'), { maxLength: 6 });
    fc.assert(
      fc.property(fc.array(child, { maxLength: 8 }), names, names, (ledger, removed, edited) => {
        const asked = incomingChildren(
          rules,
          'key',
          {
            ...item,
            comments: edited.map((id) => incoming(id, 'x')),
            removed: removed.map((id) => ({ kind: 'comment' as const, id })),
          },
          ledger,
        );
        const touched = [...asked.remove, ...asked.edit].flatMap((one) => one.local ?? []);
        const ours = ledger.filter((one) => one.k === 'c' && one.o === 'there').map((one) => one.l);
        for (const local of touched) expect(ours).toContain(local);
      }),
    );
  });

  it('of one connection never names a link, worklog or web link that a person or another connection has made', () => {
    const kinds = ['worklog', 'link', 'remoteLink'] as const;
    const letters = { worklog: 'w', link: 'l', remoteLink: 'r' } as const;
    const entry = fc.record({
      k: fc.constantFrom('w' as const, 'l' as const, 'r' as const),
      l: fc.constantFrom('1', '2', '3'),
      p: fc.constantFrom('7', '8', '9'),
      o: fc.constantFrom('here' as const, 'there' as const),
    });
    const asked = fc.array(fc.tuple(fc.constantFrom(...kinds), fc.constantFrom('1', '2', '7', '8', '9')));
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 8 }), asked, (ledger, names) => {
        const removed = names.map(([kind, id]) => ({ kind, id }));
        const { remove } = incomingChildren(rules, 'key', { ...item, removed }, ledger);
        for (const { k, local } of remove) {
          expect(ledger.some((one) => one.k === k && one.l === local && one.o === 'there')).toBe(true);
        }
        const own = ledger.filter((one) => one.o === 'here').map((one) => `${one.k}${one.p}`);
        const taken = removed
          .map(({ kind, id }) => `${letters[kind]}${id}`)
          .filter((name) => own.includes(name));
        for (const name of taken) {
          const first = ledger.find((one) => `${one.k}${one.p}` === name);
          if (first?.o === 'here') expect(remove.some(({ k, peer }) => `${k}${peer}` === name)).toBe(false);
        }
      }),
    );
  });

  it('writes at most two pages when an entry goes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 120 }), fc.nat(), (size, pick) => {
        const ledger: Ledger = Array.from({ length: size }, (_, index) => ({
          k: 'c',
          l: String(index),
          o: 'here',
        }));
        const gone = withoutEntry(ledger, (one) => one.l === String(pick % size));
        expect(gone.length).toBe(size - 1);
        expect(ledgerChanges('c', '1', ledger, gone).length).toBeLessThanOrEqual(2);
      }),
    );
  });

  it('replaces an entry in its place and adds a new one at the end', () => {
    const ledger: Ledger = [{ k: 'c', l: '1', o: 'here' }];
    expect(withEntry(ledger, (one) => one.l === '1', { k: 'c', l: '1', o: 'here', f: 'x' })).toHaveLength(1);
    expect(withEntry(ledger, (one) => one.l === '2', { k: 'c', l: '2', o: 'here' })).toHaveLength(2);
  });
});

describe('children as Jira shows them', () => {
  const raw = (change: object) => ({
    project: { projectTypeKey: 'software' },
    attachment: [],
    comment: {
      total: 1,
      comments: [
        {
          id: '1',
          created: '2026-01-05T10:00:00.000+0100',
          updated: '2026-01-05T10:00:00.000+0100',
          body: body('a'),
          ...change,
        },
      ],
    },
  });
  const isPublic = (fields: Record<string, unknown>) => localChildren(fields).comments[0]?.public;

  it('are public where nothing restricts them, and internal where it is unclear', () => {
    expect(isPublic(raw({}))).toBe(true);
    expect(isPublic(raw({ visibility: { type: 'role', value: 'Developers' } }))).toBe(false);
    expect(isPublic({ ...raw({}), project: { projectTypeKey: 'service_desk' } })).toBe(false);
    expect(isPublic({ ...raw({ jsdPublic: true }), project: { projectTypeKey: 'service_desk' } })).toBe(true);
    expect(isPublic({ ...raw({}), project: undefined })).toBe(false);
  });

  it('are complete only where every one of them was understood', () => {
    expect(localChildren(raw({})).complete).toEqual(['c', 'a']);
    expect(localChildren(raw({ created: 7 })).complete).toEqual(['a']);
    expect(localChildren({ ...raw({}), attachment: undefined }).complete).toEqual(['c']);
  });
});
