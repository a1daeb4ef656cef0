import type { ClauseField, Key, Scope, Test } from './clause-field.ts';
import { never, refuse } from './clause-field.ts';
import { callFunction, findFunction } from './functions/function-registry.ts';
import { operandText } from './parse-query.ts';
import type { FieldClause, Operand, SingleOperand } from './query.ts';
import type { IssueDocument } from './search-view.ts';

/** Keys that an operand stands for, and whether EMPTY is among them; null after a problem. */
export interface OperandKeys {
  readonly keys: readonly Key[];
  readonly empty: boolean;
}

const listOperators = new Set(['in', 'not in', 'was in', 'was not in']);

/** Checks the shape of the operand against the operator, then resolves every value in it. */
export function operandKeys(clause: FieldClause, field: ClauseField, scope: Scope): OperandKeys | null {
  const operand = clause.operand;
  const name = clause.field.name;
  if (operand === null) return null;
  const list = isList(operand);
  if (listOperators.has(clause.operator) && !list) {
    refuse(
      scope,
      `Operator '${clause.operator}' does not support the non-list value '${operandText(operand)}' for field '${name}'.`,
    );
    return null;
  }
  if (!listOperators.has(clause.operator) && list) {
    refuse(
      scope,
      `Operator '${clause.operator}' does not support the list value '${operandText(operand)}' for field '${name}'.`,
    );
    return null;
  }
  return resolveAll(operand, field, name, scope);
}

/** A list in brackets, or a function that gives a list. */
export function isList(operand: Operand): boolean {
  if (operand.type === 'list') return true;
  return operand.type === 'function' && findFunction(operand.name)?.list === true;
}

export function resolveAll(
  operand: Operand,
  field: ClauseField,
  name: string,
  scope: Scope,
): OperandKeys | null {
  const singles = operand.type === 'list' ? operand.values : [operand];
  const results = singles.map((single) => resolveSingle(single, field, name, scope));
  const found = results.filter((result) => result !== null);
  if (found.length < results.length) return null;
  return { keys: found.flatMap(({ keys }) => [...keys]), empty: found.some(({ empty }) => empty) };
}

function resolveSingle(
  operand: SingleOperand,
  field: ClauseField,
  name: string,
  scope: Scope,
): OperandKeys | null {
  if (operand.type === 'empty') return { keys: [], empty: true };
  const resolution =
    operand.type === 'value'
      ? field.resolve(operand, name, scope.view)
      : callFunction(operand, field, name, scope.view);
  if ('keys' in resolution) return { keys: resolution.keys, empty: resolution.empty === true };
  scope.problems.push(resolution.problem);
  return null;
}

/** The test of a clause whose field is compared by keys. An empty field matches only what asks for emptiness. */
export function compileKeys(clause: FieldClause, field: ClauseField, scope: Scope): Test {
  const wanted = operandKeys(clause, field, scope);
  if (wanted === null) return never;
  const keys = new Set(wanted.keys);
  const read = (document: IssueDocument) => field.read(document, scope.view);
  switch (clause.operator) {
    case 'is':
    case '=':
    case 'in':
      return (document) => {
        const held = read(document);
        return held.length === 0 ? wanted.empty : held.some((key) => keys.has(key));
      };
    case 'is not':
    case '!=':
    case 'not in':
      return (document) => {
        const held = read(document);
        return held.length > 0 && !held.some((key) => keys.has(key));
      };
    case '<':
    case '<=':
    case '>':
    case '>=':
      return compareKeys(clause, field, wanted, scope);
    default:
      return never;
  }
}

function compareKeys(clause: FieldClause, field: ClauseField, wanted: OperandKeys, scope: Scope): Test {
  const holds = comparison(clause.operator);
  const compare = (left: Key, right: Key) =>
    field.compare === undefined ? naturalOrder(left, right) : field.compare(left, right, scope.view);
  return (document) =>
    field.read(document, scope.view).some((held) => wanted.keys.some((key) => holds(compare(held, key))));
}

/** Turns an ordering operator into a test of a comparison's result. NaN: the two cannot be compared. */
export function comparison(operator: string): (result: number) => boolean {
  switch (operator) {
    case '<':
      return (result) => result < 0;
    case '<=':
      return (result) => result <= 0;
    case '>':
      return (result) => result > 0;
    default:
      return (result) => result >= 0;
  }
}

export function naturalOrder(left: Key, right: Key): number {
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  const [a, b] = [String(left), String(right)];
  return a < b ? -1 : a > b ? 1 : 0;
}
