import { nameForm } from '../fields/option-kind.ts';
import type { Mapping } from '../rules/mapping.ts';

/** A workflow by names: which status leads to which, and what the screens on the way ask for. */
export interface NamedWorkflow {
  readonly statuses: readonly string[];
  readonly ways: readonly {
    readonly to: string;
    /** What is asked for and does not come with the rules. */
    readonly lacks: readonly string[];
    /** Something is asked for that is not shown by name. */
    readonly other: boolean;
  }[];
}

/** What keeps a status of one side from being carried out on the other. */
export interface StatusWarning {
  /** Where the status would have to be reached. */
  readonly side: 'here' | 'there';
  readonly code: 'no-match' | 'no-status' | 'no-way' | 'needs';
  /** The status as the other side has it, and what it comes to. */
  readonly from: string;
  readonly to: string;
  /** Of `needs`: what the screens of all known transitions to it ask for. */
  readonly names: readonly string[];
  /** Of `needs`: something is asked for beside that is not shown by name. */
  readonly more: boolean;
}

interface StatusQuestion {
  readonly line: Pick<Mapping, 'values' | 'noMatch' | 'default'>;
  /** Statuses that may come: of this side on the way out, of the partner on the way in. */
  readonly from: readonly string[];
  readonly way: 'out' | 'in';
  /** Of the side where they arrive. */
  readonly workflow: NamedWorkflow;
}

/** What the planner of transitions would meet, as far as statuses and transitions of the receiving side are known. */
export function statusWarnings({ line, from, way, workflow }: StatusQuestion): StatusWarning[] {
  const side = way === 'in' ? 'here' : 'there';
  return from.flatMap((status): StatusWarning[] => {
    const to = targetOf(line, status, way);
    if (to === 'left') return [];
    if (to === 'no-match')
      return [{ side, code: 'no-match', from: status, to: status, names: [], more: false }];
    const warning = obstacle(to.name, workflow);
    return warning === undefined ? [] : [{ side, from: status, to: to.name, ...warning }];
  });
}

function targetOf(
  { values = [], noMatch, default: standIn }: StatusQuestion['line'],
  status: string,
  way: 'out' | 'in',
): { readonly name: string } | 'left' | 'no-match' {
  if (values.length === 0) return { name: status };
  const [own, theirs] = way === 'out' ? (['here', 'there'] as const) : (['there', 'here'] as const);
  const pair = values.find((one) => nameForm(one[own]) === nameForm(status));
  if (pair) return { name: pair[theirs] };
  if (noMatch === 'nothing') return 'left';
  if (noMatch === 'default') return standIn === undefined ? 'no-match' : { name: standIn };
  return noMatch === 'error' ? 'no-match' : { name: status };
}

function obstacle(
  to: string,
  { statuses, ways }: NamedWorkflow,
): Pick<StatusWarning, 'code' | 'names' | 'more'> | undefined {
  const same = (name: string): boolean => nameForm(name) === nameForm(to);
  if (statuses.length > 0 && !statuses.some(same)) return { code: 'no-status', names: [], more: false };
  if (ways.length === 0) return undefined;
  const into = ways.filter((one) => same(one.to));
  if (into.length === 0) return { code: 'no-way', names: [], more: false };
  if (into.some(({ lacks, other }) => lacks.length === 0 && !other)) return undefined;
  const names = [...new Set(into.flatMap(({ lacks }) => lacks))];
  return { code: 'needs', names, more: into.some(({ other }) => other) };
}
