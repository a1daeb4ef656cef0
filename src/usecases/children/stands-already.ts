import type { Ports } from '../../core/ports/ports.ts';
import { fingerprint } from '../../core/replica/fingerprint.ts';
import { worklogsFrom } from '../../core/sync/children/local-worklogs.ts';
import type { PostedChild } from '../../core/sync/children/posted-child.ts';
import type { Context } from '../twin/load-context.ts';
import { asComment, asWorklog, type ChildPlace } from './write-child.ts';

export type StandsAlready = (edit: {
  readonly local: string;
  readonly child: PostedChild;
}) => Promise<boolean>;

/**
 * Whether a copy holds already what its owner's message would make of it. Asked of copies that were found by their
 * marks and not by an earlier message, so that a pair that is joined again is compared and not written anew. The
 * lists are read once.
 */
export function standsAlready(
  ports: Ports,
  context: Context,
  { issue, desk }: Pick<ChildPlace, 'issue' | 'desk'>,
): StandsAlready {
  let comments: ReturnType<Ports['jira']['readComments']> | undefined;
  let worklogs: ReturnType<Ports['jira']['readWorklogs']> | undefined;
  const print = (value: unknown) => fingerprint(context.key, value);
  return async ({ local, child }) => {
    if (child.kind === 'comment') {
      comments ??= ports.jira.readComments(issue);
      const found = (await comments).comments.find(({ id }) => id === local);
      const wanted = asComment(context, child, { files: [], desk });
      const hidden = found?.restricted === true || found?.jsdPublic === false;
      return found !== undefined && hidden === wanted.internal && print(found.body) === print(wanted.body);
    }
    if (child.kind !== 'worklog') return false;
    worklogs ??= ports.jira.readWorklogs(issue);
    const found = worklogsFrom((await worklogs).list).find(({ id }) => id === local);
    const { started, seconds, body, internal } = asWorklog(context, child);
    if (!found || found.public === internal) return false;
    return print([found.started, found.seconds, found.body]) === print([started, seconds, body]);
  };
}
