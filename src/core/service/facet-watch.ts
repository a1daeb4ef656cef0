import * as z from 'zod';
import { instantOf } from '../fields/calendar.ts';
import { NAMELESS } from '../fields/field-kind.ts';
import { readField } from '../fields/fields.ts';
import type { JiraIssue } from '../ports/jira.ts';
import type { RecordKind } from '../ports/record-kind.ts';
import type { CompiledRules } from '../rules/compile-version.ts';
import type { Twin } from '../sync/records/twin.ts';

/**
 * When a request of which silent fields leave was last read, key `<connection>:<local issue id>`. Times are epoch
 * seconds.
 */
const facetWatch = z.object({
  v: z.literal(1),
  connection: z.string(),
  /** 0: it is not read in turn any more, since it was resolved long ago. */
  at: z.number().int(),
  /** When a clock misses its goal, which is no event; 0 for none. */
  due: z.number().int(),
});
export type FacetWatch = z.infer<typeof facetWatch>;

export const facetWatchKind: RecordKind<FacetWatch> = {
  name: 'facets',
  schema: facetWatch,
  entity: {
    attributes: ({ v, connection, at, due }) => ({ v, connection, at, due }),
  },
};

/** Shows whether a request is resolved, and since when. */
export const RESOLVED_FIELD = 'resolutiondate';

/** After so long nobody rates a request any more. */
const RATED_WITHIN = 14 * 24 * 3600;

/** A request as just read. `now`: epoch seconds. */
export function watchAfter(
  rules: CompiledRules,
  connection: string,
  { fields }: Pick<JiraIssue, 'fields'>,
  now: number,
): FacetWatch {
  const due = nextMiss(rules, fields);
  const rests = due === 0 && isLongResolved(fields[RESOLVED_FIELD], now);
  return { v: 1, connection, at: rests ? 0 : now, due };
}

function isLongResolved(resolved: unknown, now: number): boolean {
  const at = typeof resolved === 'string' ? instantOf(resolved) : undefined;
  return at !== undefined && now - at / 1000 > RATED_WITHIN;
}

/** The next second in which Jira says that a goal was missed, of clocks that leave. */
function nextMiss({ outgoing }: CompiledRules, fields: JiraIssue['fields']): number {
  const times = outgoing.flatMap(({ kind, field }) => {
    const value =
      kind === 'sla' && Object.hasOwn(fields, field) ? readField(kind, fields[field], NAMELESS) : undefined;
    const clock = value?.kind === 'sla' ? value.value : null;
    return clock?.due === undefined || clock.breached ? [] : [Math.ceil(clock.due / 1000) + 1];
  });
  return times.length === 0 ? 0 : Math.min(...times);
}

/** Whether the request of a row is no longer sent: a send that begins anew writes a new row. */
export const hasEnded = ({ life }: Pick<Twin, 'life'>): boolean => life !== 'linked' && life !== 'pending';

const facetSeed = z.object({ v: z.literal(1), version: z.number().int() });
export type FacetSeed = z.infer<typeof facetSeed>;

/** By which rules all pairs of a connection were put on the list, key `<connection>:seed`. */
export const facetSeedKind: RecordKind<FacetSeed> = { name: 'facet-seed', schema: facetSeed };
export const facetSeedKey = (connection: string): string => `${connection}:seed`;
