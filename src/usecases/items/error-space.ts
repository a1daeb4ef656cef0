import { type Attempt, done, failed } from '../../core/connection/explained.ts';
import type { Jira } from '../../core/ports/jira.ts';
import type { Memo } from '../../core/ports/memo.ts';
import type { Store } from '../../core/ports/store.ts';
import { FRESH_ROUTES_AGE } from '../../core/rules/routes.ts';
import { loadRoutes } from '../twin/load-routes.ts';

interface ErrorSpace {
  readonly id: string;
  readonly key: string;
}

/** The space in which work items tell of errors: one that the app sees and that no connection syncs. '' is none. */
export async function errorSpace(
  ports: { readonly store: Store; readonly memo: Memo; readonly jira: Pick<Jira, 'project'> },
  key: string,
): Promise<Attempt<ErrorSpace | undefined>> {
  const wanted = key.trim().toUpperCase();
  if (wanted === '') return done(undefined);
  const project = await ports.jira.project(wanted);
  if (project === 'not-found')
    return failed({
      code: 'project-not-found',
      field: 'errorsIn',
      message: `The app sees no space with the key "${wanted.slice(0, 40)}".`,
      next: 'Check the key, or let the app into the space under Data security policies.',
    });
  if (await isSyncedSpace(ports, project.id))
    return failed({
      code: 'space-in-scope',
      field: 'errorsIn',
      message: `The space ${project.key} is synced with a partner, who would read what is wrong here.`,
      next: 'Choose a space that no connection syncs.',
    });
  return done({ id: project.id, key: project.key });
}

/** Whether a connection syncs a space: a work item made in it would reach the partner. */
export async function isSyncedSpace(
  ports: { readonly store: Store; readonly memo: Memo },
  project: string,
): Promise<boolean> {
  const routes = Object.values(await loadRoutes(ports, FRESH_ROUTES_AGE));
  return routes.some(({ projects }) => projects.includes(project));
}
