import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { sampleView } from '../../../test/support/sample-search-view.ts';
import { specsDirectory } from '../../../test/support/specs-directory.ts';
import { compileQuery } from './compile-query.ts';
import { parseQuery } from './parse-query.ts';

const specs = specsDirectory();
const strings = (name: string): string[] =>
  specs === undefined
    ? []
    : z
        .array(z.object({ jql: z.string() }))
        .parse(JSON.parse(readFileSync(join(specs, 'jql', name), 'utf8')))
        .map(({ jql }) => jql);

const messages = (jql: string): readonly string[] => {
  const parsed = parseQuery(jql);
  return parsed.ok ? [] : parsed.messages;
};

describe('syntax', () => {
  it.each([
    ['project = OPS AND', 'Error in the JQL Query: Expecting a field name at the end of the query.'],
    [
      'project =',
      'Error in JQL Query: Expecting either a value, list or function before the end of the query.',
    ],
    [
      'project = OPS AND status = = Done',
      "Error in JQL Query: Expecting either a value, list or function but got '='. You must surround '=' in quotation marks to use it as a value. (line 1, character 28)",
    ],
    [
      'project = OPS status',
      "Error in the JQL Query: Expecting either 'OR' or 'AND' but got 'status'. (line 1, character 15)",
    ],
    [
      'project = OPS AND (status = Done',
      "Error in the JQL Query: Expecting ')' before the end of the query.",
    ],
    [
      'summary ~ "unclosed',
      "Error in the JQL Query: The quoted string 'unclosed' has not been completed. (line 1, character 11)",
    ],
    [
      'invalid query',
      "Error in the JQL Query: Expecting operator but got 'query'. The valid operators are '=', '!=', '<', '>', '<=', '>=', '~', '!~', 'IN', 'NOT IN', 'IS' and 'IS NOT'. (line 1, character 9)",
    ],
    [
      'summary in "test"',
      "Operator 'in' does not support the non-list value '\"test\"' for field 'summary'.",
    ],
    [
      'project = A and status not in open',
      "Operator 'not in' does not support the non-list value 'open' for field 'status'.",
    ],
    [
      'assignee = a@b.example',
      "Error in the JQL Query: The character '@' is a reserved JQL character. You must enclose it in a string or use the escape '\\u0040' instead. (line 1, character 13)",
    ],
    [
      'AND status = open',
      "Error in the JQL Query: Expecting a field name but got 'AND'. You must surround 'AND' in quotation marks to use it as a field name. (line 1, character 1)",
    ],
    [
      'project = A order by key nulls',
      "Error in the JQL Query: Expecting ',' but got 'nulls'. (line 1, character 26)",
    ],
    [
      'project = A\nand status',
      "Error in the JQL Query: Expecting operator before the end of the query. The valid operators are '=', '!=', '<', '>', '<=', '>=', '~', '!~', 'IN', 'NOT IN', 'IS' and 'IS NOT'.",
    ],
    [
      'comment ~ public',
      "Error in the JQL Query: 'public' is a reserved JQL word. You must surround it in quotation marks to use it in a query. (line 1, character 11)",
    ],
  ])('%s', (jql, message) => expect(messages(jql)).toEqual([message]));

  it('resolves escapes inside and outside of quotes', () => {
    const parsed = parseQuery('summary ~ "a\\"b\\u0041" and status = x\\u0040y');
    expect(JSON.stringify(parsed)).toContain('"value":"a\\"bA"');
    expect(JSON.stringify(parsed)).toContain('"value":"x@y"');
  });

  it('takes a bare word for a text to search', () => {
    const parsed = parseQuery('printer');
    expect(parsed.ok && parsed.query.where).toMatchObject({
      field: { name: 'text' },
      operator: '~',
      operand: { value: 'printer' },
    });
    expect(parseQuery('and').ok).toBe(false);
  });
});

describe.skipIf(specs === undefined)('queries found in the wild', () => {
  it('reads every valid string', () => {
    const all = strings('valid.json');
    expect(all.length).toBeGreaterThan(100);
    expect(all.filter((jql) => !parseQuery(jql).ok)).toEqual([]);
  });

  it('compiles every valid string without a crash, and refuses only for want of a field, a value or an operator', () => {
    const view = sampleView();
    const other = strings('valid.json').flatMap((jql) => {
      const parsed = parseQuery(jql);
      if (!parsed.ok) return [jql];
      const { problems } = compileQuery(parsed.query, view);
      return problems
        .map(({ message }) => message)
        .filter((message) => !/does not exist|not supported by|Sprint with/.test(message));
    });
    expect(other).toEqual([]);
  });

  it('refuses every rejected string that is not a single bare word', () => {
    const all = strings('rejected.json');
    expect(all.length).toBeGreaterThan(50);
    expect(all.filter((jql) => parseQuery(jql).ok && /\s/.test(jql.trim()))).toEqual([]);
  });
});
