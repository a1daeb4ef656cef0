import { describe, expect, it } from 'vitest';
import { compileTrigger } from './compile-trigger.ts';
import { clausesToAsk, judgeClauses } from './failing-clauses.ts';
import type { IssueFacts } from './issue-facts.ts';

const facts: IssueFacts = {
  labels: [['printer'], ['office']],
  status: [['3', 'in progress']],
  priority: [],
  assignee: [['712020:0a1b2c3d-aaaa', 'gil']],
};

function treeOf(jql: string) {
  const compiled = compileTrigger(jql);
  if (!compiled.ok) throw new Error(compiled.message);
  return compiled.tree;
}

const failing = (jql: string, known: Readonly<Record<string, boolean>> = {}) => {
  const judged = judgeClauses(treeOf(jql), facts, new Map(Object.entries(known)));
  return [judged.verdict, judged.failing.map(({ clause, holds }) => [clause, holds])];
};

describe('the clauses that keep a work item out', () => {
  it('are none where the query takes it', () => {
    expect(failing('labels = printer AND status = "In Progress"')).toEqual(['true', []]);
    expect(failing('labels = vendor OR status = "In Progress"')).toEqual(['true', []]);
    expect(failing('NOT labels = vendor')).toEqual(['true', []]);
  });

  it('are those that are false, with what is there instead', () => {
    expect(failing('labels = vendor AND status = "In Progress"')).toEqual([
      'false',
      [['labels = "vendor"', 'printer, office']],
    ]);
    expect(failing('priority = High')).toEqual(['false', [['priority = "high"', 'EMPTY']]]);
    expect(failing('labels not in (printer, x)')).toEqual([
      'false',
      [['labels not in ("printer", "x")', 'printer, office']],
    ]);
    expect(failing('labels is EMPTY')).toEqual(['false', [['labels is EMPTY', 'printer, office']]]);
  });

  it('are all ways of an alternative of which none holds', () => {
    expect(failing('labels = a OR status = Done')).toEqual([
      'false',
      [
        ['labels = "a"', 'printer, office'],
        ['status = "done"', 'in progress'],
      ],
    ]);
  });

  it('name what is denied as it was written', () => {
    expect(failing('NOT (labels = printer OR labels = x)')).toEqual([
      'false',
      [['NOT (labels = "printer" OR labels = "x")', undefined]],
    ]);
  });

  it('are asked of Jira where values do not decide, each once and no more than is said', () => {
    const jql = 'created >= -1d AND assignee = "Kevin" AND summary ~ x AND created >= -1d';
    expect(clausesToAsk(treeOf(jql), facts, 6)).toEqual([
      'created >= -1d',
      'assignee = "kevin"',
      'summary ~ x',
    ]);
    expect(clausesToAsk(treeOf(jql), facts, 1)).toHaveLength(1);
    const known = { 'created >= -1d': true, 'assignee = "kevin"': false, 'summary ~ x': true };
    expect(failing(jql, known)).toEqual(['false', [['assignee = "kevin"', undefined]]]);
    expect(failing('created >= -1d')[0]).toBe('unknown');
  });
});
