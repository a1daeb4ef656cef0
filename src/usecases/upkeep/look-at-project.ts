import { allOf } from '../../core/all-of.ts';
import type { Ports } from '../../core/ports/ports.ts';
import type { ProjectChange } from '../../core/sync/project-change.ts';
import { type Due, dueKind } from '../../core/sync/records/due.ts';
import { type Twin, twinKind } from '../../core/sync/records/twin.ts';
import { markTwin } from '../twin/mark-twin.ts';
import { ring, sendJob } from '../twin/ring.ts';

const TWINS_AT_ONCE = 100;
const MARKS_AT_ONCE = 10;

/** A project that comes back is for those that had left with it, too. */
function isMeant({ life, place }: Twin, change: ProjectChange): boolean {
  const lives = life === 'linked' || life === 'left-scope' || life === 'pending';
  return lives && (place === undefined || place === change.project);
}

/**
 * Marks the issues of a connection that may be in a project that has changed, a hundred at a time. A due row says where it goes on,
 * so that nothing is left out where a run is cut off; marking twice does no harm.
 */
export async function lookAtProject(ports: Ports, due: Due, change: ProjectChange): Promise<void> {
  const { connection, cursor } = due;
  const page = await ports.store.query(twinKind, {
    index: 'by-connection',
    partition: [connection],
    limit: TWINS_AT_ONCE,
    ...(cursor === undefined ? {} : { cursor }),
  });
  const issues = page.rows.filter(({ value }) => isMeant(value, change)).map(({ value }) => value.issue);
  for (let from = 0; from < issues.length; from += MARKS_AT_ONCE) {
    await allOf(issues.slice(from, from + MARKS_AT_ONCE).map((issue) => markTwin(ports, connection, issue)));
  }
  // Each by itself: issues that rest with their project have nothing to send that would take others along.
  for (const issue of issues) await ring(ports, sendJob(connection, issue), 0);
  if (page.cursor === undefined) return;
  const next: Due = { ...due, cursor: page.cursor };
  await ports.store.put(dueKind, `${due.at}:${ports.random.token()}`, next);
}
