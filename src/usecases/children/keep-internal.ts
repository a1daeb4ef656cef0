import type { JiraIssue } from '../../core/ports/jira.ts';
import { asksWhatIsShown, filesShown } from '../../core/sync/children/attachment-filter.ts';
import { sendsOut } from '../../core/sync/children/child-kind.ts';
import { mustKnowMarks, withKeptFiles, withKeptInternal } from '../../core/sync/children/kept-internal.ts';
import type { Ledger } from '../../core/sync/children/ledger.ts';
import type { LocalChildren } from '../../core/sync/children/local-children.ts';
import { isServiceDesk } from '../../core/sync/children/local-comments.ts';
import type { Twin } from '../../core/sync/records/twin.ts';
import type { Context } from '../twin/load-context.ts';
import type { CommentMarks } from './adopt-own-children.ts';

/**
 * The children of an issue with those internal that Jira calls public only because the issue lies in no service desk.
 * The marks of the comments cost a read; it is made where a comment is about to leave that may bear one.
 */
export async function keepInternal(
  { rules }: Pick<Context, 'rules'>,
  twin: Twin | undefined,
  issue: Pick<JiraIssue, 'fields' | 'project'>,
  found: LocalChildren,
  ledger: Ledger,
  marksOfComments: () => Promise<CommentMarks>,
): Promise<LocalChildren> {
  if (isServiceDesk(issue.fields['project']) === true) return found;
  const past = { twin, project: issue.project.id, severalProjects: rules.projects.length > 1 };
  const asks = sendsOut(rules, 'comment') && mustKnowMarks(found.comments, ledger, past);
  const noted = asks ? (await marksOfComments()).noted : new Set<string>();
  const files =
    rules.attachments.out === 'public' ? withKeptFiles(found.attachments, ledger, past) : found.attachments;
  const comments = withKeptInternal(found.comments, ledger, noted);
  const safe = { ...found, comments, attachments: files };
  return asksWhatIsShown(rules) ? { ...safe, shown: filesShown(issue.fields['description'], safe) } : safe;
}
