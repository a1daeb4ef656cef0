import type { LocalKind } from '../fields/local-kind.ts';
import type { Mapping } from '../rules/mapping.ts';
import type { Version } from '../rules/version.ts';

/** Lines for what of a service desk leaves by a switch; a line that an admin wrote for the same name counts instead. */
export function facetLines({ facets = [] }: Pick<Version, 'facets'>): readonly Mapping[] {
  const leaving = facets.filter(({ stays }) => stays !== true);
  return leaving.map(({ path, field, kind }) => ({
    id: `facet ${path}`,
    on: true,
    field,
    path,
    kind,
    direction: 'out',
    noMatch: 'same',
  }));
}

/** Fields whose edit, which is an event, may move what Jira changes without one. */
export function fieldsThatMove(kind: LocalKind): readonly string[] {
  if (kind === 'sla') return ['status', 'resolution', 'priority'];
  return kind === 'approvals' ? ['status'] : [];
}
