import { type ClauseField, refuse, type Scope, type Test } from '../../jira/jql/clause-field.ts';
import type { FieldClause, FunctionOperand, OperatorName } from '../../jira/jql/query.ts';
import type { IssueDocument, SearchView } from '../../jira/jql/search-view.ts';
import { type SlaCycle, slaCycles } from '../sla/sla-cycles.ts';
import { slaMoments } from '../sla/sla-moments.ts';

const UNITS = { w: 604_800_000, d: 86_400_000, h: 3_600_000, m: 60_000 } as const;

const ongoing = (cycles: readonly SlaCycle[]) => cycles.find(({ stop }) => stop === null);

/** Asked with `=` or `!=`. `breached` and the like look at the last cycle. */
const STATES: Readonly<Record<string, (cycles: readonly SlaCycle[]) => boolean>> = {
  breached: (cycles) => cycles.at(-1)?.breached === true,
  everbreached: (cycles) => cycles.some(({ breached }) => breached),
  completed: (cycles) => cycles.some(({ stop }) => stop !== null),
  paused: (cycles) => ongoing(cycles)?.paused === true,
  running: (cycles) => ongoing(cycles)?.paused === false,
  withincalendarhours: (cycles) => ongoing(cycles)?.withinCalendarHours === true,
};

/** Asked with `<`, `>`, `<=`, `>=` and one duration; they look at the cycle that runs. */
const MEASURES: Readonly<Record<string, (cycle: SlaCycle) => number>> = {
  remaining: ({ remaining }) => remaining,
  elapsed: ({ elapsed }) => elapsed,
};

/** A clock is asked by functions alone: `"Time to resolution" = breached()`, `< remaining("2h")`. */
export function slaField(names: readonly string[], label: string, fieldId: string): ClauseField {
  const read = (document: IssueDocument, view: SearchView) => cyclesOf(document, view, fieldId);
  return {
    names,
    label,
    kind: 'request',
    operators: ['=', '!=', '<', '<=', '>', '>=', 'is', 'is not'],
    resolve: () => ({ keys: [] }),
    read: (document, view) => read(document, view).map(({ remaining }) => remaining),
    sort: (document, view) => ongoing(read(document, view))?.remaining ?? null,
    compile: (clause, _field, scope) => compileSla(clause, scope, (document) => read(document, scope.view)),
  };
}

function cyclesOf(
  { issue, changes, comments }: IssueDocument,
  view: SearchView,
  fieldId: string,
): SlaCycle[] {
  const metric = view.slaMetrics.find((one) => one.fieldId === fieldId && one.projectId === issue.projectId);
  if (!metric) return [];
  const isCustomer = (accountId: string) =>
    view.users.find((user) => user.accountId === accountId)?.accountType === 'customer';
  const moments = slaMoments({ issue, changes, comments, isCustomer });
  return slaCycles(metric, moments, String(issue.values['priority'] ?? ''), view.now);
}

function compileSla(
  { operand, operator, field }: FieldClause,
  scope: Scope,
  read: (document: IssueDocument) => SlaCycle[],
): Test {
  if (operand?.type === 'empty') {
    return (document) => (read(document).length === 0) === (operator === 'is' || operator === '=');
  }
  if (operand?.type !== 'function') {
    return refuse(scope, `The field '${field.name}' can only be searched with a function for SLAs.`);
  }
  const state = STATES[operand.name.toLowerCase()];
  const measure = MEASURES[operand.name.toLowerCase()];
  if (state && (operator === '=' || operator === '!=')) {
    return (document) => state(read(document)) === (operator === '=');
  }
  if (measure)
    return compileMeasure(operand, operator, scope, (document) => {
      const cycle = ongoing(read(document));
      return cycle && measure(cycle);
    });
  return refuse(
    scope,
    state
      ? `The operator '${operator}' is not supported by the function '${operand.name}'.`
      : `Unable to find JQL function '${operand.text}'.`,
  );
}

function compileMeasure(
  operand: FunctionOperand,
  operator: OperatorName,
  scope: Scope,
  read: (document: IssueDocument) => number | undefined,
): Test {
  const [text = ''] = operand.arguments;
  const wanted = operand.arguments.length === 0 ? 0 : parseSpan(text);
  if (wanted === undefined) {
    return refuse(scope, `'${text}' is not a duration; write one like "2h 30m".`);
  }
  return (document) => {
    const value = read(document);
    return value !== undefined && compares(value, operator, wanted);
  };
}

function compares(value: number, operator: OperatorName, wanted: number): boolean {
  switch (operator) {
    case '<':
      return value < wanted;
    case '<=':
      return value <= wanted;
    case '>':
      return value > wanted;
    case '>=':
      return value >= wanted;
    case '!=':
      return value !== wanted;
    default:
      return value === wanted;
  }
}

/** Milliseconds of a span of clock time, like `2h 30m`. */
function parseSpan(text: string): number | undefined {
  let sum = 0;
  for (const part of text.trim().toLowerCase().split(/\s+/)) {
    const match = /^(\d+(?:\.\d+)?)([wdhm])$/.exec(part);
    const unit = match?.[2];
    if (unit !== 'w' && unit !== 'd' && unit !== 'h' && unit !== 'm') return undefined;
    sum += Number(match?.[1]) * UNITS[unit];
  }
  return sum;
}
