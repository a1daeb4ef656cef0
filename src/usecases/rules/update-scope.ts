import type { Connection } from '../../core/connection/connection-record.ts';
import { type Attempt, done, failed } from '../../core/connection/explained.ts';
import type { Jira } from '../../core/ports/jira.ts';
import type { PublishPorts } from './publish-routes.ts';
import { publishVersion } from './publish-version.ts';

/**
 * Publishes the connection with other local projects in its scope. The first is where issues of the peer are
 * created; an issue of a project that left the scope stays where it is and is neither sent nor written any more.
 */
export async function updateScope(
  ports: PublishPorts & { jira: Pick<Jira, 'project'> },
  id: string,
  projectIds: readonly string[],
): Promise<Attempt<Connection>> {
  const projects: { id: string; key: string }[] = [];
  for (const projectId of projectIds) {
    const project = await ports.jira.project(projectId);
    if (project === 'not-found') {
      return failed({
        code: 'project-not-found',
        field: 'projectIds',
        message: `The app sees no space ${projectId} on this site.`,
        next: 'Choose a space that exists and that is not blocked for the app.',
      });
    }
    projects.push({ id: project.id, key: project.key });
  }
  const published = await publishVersion(ports, id, (version) =>
    done({ ...version, scope: { ...version.scope, projects } }),
  );
  return published.ok ? done(published.value.connection) : published;
}
