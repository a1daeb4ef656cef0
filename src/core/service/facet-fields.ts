import * as z from 'zod';
import { fitOfField } from '../fields/kind-of-field.ts';
import type { LocalKind } from '../fields/local-kind.ts';
import type { SiteField } from '../ports/jira-queries.ts';
import { replicaName } from '../replica/replica-path.ts';
import { entersDesk, leavesDesk, silentKinds } from './desk-crossing.ts';
import type { ServiceRules } from './service-rules.ts';

export const isSilent = (kind: LocalKind): boolean => silentKinds.some((one) => one === kind);

/** A field of this site that holds something of a service desk, and the name that it has on the way. */
export const facetField = z.strictObject({
  path: replicaName,
  field: z.string().min(1).max(255),
  kind: z.enum(silentKinds),
  /** Only shown on the panel of this side. */
  stays: z.literal(true).optional(),
});
export type FacetField = z.infer<typeof facetField>;

/** More clocks than these are on no desk that anybody reads. */
export const MOST_FACETS = 60;

/** Whether rules of a desk speak of anything of which they do not name the field. */
export const needsFacetFields = (rules: ServiceRules | undefined): rules is ServiceRules =>
  rules !== undefined && silentKinds.some((kind) => leavesDesk(rules, kind) || isShownHere(rules, kind));

/** The fields that hold what leaves by these rules; none where the site has no such field. */
export function facetFieldsOf(rules: ServiceRules, fields: readonly SiteField[]): FacetField[] {
  const found: FacetField[] = [];
  for (const { id, name, schema } of fields) {
    const fit = schema && fitOfField(schema);
    const kind = silentKinds.find((one) => one === fit?.kind);
    if (kind === undefined || found.length === MOST_FACETS) continue;
    if (!leavesDesk(rules, kind) && !isShownHere(rules, kind)) continue;
    if (kind === 'sla' && !isNamed(rules, name)) continue;
    const path = kind === 'sla' ? slaPath(name, id) : kind;
    // Of two fields for one name the first stands: a site has one field of approvals and one of satisfaction.
    if (!found.some((one) => one.path === path))
      found.push({ path, field: id, kind, ...(leavesDesk(rules, kind) ? {} : { stays: true }) });
  }
  return found;
}

/** The panel of this side shows its own clocks. */
export const isShownHere = ({ sla }: ServiceRules, kind: LocalKind): boolean =>
  kind === 'sla' && (sla.side === 'receiver' || sla.side === 'both');

function isNamed({ sla: { names } }: ServiceRules, name: string): boolean {
  const wanted = name.trim().toLowerCase();
  return names === undefined || names.some((one) => one.trim().toLowerCase() === wanted);
}

/** `sla_Time_to_resolution`: the name of a clock as a path; of one that has no letters, Jira's id of its field. */
export function slaPath(name: string, id: string): string {
  const words = name.replace(/[^A-Za-z0-9]+/g, '_').replace(/^_+|_+$/g, '');
  return `sla_${words === '' ? id : words}`.slice(0, 120);
}

/** Whether a value that no line takes in is shown to people all the same. */
export function isShown(rules: ServiceRules | undefined, path: string, kind: string): boolean {
  if (rules === undefined) return false;
  if (kind === 'approvals' || kind === 'sla') return entersDesk(rules, kind);
  return path === 'satisfaction' && kind === 'number' && entersDesk(rules, 'satisfaction');
}
