import { allOf } from '../../core/all-of.ts';
import type { JiraIssue } from '../../core/ports/jira.ts';
import type { Ports } from '../../core/ports/ports.ts';
import type { Ending } from '../../core/sync/ending.ts';
import { withNotes } from '../../core/sync/notes.ts';
import { goneKind } from '../../core/sync/records/gone.ts';
import { twinKey } from '../../core/sync/records/row.ts';
import { type Twin, twinKind } from '../../core/sync/records/twin.ts';
import { leaseOf, type Rows } from '../../core/sync/rows.ts';
import { TIMING } from '../../core/sync/timing.ts';
import type { SetAside } from '../outgoing/set-aside.ts';
import type { Context } from '../twin/load-context.ts';
import { epochSeconds, markTwin } from '../twin/mark-twin.ts';
import { ring, sendJob } from '../twin/ring.ts';
import { saveRows } from '../twin/twin-rows.ts';
import { closeIssue } from './close-issue.ts';

/** Until a person decides: what stands in the way, for the issue's panel. */
interface Obstacle {
  readonly why: string;
  readonly next: string;
}

type Outcome = 'closed' | 'deleted' | 'kept' | Obstacle;

/**
 * Does to an issue what this side's rules want done once the partner's is deleted. They are asked again now: an end
 * that they no longer want, or an issue that has left their projects, is let be.
 */
export async function endIssue(ports: Ports, context: Context, rows: Rows): Promise<SetAside> {
  const { ending, issue } = rows.twin;
  if (!ending) return { is: 'nothing' };
  const lease = leaseOf(rows);
  if (lease && lease.until > epochSeconds(ports.clock)) return { is: 'later', after: TIMING.busyAgain };
  const read = await ports.jira.readIssue(issue, { fields: ['status', 'issuetype', 'project'] });
  if (read === 'not-found') return finish(ports, rows, ending.tried === true ? 'deleted' : 'kept');
  const wanted = context.rules.onDelete === ending.do && context.rules.projects.includes(read.project.id);
  if (!wanted) return finish(ports, rows, 'kept');
  if (ending.do === 'close') {
    const closed = await closeIssue(ports, read);
    return finish(ports, rows, closed);
  }
  return remove(ports, rows, ending, read);
}

async function remove(ports: Ports, rows: Rows, ending: Ending, issue: JiraIssue): Promise<SetAside> {
  const others = await livingElsewhere(ports, rows);
  if (others > 0 && ending.agreed !== true)
    return finish(ports, rows, {
      why: `The partner has deleted its work item. This one is under sync with ${others} other partner${others === 1 ? '' : 's'}, too.`,
      next: 'Keep it, or have it deleted.',
    });
  const tried: Twin = { ...rows.twin, ending: { ...ending, tried: true } };
  const begun = ending.tried === true ? rows : await saveRows(ports, rows, { ...rows, twin: tried });
  if (!begun) return { is: 'later', after: TIMING.firstSend };
  const result = await ports.jira.deleteIssue(issue.id);
  if (result !== 'refused') return finish(ports, begun, 'deleted');
  return finish(ports, begun, {
    why: 'Jira did not let the app delete this work item: it may have sub-tasks, or the app may not delete work items here.',
    next: 'Delete it by hand, or keep it.',
  });
}

async function livingElsewhere({ store }: Ports, { twin, issue }: Rows): Promise<number> {
  const others = (issue?.connections ?? []).filter((connection) => connection !== twin.connection);
  const twins = await allOf(others.map((connection) => store.get(twinKind, twinKey(connection, twin.issue))));
  return twins.filter((one) => one !== undefined && one.life !== 'unlinked' && one.life !== 'deleted').length;
}

/** Records the end; whoever else has a twin of the issue hears of what the app itself has done to it. */
async function finish(ports: Ports, rows: Rows, outcome: Outcome): Promise<SetAside> {
  const now = epochSeconds(ports.clock);
  const { ending, aside, ...twin } = rows.twin;
  const after: Twin =
    typeof outcome === 'string'
      ? withNotes({ ...twin, ...(aside ? { aside } : {}), due: 0 }, [
          { at: now, code: `after-their-delete:${outcome}`, path: '' },
        ])
      : {
          ...twin,
          due: 0,
          ...(ending?.do === 'delete' ? { ending: { do: 'delete' as const } } : {}),
          aside: { ...aside, issue: { at: now, code: 'refused', ...outcome } },
        };
  const saved = await saveRows(ports, rows, { ...rows, twin: after });
  if (!saved) return { is: 'later', after: TIMING.firstSend };
  if (outcome === 'deleted') await ports.store.create(goneKind, twin.issue, { v: 1, what: 'issue', at: now });
  if (outcome !== 'kept') {
    for (const other of (rows.issue?.connections ?? []).filter((one) => one !== twin.connection)) {
      await markTwin(ports, other, twin.issue);
      await ring(ports, sendJob(other, twin.issue), TIMING.firstSend);
    }
  }
  return { is: 'nothing' };
}
