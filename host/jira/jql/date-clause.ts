import type { ClauseField, Key, Resolution, Scope, Test } from './clause-field.ts';
import { fail, never } from './clause-field.ts';
import { parseInstant } from './date-literal.ts';
import { comparison, compileKeys, naturalOrder, operandKeys } from './key-clause.ts';
import type { FieldClause, SingleOperand, ValueOperand } from './query.ts';
import type { SearchView } from './search-view.ts';
import { localDay } from './zoned-time.ts';

export function dateProblem(text: string, name: string): string {
  return `Date value '${text}' for field '${name}' is invalid. Valid formats include: 'yyyy/MM/dd HH:mm', 'yyyy-MM-dd HH:mm', 'yyyy/MM/dd', 'yyyy-MM-dd', or a period format e.g. '-5d', '4w 2d'.`;
}

export function resolveInstant(value: ValueOperand, name: string, view: SearchView): Resolution {
  const span = parseInstant(value.value, view);
  return span === null ? fail(dateProblem(value.value, name)) : { keys: [span.start] };
}

/**
 * Instants. A written day or minute equals every moment in it; compared with `<` or `>`, it stands for its start.
 */
export function compileInstant(clause: FieldClause, field: ClauseField, scope: Scope): Test {
  const positive = clause.operator === '=' || clause.operator === 'in';
  const negative = clause.operator === '!=' || clause.operator === 'not in';
  if (!positive && !negative) return compileKeys(clause, field, scope);
  const wanted = operandKeys(clause, field, scope);
  if (wanted === null || clause.operand === null) return never;
  const singles = clause.operand.type === 'list' ? clause.operand.values : [clause.operand];
  const spans = [
    ...singles.flatMap((single) => spanOf(single, scope.view)),
    ...wanted.keys.map((key) => ({ start: Number(key), end: Number(key) + 1 })),
  ];
  const inside = (held: Key) => spans.some((span) => Number(held) >= span.start && Number(held) < span.end);
  return (document) => {
    const held = field.read(document, scope.view);
    if (held.length === 0) return positive && wanted.empty;
    return held.some(inside) === positive;
  };
}

function spanOf(operand: SingleOperand, view: SearchView): { start: number; end: number }[] {
  const span = operand.type === 'value' ? parseInstant(operand.value, view) : null;
  return span === null ? [] : [span];
}

/** Days without a time (`yyyy-MM-dd`): instants on the right are read as the asker's day. */
export function compileDay(clause: FieldClause, field: ClauseField, scope: Scope): Test {
  const wanted = operandKeys(clause, field, scope);
  if (wanted === null) return never;
  const days = wanted.keys.map((key) => localDay(Number(key), scope.view.timeZone));
  const read = field.read;
  switch (clause.operator) {
    case 'is':
    case '=':
    case 'in':
      return (document) => {
        const held = read(document, scope.view);
        return held.length === 0 ? wanted.empty : held.some((day) => days.includes(String(day)));
      };
    case 'is not':
    case '!=':
    case 'not in':
      return (document) => {
        const held = read(document, scope.view);
        return held.length > 0 && !held.some((day) => days.includes(String(day)));
      };
    default: {
      const holds = comparison(clause.operator);
      return (document) =>
        read(document, scope.view).some((held) => days.some((day) => holds(naturalOrder(held, day))));
    }
  }
}
