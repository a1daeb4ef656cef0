import { NAMELESS } from '../fields/field-kind.ts';
import { readField } from '../fields/fields.ts';
import type { JiraIssue } from '../ports/jira.ts';
import type { SlaValue } from '../replica/facet-value.ts';
import type { ReplicaValue } from '../replica/replica-value.ts';
import type { CompiledRules } from '../rules/compile-version.ts';
import { isShownHere } from './facet-fields.ts';
import type { FacetValues } from './facet-values.ts';

/** A clock as the panel shows it; times in epoch milliseconds, spans in milliseconds. */
export interface ShownClock extends SlaValue {
  readonly whose: 'here' | 'there';
}

/** An approval as the panel shows it: people by their names alone. */
export interface ShownApproval {
  readonly name: string;
  readonly decision: 'pending' | 'approved' | 'declined';
  readonly asked: number;
  readonly decided?: number;
  readonly approvers: readonly { readonly name: string; readonly decision: ShownApproval['decision'] }[];
}

/** What of both service desks a person sees beside a pair. */
export interface FacetReport {
  /** When the partner's values came, epoch milliseconds. */
  readonly at?: number;
  readonly clocks: readonly ShownClock[];
  readonly approvals: readonly ShownApproval[];
  /** 1 to 5. */
  readonly rating?: number;
}

/** Undefined: there is nothing of a service desk to show. `here`: the issue as just read, with its clocks. */
export function facetReport(
  { service, facets = [] }: CompiledRules,
  here: Pick<JiraIssue, 'fields'>,
  there: FacetValues | undefined,
): FacetReport | undefined {
  if (!service) return undefined;
  const own = facets.flatMap(({ field, kind }): ReplicaValue[] => {
    if (!isShownHere(service, kind) || !Object.hasOwn(here.fields, field)) return [];
    return [readField(kind, here.fields[field], NAMELESS) ?? []].flat();
  });
  const theirs = Object.values(there?.values ?? {});
  const clocks = [...clocksOf(own, 'here'), ...clocksOf(theirs, 'there')];
  const approvals = theirs.flatMap((one) => (one.kind === 'approvals' ? one.value : []));
  const rating = there?.values['satisfaction'];
  const stars = rating?.kind === 'number' && rating.value !== null ? rating.value : undefined;
  if (clocks.length + approvals.length === 0 && stars === undefined) return undefined;
  return {
    ...(there === undefined ? {} : { at: there.at * 1000 }),
    clocks,
    approvals: approvals.map(({ name, decision, asked, decided, approvers }) => ({
      name,
      decision,
      asked,
      ...(decided === undefined ? {} : { decided }),
      approvers: approvers.map((one) => ({ name: one.who.name, decision: one.decision })),
    })),
    ...(stars === undefined ? {} : { rating: stars }),
  };
}

const clocksOf = (values: readonly ReplicaValue[], whose: ShownClock['whose']): ShownClock[] =>
  values.flatMap((one) => (one.kind === 'sla' && one.value ? [{ ...one.value, whose }] : []));
