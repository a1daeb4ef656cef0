import { type Attempt, done, failed } from '../../core/connection/explained.ts';
import type { Ports } from '../../core/ports/ports.ts';
import type { Twin } from '../../core/sync/records/twin.ts';
import { epochSeconds } from '../twin/mark-twin.ts';
import { ring, sendJob } from '../twin/ring.ts';
import { loadRows, saveRows } from '../twin/twin-rows.ts';

/** A person keeps an issue that is about to be deleted with the partner's, or has it deleted now. */
export async function decideEnding(
  ports: Ports,
  wish: { readonly connection: string; readonly issue: string; readonly keep: boolean },
): Promise<Attempt<true>> {
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const rows = await loadRows(ports.store, wish.connection, wish.issue);
    if (!rows?.twin.ending) return failed(nothingPends);
    const { ending, aside, ...twin } = rows.twin;
    const { issue: _issue, ...others } = aside ?? {};
    const rest: Twin = { ...twin, ...(Object.keys(others).length > 0 ? { aside: others } : {}) };
    const now = epochSeconds(ports.clock);
    const after: Twin = wish.keep
      ? { ...rest, due: 0 }
      : { ...rest, due: now, ending: { ...ending, at: now, agreed: true } };
    if (!(await saveRows(ports, rows, { ...rows, twin: after }))) continue;
    if (!wish.keep) await ring(ports, sendJob(wish.connection, wish.issue), 0);
    return done(true);
  }
  return failed(justChanging);
}

const nothingPends = {
  code: 'nothing-waits',
  message: 'Nothing is about to happen to this work item under this connection.',
  next: 'Load the page again.',
};

const justChanging = {
  code: 'busy',
  message: 'The work item is being looked at right now.',
  next: 'Try again in a minute.',
};
