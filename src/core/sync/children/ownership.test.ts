import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { basicVersion } from '../../rules/basic-version.ts';
import { compileVersion } from '../../rules/compile-version.ts';
import type { Child } from '../records/children-page.ts';
import { kindOf } from './child-kind.ts';
import { type ChildParts, incomingChildren } from './incoming-children.ts';

const version = basicVersion({ id: '1', key: 'A' });
const rules = compileVersion({
  ...version,
  worklogs: { out: 'all', in: 'on' },
  links: { out: 'all', in: 'on', remote: true, types: [] },
});

const letter = fc.constantFrom('c', 'a', 'w', 'l', 'r') as fc.Arbitrary<Child['k']>;
const id = fc.integer({ min: 1, max: 6 }).map(String);
const child: fc.Arbitrary<Child> = fc.record(
  {
    k: letter,
    l: id.map((one) => `1${one}`),
    p: id,
    o: fc.constantFrom('here', 'there') as fc.Arbitrary<Child['o']>,
  },
  { requiredKeys: ['k', 'o'] },
);
const ledgers = fc.uniqueArray(child, {
  maxLength: 12,
  selector: (one) => `${one.k}${one.p ?? ''}/${one.l ?? ''}`,
});
const body = { type: 'doc' as const, version: 1 as const, content: [] };
const items: fc.Arbitrary<ChildParts> = fc.record({
  comments: fc.array(
    fc.record({
      id,
      author: fc.constant({ name: 'Ann', ref: 'ref' }),
      created: fc.constant(1),
      updated: fc.nat(),
      visibility: fc.constantFrom('public' as const, 'internal' as const),
      body: fc.constant(body),
    }),
    { maxLength: 4 },
  ),
  attachments: fc.array(
    fc.record({
      id,
      name: fc.constant('a.txt'),
      size: fc.constantFrom(10, 50_000_000),
      mime: fc.constant('text/plain'),
      visibility: fc.constant('public' as const),
    }),
    { maxLength: 3 },
  ),
  removed: fc.array(fc.record({ kind: letter.map(kindOf), id }), { maxLength: 6 }),
});

describe('whatever a peer sends', () => {
  it('edits and removes only what the ledger names as the peer’s', () => {
    fc.assert(
      fc.property(ledgers, items, (ledger, item) => {
        const { edit, remove } = incomingChildren(rules, 'key', item, ledger);
        const theirs = (k: Child['k'], local: string | undefined, peer: string) =>
          ledger.some((one) => one.k === k && one.p === peer && one.l === local && one.o === 'there');
        for (const { local, child: posted } of edit) expect(theirs('c', local, posted.value.id)).toBe(true);
        for (const { k, local, peer } of remove) expect(theirs(k, local, peer)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('leaves every entry of this side in the ledger as it was', () => {
    fc.assert(
      fc.property(ledgers, items, (ledger, item) => {
        const own = ledger.filter((one) => one.o === 'here');
        const after = incomingChildren(rules, 'key', item, ledger).ledger;
        expect(after.filter((one) => one.o === 'here')).toEqual(own);
      }),
      { numRuns: 500 },
    );
  });
});
