import { type Attempt, done, failed } from '../../core/connection/explained.ts';
import type { Ports } from '../../core/ports/ports.ts';
import { resumed } from '../../core/sync/loop-breaker.ts';
import { markChange } from '../twin/mark-twin.ts';
import { ring, sendJob } from '../twin/ring.ts';
import { loadRows, saveRows } from '../twin/twin-rows.ts';

/** A person lets fields that went back and forth cross again: what was kept back is sent now. */
export async function resumeFields(
  ports: Ports,
  wish: { readonly connection: string; readonly issue: string },
): Promise<Attempt<true>> {
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const rows = await loadRows(ports.store, wish.connection, wish.issue);
    if (!rows) return failed(notLinked);
    if (rows.twin.paused === undefined) return done(true);
    const after = { ...rows, twin: resumed(rows.twin) };
    const saved = await saveRows(ports, rows, after, [markChange(ports, wish.connection, wish.issue)]);
    if (!saved) continue;
    await ring(ports, sendJob(wish.connection, wish.issue), 0);
    return done(true);
  }
  return failed(justWritten);
}

const notLinked = {
  code: 'not-linked',
  message: 'The work item is not under this connection.',
  next: 'Load the page again.',
};

const justWritten = {
  code: 'busy',
  message: 'A change of the work item is being written right now.',
  next: 'Try again in a minute.',
};
