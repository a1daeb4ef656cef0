import type { Operand, TerminalClause } from '@atlaskit/jql-ast';
import * as jqlAst from '@atlaskit/jql-ast';
import { fieldsNamed } from './field-registry.ts';
import { findUser } from './find-named.ts';
import { unescapeText } from './parse-query.ts';
import type { SearchView } from './search-view.ts';

interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** What a value is written as instead; null: it stays. */
type Rewrite = (value: string, field: string) => string | null;

/** Replaces values in place, so that all else stays as written. */
function rewrite(jql: string, change: Rewrite): string {
  const replacements: Replacement[] = [];
  const visit = (operand: Operand, field: string): void => {
    if (operand.operandType === 'list') for (const entry of operand.values) visit(entry, field);
    if (operand.operandType !== 'value' || operand.position === null) return;
    const text = change(unescapeText(operand.text), field);
    const [start] = operand.position;
    if (text !== null) replacements.push({ start, end: start + operand.text.length, text });
  };
  const listener: jqlAst.JastListener = {
    exitTerminalClause: (clause: TerminalClause) => {
      if (clause.operand !== undefined) visit(clause.operand, unescapeText(clause.field.text));
    },
  };
  const tree = new jqlAst.JastBuilder().build(jql);
  if (tree.query === undefined || tree.errors.length > 0) return jql;
  jqlAst.walkAST(listener, tree);
  let result = jql;
  for (const { start, end, text } of replacements.sort((left, right) => right.start - left.start)) {
    result = result.slice(0, start) + text + result.slice(end);
  }
  return result;
}

/** Names of what the reader cannot see become ids, which say nothing. */
export function sanitizeQuery(jql: string, all: SearchView, reader: SearchView): string {
  return rewrite(jql, (value, field) => {
    const [known] = fieldsNamed({ name: field, text: field, property: null }, all);
    if (known === undefined || !['project', 'version', 'component', 'option'].includes(known.kind))
      return null;
    const literal = { type: 'value', value, text: value } as const;
    const seen = known.resolve(literal, field, reader);
    if ('keys' in seen) return null;
    const actual = known.resolve(literal, field, all);
    return 'keys' in actual && actual.keys.length > 0 ? actual.keys.join(', ') : null;
  });
}

/** User names become account ids; a name that nobody bears becomes `unknown`. */
export function rewriteUsers(jql: string, view: SearchView): { text: string; unknown: boolean } {
  let unknown = false;
  const text = rewrite(jql, (value, field) => {
    const [known] = fieldsNamed({ name: field, text: field, property: null }, view);
    if (known?.kind !== 'user') return null;
    const user = findUser(value, view);
    if (user !== undefined)
      return /^[\w-]+$/.test(user.accountId) ? user.accountId : JSON.stringify(user.accountId);
    unknown = true;
    return 'unknown';
  });
  return { text, unknown };
}
