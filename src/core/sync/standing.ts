import { looksLater } from './children/looked-at.ts';
import { unanswered } from './decide-outgoing.ts';
import type { Mark } from './records/mark.ts';
import { leaseOf, type Rows } from './rows.ts';
import { TIMING } from './timing.ts';

export type Standing =
  /** Nothing to do now; a mark of an ended life is to be cleaned. */
  | { readonly do: 'end'; readonly clean: boolean }
  | { readonly do: 'later'; readonly after: number }
  | { readonly do: 'recover' }
  /** This side has ended the pair, and the peer has not heard it. */
  | { readonly do: 'tell-end' }
  /** The peer's issue was deleted, and it is time for what the rules do to ours. */
  | { readonly do: 'end-issue' }
  | { readonly do: 'read' };

/** What the rows alone say about sending now, before anything of Jira is read. Times in epoch seconds. */
export function standing(rows: Rows, mark: Mark | undefined, now: number): Standing {
  const { twin, work } = rows;
  const dirty = mark !== undefined && mark.at > 0;
  const ended = twin.life === 'unlinked' || twin.life === 'deleted';
  const untold = ended && twin.by === 'here' && twin.told !== true && twin.peer !== undefined;
  if (untold && dirty) return { do: 'tell-end' };
  if (ended && (twin.ending?.at ?? now + 1) <= now) return { do: 'end-issue' };
  if (ended) return { do: 'end', clean: dirty };
  const lease = leaseOf(rows);
  if (lease) return lease.until > now ? { do: 'later', after: lease.until - now } : { do: 'recover' };
  if (work.inFlight && work.inFlight.until > now) {
    return dirty ? { do: 'later', after: work.inFlight.until - now } : { do: 'end', clean: false };
  }
  if (twin.hold?.why === 'left-there') return { do: 'end', clean: dirty };
  const isDue = twin.due > 0 && twin.due <= now;
  const left =
    // Also where an apply has settled all that it carried: somebody has to clear it.
    work.inFlight !== undefined ||
    Object.keys(unanswered(work)).length > 0 ||
    (twin.owed ?? []).length > 0 ||
    (twin.landed !== undefined && isDue) ||
    (looksLater(twin) && isDue) ||
    twin.full === true ||
    twin.wantFull === true;
  const retry = twin.hold !== undefined && isDue;
  if (!dirty && !left && !retry) return { do: 'end', clean: false };
  // An edit after the failure gives one attempt at once.
  if (twin.hold && !retry && (mark?.at ?? 0) < twin.hold.since) return { do: 'end', clean: dirty };
  return coalesce(work.lastSent, mark?.at ?? 0, now);
}

/** While edits keep coming: after some quiet, or when the last transfer is long enough ago. */
function coalesce(lastSent: number, edited: number, now: number): Standing {
  const at = Math.min(lastSent + TIMING.sendEvery, edited + TIMING.quiet);
  return lastSent > 0 && at > now ? { do: 'later', after: at - now } : { do: 'read' };
}
