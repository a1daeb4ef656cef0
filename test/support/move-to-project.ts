import { projectId } from '../../host/local/start-up.ts';
import type { TwoSites } from './two-sites.ts';

/** Moves a work item of blue into another project, where it gets the type of this name. */
export async function moveToProject(
  { host, blue }: TwoSites,
  key: string,
  project: string,
  type: string,
): Promise<void> {
  const { state } = host.site('blue').jira;
  const ids = state.projects.get(projectId(host, 'blue', project))?.issueTypeIds ?? [];
  const id = ids.find((one) => state.issueTypes.get(one)?.name === type);
  await blue.call('POST', '/bulk/issues/move', {
    targetToSourcesMapping: { [`${project},${id}`]: { issueIdsOrKeys: [key], inferFieldDefaults: true } },
  });
}
