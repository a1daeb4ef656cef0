import type { Ports } from '../../core/ports/ports.ts';
import type { Mark } from '../../core/sync/records/mark.ts';
import { restingAround } from '../../core/sync/resting.ts';
import type { Rows } from '../../core/sync/rows.ts';
import { leaveScope } from '../leaving/leave-scope.ts';
import type { Context } from '../twin/load-context.ts';
import { issueNotFound, type SetAside } from './set-aside.ts';

/**
 * The issue did not answer. In a project that is archived, in the trash or switched off it rests until that is back, and the peer
 * hears that it does; with a deleted project it is deleted, too.
 */
export async function unseenIssue(
  ports: Ports,
  { rules }: Pick<Context, 'rules'>,
  rows: Rows,
  mark: Mark | undefined,
): Promise<SetAside> {
  const rests = restingAround(rules, rows.twin);
  if (rests !== undefined && rests !== 'deleted')
    return leaveScope(ports, { rows, mark, updated: rows.twin.seen, out: `project-${rests}` });
  return issueNotFound(ports, rows, mark, 'not-visible', rests === 'deleted');
}
