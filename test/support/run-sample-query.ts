import { expect } from 'vitest';
import { compileQuery } from '../../host/jira/jql/compile-query.ts';
import { parseQuery } from '../../host/jira/jql/parse-query.ts';
import type { SearchView } from '../../host/jira/jql/search-view.ts';
import { sampleView } from './sample-search-view.ts';

export function run(jql: string, view: SearchView = sampleView()): { keys: string[]; problems: string[] } {
  const parsed = parseQuery(jql);
  if (!parsed.ok) throw new Error(`${jql}: ${parsed.messages.join(' ')}`);
  const compiled = compileQuery(parsed.query, view);
  const found = compiled.sort([...view.documents()].filter(compiled.matches));
  return {
    keys: found.map(({ issue }) => issue.key),
    problems: compiled.problems.map(({ message }) => message),
  };
}

/** Query -> keys without `OPS-` in the order of the project, `DEV-1` as `D`. */
export function found(jql: string, view?: SearchView): string {
  const { keys, problems } = run(jql, view);
  expect(problems).toEqual([]);
  return keys.map((key) => (key === 'DEV-1' ? 'D' : key.replace('OPS-', ''))).join(' ');
}

export const problems = (jql: string, view?: SearchView): string[] => run(jql, view).problems;
