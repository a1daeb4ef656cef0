import type { RestCall } from '../call.ts';
import { mayTouch } from '../children/own-or-all.ts';
import { forbidden, notFound } from '../jira-error.ts';
import { projectOf } from '../lookup.ts';
import { canSee } from '../permissions.ts';
import type { Route } from '../route.ts';
import { seesRestricted } from '../visibility.ts';
import { type PropertyHolder, propertyRoutes } from './entity-properties.ts';

const EDIT = { all: 'EDIT_ALL_COMMENTS', own: 'EDIT_OWN_COMMENTS' } as const;

function findHolder(call: RestCall, intent: 'read' | 'write'): PropertyHolder {
  const id = call.param('commentId');
  const comment = call.state.comments.get(id);
  const issue = comment && call.state.issues.get(comment.issueId);
  const isVisible =
    issue && canSee(call, issue) && seesRestricted(call, comment.visibility, projectOf(call.state, issue));
  if (!isVisible) throw notFound(`Can not find a comment for the id: ${id}.`);
  if (intent === 'write' && !mayTouch(call, issue, comment.authorId, EDIT)) {
    throw forbidden(`You do not have the permission to edit the comment with id: ${id}.`);
  }
  return {
    properties: comment.properties,
    path: `comment/${id}/properties`,
    save: (properties) => call.state.comments.put({ ...comment, properties }),
  };
}

export const commentPropertyRoutes: readonly Route[] = propertyRoutes(
  '/rest/api/3/comment/{commentId}/properties',
  findHolder,
);
