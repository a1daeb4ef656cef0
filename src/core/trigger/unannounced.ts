import type { Operand, TerminalClause } from '@atlaskit/jql-ast';

/** What can make a clause true though no event of the issue says so. */
export const unannouncedReasons = [
  'time',
  'sprint',
  'link',
  'group',
  'request-type',
  'desk',
  'version',
  'watch',
  'property',
] as const;
export type UnannouncedReason = (typeof unannouncedReasons)[number];

export interface UnannouncedClause {
  /** As written. */
  readonly clause: string;
  readonly why: UnannouncedReason;
}

const byField: Readonly<Record<string, UnannouncedReason>> = {
  sprint: 'sprint',
  issuelinktype: 'link',
  issuelink: 'link',
  'request type': 'request-type',
  'customer request type': 'request-type',
  approvals: 'desk',
  organization: 'desk',
  organizations: 'desk',
  satisfaction: 'desk',
  'request-last-activity-time': 'desk',
  'request participants': 'desk',
  watchers: 'watch',
  watcher: 'watch',
  votes: 'watch',
  voter: 'watch',
  lastviewed: 'watch',
};

/** Their values look like relative times and are lengths. */
const DURATIONS: ReadonlySet<string> = new Set([
  'originalestimate',
  'timeoriginalestimate',
  'remainingestimate',
  'timeestimate',
  'timespent',
]);

const byFunction: readonly (readonly [RegExp, UnannouncedReason])[] = [
  [/^(now|currentlogin|lastlogin|(start|end)of(day|week|month|year))$/, 'time'],
  [/^(open|closed|future)sprints$/, 'sprint'],
  [
    /^(linkedissues?|issueswithremotelinksbyglobalid|portfoliochildissuesof|childissuesof|subtasksof|parentepic)/,
    'link',
  ],
  [/^(membersof|projectslead|projectswhere|componentslead|organizationmembers)/, 'group'],
  [/^(released|unreleased|latestreleased|earliestunreleased)versions?$/, 'version'],
  [
    /^(breached|running|completed|paused|remaining|elapsed|withincalendarhours|everbreached|approver|pending|approved|myapproval|mypending)/,
    'desk',
  ],
  [/^(watched|voted)issues$/, 'watch'],
];

/** Undefined: whatever changes the truth of the clause is an event of the issue. */
export function unannounced(clause: TerminalClause): UnannouncedReason | undefined {
  if ((clause.field.properties ?? []).length > 0) return 'property';
  const field = clause.field.value.toLowerCase();
  const { operand, predicates } = clause;
  if (DURATIONS.has(field)) return undefined;
  const named =
    byOperand(operand || undefined) ??
    predicates.map(({ operand: of }) => byOperand(of || undefined)).find(Boolean);
  if (named !== undefined) return named;
  return Object.hasOwn(byField, field) ? byField[field] : undefined;
}

function byOperand(operand: Operand | undefined): UnannouncedReason | undefined {
  switch (operand?.operandType) {
    case 'function': {
      const name = operand.function.value.toLowerCase();
      return byFunction.find(([pattern]) => pattern.test(name))?.[1];
    }
    case 'list':
      return operand.values.map(byOperand).find((reason) => reason !== undefined);
    case 'value':
      return isRelative(operand.value) ? 'time' : undefined;
    default:
      return undefined;
  }
}

/** `-1d`, `+2w 3h`: counted from the moment at which Jira is asked. A plain number is a value like any other. */
const isRelative = (value: string): boolean => /^[+-]?\d+[yMwdhm](\s+\d+[wdhm])*$/.test(value.trim());
