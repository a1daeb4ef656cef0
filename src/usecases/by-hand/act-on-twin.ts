import { type Attempt, done, type Explained, failed } from '../../core/connection/explained.ts';
import type { Ports } from '../../core/ports/ports.ts';
import type { Rows } from '../../core/sync/rows.ts';
import { markChange } from '../twin/mark-twin.ts';
import { ring, sendJob } from '../twin/ring.ts';
import { loadRows, saveRows } from '../twin/twin-rows.ts';

/** A person is told to try again rather than kept waiting where the engine writes the same rows all the time. */
const ATTEMPTS = 5;

/**
 * What a person has asked of one issue under a connection: its rows are changed, and it is looked at and sent at once.
 * `decide` says what the rows become, `stands` where nothing is left to do, or why it cannot be; `busy` is said where
 * others wrote in between each time.
 */
export async function actOnTwin(
  ports: Ports,
  wish: { readonly connection: string; readonly issue: string },
  busy: Explained,
  decide: (rows: Rows | undefined) => Attempt<Rows | 'stands'>,
): Promise<Attempt<true>> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const rows = await loadRows(ports.store, wish.connection, wish.issue);
    const decided = decide(rows);
    if (!decided.ok) return decided;
    if (!rows || decided.value === 'stands') return done(true);
    const mark = markChange(ports, wish.connection, wish.issue);
    if (!(await saveRows(ports, rows, decided.value, [mark]))) continue;
    await ring(ports, sendJob(wish.connection, wish.issue), 0);
    return done(true);
  }
  return failed(busy);
}
