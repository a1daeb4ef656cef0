import type { JiraQueries } from '../../core/ports/jira-queries.ts';
import type { Version } from '../../core/rules/version.ts';
import { facetFieldsOf, needsFacetFields } from '../../core/service/facet-fields.ts';

type HeldFacets = Pick<Version, 'facets'>;

/** The fields of this site that hold what leaves of a service desk, as the site has them now. */
export async function facetsFor(
  { jira }: { readonly jira: Pick<JiraQueries, 'siteFields'> },
  { service }: Version,
): Promise<HeldFacets> {
  if (!needsFacetFields(service)) return {};
  const facets = facetFieldsOf(service, await jira.siteFields());
  return facets.length === 0 ? {} : { facets };
}

/** The version with these fields and no others. */
export function withFacets({ facets: _earlier, ...version }: Version, held: HeldFacets): Version {
  return { ...version, ...held };
}
