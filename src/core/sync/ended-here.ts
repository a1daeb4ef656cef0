import { withNotes } from './notes.ts';
import type { Twin } from './records/twin.ts';
import type { Rows } from './rows.ts';

/** The rows once this side has ended the pair: a tombstone that stays marked until the peer has heard of it. */
export function endedHere(rows: Rows, now: number): Rows {
  const { hold: _hold, owed: _owed, away: _away, ...left } = rows.twin;
  const twin: Twin = withNotes({ ...left, life: 'unlinked', by: 'here', due: 0 }, [
    { at: now, code: 'ended-here:by-hand', path: '' },
  ]);
  const { inFlight: _inFlight, open: _open, ...work } = rows.work;
  return { ...rows, twin, work };
}
