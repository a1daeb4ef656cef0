import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileTrigger } from './compile-trigger.ts';
import { evaluateTrigger, type Verdict } from './evaluate-trigger.ts';
import { type IssueFacts, issueFacts } from './issue-facts.ts';
import { type TriggerTree, triggerTree } from './trigger-tree.ts';

const facts = issueFacts({
  id: '10001',
  key: 'SUP-1',
  fields: {
    project: { id: '10000', key: 'SUP', name: 'Acme support' },
    issuetype: { id: '10004', name: 'Bug' },
    status: {
      id: '3',
      name: 'In Progress',
      statusCategory: { id: 4, key: 'indeterminate', name: 'In Progress' },
    },
    labels: ['urgent', 'Partner'],
    resolution: null,
    assignee: { accountId: '5b10a2844c20165700ede21g', displayName: 'Kevin' },
    components: [],
  },
});

function judge(jql: string, on: IssueFacts = facts): Verdict {
  const compiled = compileTrigger(jql);
  if (!compiled.ok) throw new Error(compiled.message);
  return evaluateTrigger(triggerTree.parse(JSON.parse(JSON.stringify(compiled.tree))), on);
}

describe('a sync trigger', () => {
  it.each<[string, Verdict]>([
    ['project = SUP', 'true'],
    ['project = "acme support"', 'true'],
    ['project = 10000', 'true'],
    ['project = DEV', 'false'],
    ['project in (DEV, SUP) and type = Bug', 'true'],
    ['labels = partner', 'true'],
    ['labels != partner', 'false'],
    ['labels not in (internal, secret)', 'true'],
    ['component = Web', 'false'],
    ['component != Web', 'false'],
    ['component is empty', 'true'],
    ['resolution = Unresolved', 'true'],
    ['resolution in (Unresolved, Done)', 'true'],
    ['resolution not in (Unresolved, Done)', 'false'],
    ['resolution is not empty', 'false'],
    ['statusCategory = "In Progress"', 'true'],
    ['statusCategory = Done', 'false'],
    ['key = SUP-1 or key = SUP-2', 'true'],
    ['assignee = 5b10a2844c20165700ede21g', 'true'],
    ['assignee = 5b10a2844c20165700ede99z', 'false'],
    ['assignee = "Kevin"', 'unknown'],
    ['assignee = currentUser()', 'unknown'],
    ['created >= -1d', 'unknown'],
    ['summary ~ printer', 'unknown'],
    ['project = DEV and created >= -1d', 'false'],
    ['project = SUP or created >= -1d', 'true'],
    ['not project = DEV', 'true'],
    ['not created >= -1d', 'unknown'],
    ['status was Done', 'unknown'],
    ['cf[10010] = A', 'unknown'],
    ['priority = High', 'unknown'],
    ['issue.property[counterpart].issue = 1', 'unknown'],
    ['', 'true'],
    ['order by created', 'true'],
  ])('judges "%s" as %s', (jql, verdict) => {
    expect(judge(jql)).toBe(verdict);
  });

  it('names the fields it must read and what only a search can judge', () => {
    const compiled = compileTrigger(
      'project = SUP and statusCategory != Done and created >= -1d and assignee = Kevin',
    );
    expect(compiled).toMatchObject({
      ok: true,
      fields: ['project', 'status', 'assignee'],
      asks: ['created >= -1d', 'assignee = "kevin"'],
    });
  });

  it('says where a query breaks', () => {
    expect(compileTrigger('project = SUP and\nstatus = = Done')).toMatchObject({ ok: false, line: 2 });
  });

  it('is never judged certain on an issue of which nothing is known, unless it names no issue value', () => {
    expect(judge('project = SUP', {})).toBe('unknown');
    expect(judge('not project = SUP', {})).toBe('unknown');
  });
});

const tree: fc.Arbitrary<TriggerTree> = fc.letrec<{ tree: TriggerTree }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom<TriggerTree>(
      { op: 'test', field: 'a', is: 'one-of', words: ['x'] },
      { op: 'test', field: 'b', is: 'none-of', words: ['x'] },
      { op: 'test', field: 'b', is: 'empty', words: [] },
    ),
    fc.record({
      op: fc.constantFrom('and' as const, 'or' as const),
      of: fc.array(tie('tree'), { maxLength: 3 }),
    }),
    fc.record({ op: fc.constant('not' as const), of: tie('tree') }),
  ),
})).tree;
const value = fc.array(fc.constantFrom(['x'], ['y']), { maxLength: 2 });

describe('a verdict', () => {
  it('stays what it is when more becomes known', () => {
    fc.assert(
      fc.property(tree, value, value, (candidate, a, b) => {
        const full = evaluateTrigger(candidate, { a, b });
        for (const partial of [{}, { a }, { b }]) {
          const early = evaluateTrigger(candidate, partial);
          expect(early === 'unknown' || early === full).toBe(true);
        }
        expect(full).not.toBe('unknown');
      }),
    );
  });
});
