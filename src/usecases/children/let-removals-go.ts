import { type Attempt, done, failed } from '../../core/connection/explained.ts';
import type { Ports } from '../../core/ports/ports.ts';
import { withKidsAnew } from '../../core/sync/children/looked-at.ts';
import { withOptional } from '../../core/sync/rows.ts';
import { markChange } from '../twin/mark-twin.ts';
import { ring, sendJob } from '../twin/ring.ts';
import { loadRows, saveRows } from '../twin/twin-rows.ts';

const ATTEMPTS = 5;

/** A person agrees that what was removed here is removed there, too. */
export async function letRemovalsGo(
  ports: Ports,
  wish: { readonly connection: string; readonly issue: string },
): Promise<Attempt<true>> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const rows = await loadRows(ports.store, wish.connection, wish.issue);
    if (rows?.twin.removals === undefined) return failed(nothingWaits);
    const twin = { ...withOptional(withKidsAnew(rows.twin), 'removals', undefined), letGo: true };
    const saved = await saveRows(ports, rows, { ...rows, twin }, [
      markChange(ports, wish.connection, wish.issue),
    ]);
    if (!saved) continue;
    await ring(ports, sendJob(wish.connection, wish.issue), 0);
    return done(true);
  }
  return failed(justChanging);
}

const nothingWaits = {
  code: 'nothing-waits',
  message: 'No removals of this work item wait under this connection.',
  next: 'Load the page again.',
};

const justChanging = {
  code: 'busy',
  message: 'The work item is being synced right now.',
  next: 'Try again in a minute.',
};
