import type { ChangeItem } from '../model.ts';
import type { ClauseField, Key, Scope, Test } from './clause-field.ts';
import { never, refuse } from './clause-field.ts';
import { dateProblem } from './date-clause.ts';
import { parseInstant } from './date-literal.ts';
import { findUser } from './find-named.ts';
import { callFunction } from './functions/function-registry.ts';
import { isList, type OperandKeys, resolveAll } from './key-clause.ts';
import { operandText } from './parse-query.ts';
import type { FieldClause, HistoryPredicate, Operand, SingleOperand } from './query.ts';
import type { IssueDocument } from './search-view.ts';

/** A time in which the field held a value. `text` is the value's name at that time. */
interface Held {
  readonly id: string | null;
  readonly text: string | null;
  readonly start: number;
  readonly end: number;
  readonly by: string;
}

interface Changed {
  readonly item: ChangeItem;
  readonly at: number;
  readonly by: string;
}

interface Wanted extends OperandKeys {
  /** Names that only history knows. */
  readonly names: readonly string[];
}

/** Compiles `was` and `changed`, with their predicates. */
export function compileHistory(clause: FieldClause, field: ClauseField, scope: Scope): Test {
  const history = field.history;
  if (history === undefined)
    return refuse(scope, `History searches do not support the field '${clause.field.name}'.`);
  if (clause.operator === 'changed') return compileChanged(clause, field, history, scope);
  const operand = clause.operand;
  if (operand === null) return never;
  const wantsList = clause.operator === 'was in' || clause.operator === 'was not in';
  if (isList(operand) !== wantsList) {
    const kind = wantsList ? 'non-list' : 'list';
    return refuse(
      scope,
      `Operator '${clause.operator}' does not support the ${kind} value '${operandText(operand)}' for field '${clause.field.name}'.`,
    );
  }
  const wanted = wantedValues(operand, field, history, clause.field.name, scope);
  const period = compilePeriod(clause.predicates, clause, scope);
  if (wanted === null || period === null) return never;
  if (period.from !== null || period.to !== null) {
    return refuse(scope, `The 'from' and 'to' predicates can only be used with the operator 'changed'.`);
  }
  const positive = clause.operator === 'was' || clause.operator === 'was in';
  return (document) =>
    heldValues(document, field, history, scope).some(
      (held) =>
        fits(wanted, held.id, held.text) && period.overlaps(held.start, held.end) && period.isBy(held.by),
    ) === positive;
}

function compileChanged(clause: FieldClause, field: ClauseField, history: string, scope: Scope): Test {
  const period = compilePeriod(clause.predicates, clause, scope);
  if (period === null) return never;
  const side = (operand: Operand | null) =>
    operand === null ? undefined : wantedValues(operand, field, history, clause.field.name, scope);
  const [from, to] = [side(period.from), side(period.to)];
  if (from === null || to === null) return never;
  return (document) =>
    changesOf(document, history).some(
      ({ item, at, by }) =>
        (from === undefined || fits(from, item.from, item.fromString)) &&
        (to === undefined || fits(to, item.to, item.toString)) &&
        period.contains(at) &&
        period.isBy(by),
    );
}

function fits(wanted: Wanted, id: string | null, text: string | null): boolean {
  if (id === null || id === '') return wanted.empty;
  return wanted.keys.includes(id) || (text !== null && wanted.names.includes(text.toLowerCase()));
}

/** Values by what the site knows now, else by the names that stand in the history of any issue. */
function wantedValues(
  operand: Operand,
  field: ClauseField,
  history: string,
  name: string,
  scope: Scope,
): Wanted | null {
  const singles = operand.type === 'list' ? operand.values : [operand];
  const keys: Key[] = [];
  const names: string[] = [];
  let whole = true;
  for (const single of singles) {
    const trial: Scope = { ...scope, problems: [] };
    const found = resolveAll(single, field, name, trial);
    if (found !== null) keys.push(...found.keys);
    else if (single.type === 'value' && isPastName(single.value, history, scope))
      names.push(single.value.toLowerCase());
    else {
      scope.problems.push(...trial.problems);
      whole = false;
    }
  }
  const empty = singles.some((single) => single.type === 'empty');
  return whole ? { keys, names, empty } : null;
}

function isPastName(name: string, history: string, scope: Scope): boolean {
  const wanted = name.toLowerCase();
  for (const document of scope.view.documents()) {
    for (const { item } of changesOf(document, history)) {
      if (item.fromString?.toLowerCase() === wanted || item.toString?.toLowerCase() === wanted) return true;
    }
  }
  return false;
}

function changesOf({ changes }: IssueDocument, history: string): Changed[] {
  return changes.flatMap((change) =>
    change.items
      .filter((item) => item.field.toLowerCase() === history.toLowerCase())
      .map((item) => ({ item, at: change.created, by: change.authorId })),
  );
}

/** All values that the field ever held. A list's values come and go one by one, each under its own id. */
function heldValues(document: IssueDocument, field: ClauseField, history: string, scope: Scope): Held[] {
  const open = new Map<string | null, Held>();
  const closed: Held[] = [];
  const begin = {
    start: document.issue.created,
    end: Number.POSITIVE_INFINITY,
    by: document.issue.creatorId,
  };
  const changes = changesOf(document, history);
  const lists = field.kind === 'version';
  for (const { item, at, by } of changes) {
    if (item.from !== null || !lists) {
      const before = open.get(item.from) ?? { ...begin, id: item.from, text: item.fromString };
      closed.push({ ...before, end: at });
      open.delete(item.from);
    }
    if (item.to !== null || !lists) {
      open.set(item.to, { id: item.to, text: item.toString, start: at, end: Number.POSITIVE_INFINITY, by });
    }
  }
  for (const key of field.read(document, scope.view)) {
    if (!open.has(String(key))) open.set(String(key), { ...begin, id: String(key), text: null });
  }
  if (open.size === 0) open.set(null, { ...begin, id: null, text: null });
  return [...closed, ...open.values()];
}

interface Period {
  readonly from: Operand | null;
  readonly to: Operand | null;
  overlaps(start: number, end: number): boolean;
  contains(at: number): boolean;
  isBy(accountId: string): boolean;
}

function compilePeriod(
  predicates: readonly HistoryPredicate[],
  clause: FieldClause,
  scope: Scope,
): Period | null {
  const spans: { start: number; end: number }[] = [];
  let by: readonly string[] | null = null;
  let [from, to]: (Operand | null)[] = [null, null];
  for (const predicate of predicates) {
    if (predicate.operator === 'from') from = predicate.operand;
    else if (predicate.operator === 'to') to = predicate.operand;
    else if (predicate.operator === 'by') by = authors(predicate.operand, clause, scope);
    else {
      const span = predicateSpan(predicate, clause, scope);
      if (span === null) return null;
      spans.push(span);
    }
    if (predicate.operator === 'by' && by === null) return null;
  }
  const allowed = by;
  return {
    from: from ?? null,
    to: to ?? null,
    overlaps: (start, end) => spans.every((span) => start < span.end && end > span.start),
    contains: (at) => spans.every((span) => at >= span.start && at < span.end),
    isBy: (accountId) => allowed === null || allowed.includes(accountId),
  };
}

function authors(operand: Operand, clause: FieldClause, scope: Scope): readonly string[] | null {
  const singles = operand.type === 'list' ? operand.values : [operand];
  const ids: string[] = [];
  for (const single of singles) {
    const person: ClauseField = {
      names: [],
      label: clause.field.name,
      kind: 'user',
      operators: [],
      resolve: (value) => {
        const user = findUser(value.value, scope.view);
        return user === undefined
          ? {
              problem: {
                message: `The user '${value.value}' does not exist and cannot be used in the 'by' predicate.`,
                missing: true,
              },
            }
          : { keys: [user.accountId] };
      },
      read: () => [],
    };
    const found = resolveAll(single, person, 'by', scope);
    if (found === null) return null;
    ids.push(...found.keys.map(String));
  }
  return ids;
}

function predicateSpan(
  predicate: HistoryPredicate,
  clause: FieldClause,
  scope: Scope,
): { start: number; end: number } | null {
  const operands = predicate.operand.type === 'list' ? predicate.operand.values : [predicate.operand];
  const spans = operands.map((operand) => spanOf(operand, clause, scope));
  const [first, second] = spans;
  if (first === undefined || first === null) return null;
  const whole = { start: Number.NEGATIVE_INFINITY, end: Number.POSITIVE_INFINITY };
  switch (predicate.operator) {
    case 'before':
      return { ...whole, end: first.start };
    case 'after':
      return { ...whole, start: first.start };
    case 'on':
      return first;
    default:
      if (second === undefined || second === null) {
        refuse(
          scope,
          `The 'during' predicate of the field '${clause.field.name}' needs two dates in brackets.`,
        );
        return null;
      }
      // The second date is meant whole: a day counts to its end.
      return { start: first.start, end: second.end };
  }
}

function spanOf(
  operand: SingleOperand,
  clause: FieldClause,
  scope: Scope,
): { start: number; end: number } | null {
  const name = clause.field.name;
  if (operand.type === 'value') {
    const span = parseInstant(operand.value, scope.view);
    if (span === null) refuse(scope, dateProblem(operand.value, name));
    return span;
  }
  if (operand.type === 'empty') {
    refuse(scope, dateProblem('EMPTY', name));
    return null;
  }
  const date: ClauseField = {
    names: [],
    label: name,
    kind: 'datetime',
    operators: [],
    resolve: () => ({ keys: [] }),
    read: () => [],
  };
  const result = callFunction(operand, date, name, scope.view);
  if ('problem' in result) {
    scope.problems.push(result.problem);
    return null;
  }
  const start = Number(result.keys[0]);
  return { start, end: start + 1 };
}
