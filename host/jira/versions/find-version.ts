import type { RestCall } from '../call.ts';
import { notFound } from '../jira-error.ts';
import { canSeeProject } from '../lookup.ts';
import type { Version } from '../model.ts';

/** The version if the caller may see its project; else 404. */
export function versionOf(call: RestCall, id = call.param('id')): Version {
  const version = call.state.versions.get(id);
  const project = call.state.projects.get(version?.projectId ?? '');
  if (version === undefined || project === undefined || !canSeeProject(call, project)) {
    throw notFound(`Could not find version for id '${id}'`);
  }
  return version;
}
