import { type Attempt, done, type Explained, failed } from '../../core/connection/explained.ts';
import type { Ports } from '../../core/ports/ports.ts';
import type { ShownConflict } from '../../core/sync/conflicts/shown-conflict.ts';
import { listConflicts } from './list-conflicts.ts';
import { restoreConflict } from './restore-conflict.ts';

/** The conflicts of an issue, by its key or id, for a person. */
export async function conflictsOf(
  ports: Ports,
  wish: { readonly issue: string; readonly connection?: string | undefined },
): Promise<Attempt<readonly ShownConflict[]>> {
  const issue = await ports.jira.readIssue(wish.issue, { fields: [] });
  if (issue === 'not-found') return failed(notFound(wish.issue));
  return done(await listConflicts(ports, { issue: issue.id, connection: wish.connection }));
}

/** A person puts the value back that gave way in a conflict. */
export async function restoreByHand(
  ports: Ports,
  wish: {
    readonly issue: string;
    readonly connection: string;
    readonly id: string;
    readonly path: string;
  },
): Promise<Attempt<readonly ShownConflict[]>> {
  const issue = await ports.jira.readIssue(wish.issue, { fields: [] });
  if (issue === 'not-found') return failed(notFound(wish.issue));
  const restored = await restoreConflict(ports, { ...wish, issue: issue.id });
  return restored.ok ? done(await listConflicts(ports, { issue: issue.id })) : restored;
}

const notFound = (issue: string): Explained => ({
  code: 'issue-not-found',
  field: 'issue',
  message: `The app cannot see a work item ${issue}.`,
  next: 'Check the key, and that the app may browse the space.',
});
