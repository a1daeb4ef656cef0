import type { Jira } from '../../core/ports/jira.ts';
import type { JiraQueries } from '../../core/ports/jira-queries.ts';
import type { Version } from '../../core/rules/version.ts';
import { facetFieldsOf, needsFacetFields } from '../../core/service/facet-fields.ts';

type HeldFacets = Pick<Version, 'facets'>;

interface DeskPorts {
  readonly jira: Pick<Jira, 'project'> & Pick<JiraQueries, 'siteFields'>;
}

/** The fields of this site that hold what leaves of a service desk, as the site has them now. */
export async function facetsFor(ports: DeskPorts, { service, scope }: Version): Promise<HeldFacets> {
  // A side without a desk has nothing that changes in silence: it would poll its work items for empty fields.
  if (!needsFacetFields(service) || !(await hasDesk(ports, scope))) return {};
  const facets = facetFieldsOf(service, await ports.jira.siteFields());
  return facets.length === 0 ? {} : { facets };
}

async function hasDesk({ jira }: DeskPorts, { projects }: Version['scope']): Promise<boolean> {
  for (const { id } of projects) {
    const project = await jira.project(id);
    if (project !== 'not-found' && project.typeKey === 'service_desk') return true;
  }
  return false;
}

/** The version with these fields and no others. */
export function withFacets({ facets: _earlier, ...version }: Version, held: HeldFacets): Version {
  return { ...version, ...held };
}
