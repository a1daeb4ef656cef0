import { allOf } from '../../core/all-of.ts';
import type { Ports } from '../../core/ports/ports.ts';
import type { ProjectChange } from '../../core/sync/project-change.ts';
import { type Due, dueKind } from '../../core/sync/records/due.ts';
import { type Twin, twinKind } from '../../core/sync/records/twin.ts';
import { markTwin } from '../twin/mark-twin.ts';
import { ring, sendJob } from '../twin/ring.ts';

const TWINS_AT_ONCE = 100;
const MARKS_AT_ONCE = 10;

/** New rules are for issues in scope; a project that comes back is for those that had left with it. */
function isMeant({ life, place }: Twin, change: ProjectChange | undefined): boolean {
  if (change === undefined) return life === 'linked';
  const lives = life === 'linked' || life === 'left-scope' || life === 'pending';
  return lives && (place === undefined || place === change.project);
}

/**
 * Marks the issues of a connection whose rules have changed, a hundred at a time. A due row says where it goes on,
 * so that nothing is left out where a run is cut off; marking twice does no harm.
 */
export async function bringUp(ports: Ports, due: Due): Promise<void> {
  const { connection, cursor, change } = due;
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
  // One that has something to send takes the other marked ones along; issues that rest with their project have nothing.
  const rung = change === undefined ? issues.slice(0, 1) : issues;
  for (const issue of rung) await ring(ports, sendJob(connection, issue), 0);
  if (page.cursor === undefined) return;
  const next: Due = { ...due, cursor: page.cursor };
  await ports.store.put(dueKind, `${due.at}:${ports.random.token()}`, next);
}
