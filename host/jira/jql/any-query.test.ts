import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sampleView } from '../../../test/support/sample-search-view.ts';
import { compileQuery } from './compile-query.ts';
import { describeQuery } from './describe-query.ts';
import { clauseFields } from './field-registry.ts';
import { jqlFunctions } from './functions/function-registry.ts';
import { parseQuery } from './parse-query.ts';

const view = sampleView();
const fields = clauseFields(view).map(({ label }) => label);
const operators = [
  '=',
  '!=',
  '<',
  '>=',
  '~',
  '!~',
  'in',
  'not in',
  'is',
  'is not',
  'was',
  'was not in',
  'changed',
];
const words = [
  'EMPTY',
  'OPS',
  '"In Progress"',
  '1',
  '-1d',
  '"2026-03-01"',
  'ann',
  'OPS-1',
  '2h',
  '"a b"',
  '10350',
  '""',
];
const calls = jqlFunctions.flatMap(({ name }) => [`${name}()`, `${name}(OPS-1)`, `${name}("-1d", ann)`]);

const single = fc.constantFrom(...words, ...calls);
const operand = fc.oneof(
  single,
  fc.array(single, { minLength: 1, maxLength: 3 }).map((values) => `(${values.join(', ')})`),
);
const predicate = fc.constantFrom(
  '',
  ' by ann',
  ' after -1d',
  ' during (-9d, now())',
  ' from Open',
  ' on "2026-03-13"',
);
const clause = fc
  .tuple(
    fc.constantFrom('', 'not '),
    fc.constantFrom(...fields, 'nope'),
    fc.constantFrom(...operators),
    operand,
    predicate,
  )
  .map(
    ([not, field, operator, value, rest]) =>
      `${not}${field} ${operator}${operator === 'changed' ? '' : ` ${value}`}${operator === 'changed' || operator.startsWith('was') ? rest : ''}`,
  );
const query = fc
  .tuple(
    fc.array(clause, { minLength: 1, maxLength: 3 }),
    fc.constantFrom(' and ', ' or '),
    fc.constantFrom('', ...fields.map((field) => ` order by ${field} desc`)),
  )
  .map(([clauses, joiner, order]) => clauses.join(joiner) + order);

function run(jql: string): 'refused' | number {
  const parsed = parseQuery(jql);
  if (!parsed.ok) {
    expect(parsed.messages.join('')).toMatch(/\S/);
    return 'refused';
  }
  expect(describeQuery(parsed.query, view)).toBeTypeOf('object');
  const { problems, matches, sort } = compileQuery(parsed.query, view);
  for (const { message } of problems) expect(message).toMatch(/\S/);
  return sort([...view.documents()].filter(matches)).length;
}

describe('any query', () => {
  it('of known fields, operators and functions runs or is refused with a reason', () => {
    fc.assert(
      fc.property(query, (jql) => void run(jql)),
      { numRuns: 600, seed: 20261122 },
    );
  });

  it('of arbitrary characters runs or is refused with a reason', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (jql) => void run(jql)),
      { numRuns: 600, seed: 20261122 },
    );
  });

  it('and its negation never match the same issue', () => {
    fc.assert(
      fc.property(clause, (text) => {
        const plain = parseQuery(text.replace(/^not /, ''));
        const negated = parseQuery(`not (${text.replace(/^not /, '')})`);
        if (!plain.ok || !negated.ok) return;
        const [yes, no] = [compileQuery(plain.query, view), compileQuery(negated.query, view)];
        if (yes.problems.length > 0 || no.problems.length > 0) return;
        expect(
          [...view.documents()].filter((document) => yes.matches(document) && no.matches(document)),
        ).toEqual([]);
      }),
      { numRuns: 600, seed: 20261122 },
    );
  });
});
