import type { Ports } from '../../core/ports/ports.ts';
import type { LeaveItem } from '../../core/protocol/kinds/sync.ts';
import { syncAnswer } from '../../core/protocol/kinds/sync.ts';
import { withNotes } from '../../core/sync/notes.ts';
import { withUnanswered } from '../../core/sync/own-paths.ts';
import type { Mark } from '../../core/sync/records/mark.ts';
import type { Twin } from '../../core/sync/records/twin.ts';
import type { Rows } from '../../core/sync/rows.ts';
import type { OutOfScope } from '../../core/sync/scope.ts';
import { TIMING } from '../../core/sync/timing.ts';
import type { SetAside } from '../outgoing/set-aside.ts';
import { cleanChange, epochSeconds, markChange } from '../twin/mark-twin.ts';
import { watchState } from '../twin/say-state.ts';
import { saveRows } from '../twin/twin-rows.ts';

/** How long until a peer that did not answer is told again; the sweep comes back to the mark in any case. */
const AGAIN = 300;

export interface Leaving {
  readonly rows: Rows;
  readonly mark: Mark | undefined;
  /** `updated` of the issue as read, epoch ms. */
  readonly updated: number;
  readonly out: OutOfScope;
}

/**
 * The issue is out of scope: nothing of it is sent and nothing applied until it is back. The peer hears that, and
 * nothing else, in a message with a number of its own; the mark stands until it has answered.
 */
export async function leaveScope(ports: Ports, leaving: Leaving): Promise<SetAside> {
  const { rows, mark } = leaving;
  const { connection, issue, peer, away } = rows.twin;
  const tell = peer !== undefined && away?.told !== true;
  const gone = left(leaving, epochSeconds(ports.clock));
  const seq = rows.work.sendSeq + 1;
  const after = tell ? { ...gone, work: { ...gone.work, sendSeq: seq } } : gone;
  const dirty = mark !== undefined && mark.at > 0;
  const clean = dirty && !tell ? [cleanChange(ports, connection, issue, mark)] : [];
  const saved = await saveRows(
    ports,
    rows,
    after,
    tell && !dirty ? [markChange(ports, connection, issue)] : clean,
  );
  if (!saved) return { is: 'later', after: 1 };
  if (rows.twin.life === 'linked') await watchState(ports, saved.twin, 'paused');
  if (!tell) return { is: 'nothing' };
  if (!(await say(ports, saved.twin, seq))) return { is: 'later', after: AGAIN };
  const told: Twin = { ...saved.twin, away: { why: leaving.out, told: true } };
  const also = dirty ? [cleanChange(ports, connection, issue, mark)] : [];
  const heard = await saveRows(ports, saved, { ...saved, twin: told }, also);
  return heard && dirty ? { is: 'nothing' } : { is: 'later', after: TIMING.firstSend };
}

/** A first message that was never answered is sent again in full when the issue is back. */
function left({ rows, updated, out }: Leaving, now: number): Rows {
  const { hold: _hold, ...twin } = rows.twin;
  const seen = Math.max(twin.seen, updated);
  if (twin.life === 'pending') return { ...rows, twin: { ...twin, seen, due: 0 } };
  const { away } = twin;
  const gone: Twin = {
    ...twin,
    life: 'left-scope',
    away: away?.told === true ? { why: out, told: true } : { why: out },
    seen,
    due: 0,
  };
  const news = twin.life === 'left-scope' ? [] : [{ at: now, code: `left-scope:${out}`, path: '' }];
  return withUnanswered({ ...rows, twin: withNotes(gone, news) });
}

async function say(ports: Ports, { connection, gen, issue, peer }: Twin, seq: number): Promise<boolean> {
  const item: LeaveItem = {
    do: 'leave',
    gen,
    seq,
    issue: { id: issue },
    ...(peer === undefined ? {} : { to: peer.id }),
  };
  const said = await ports.peer.call(connection, 'sync', { items: [item] }, TIMING.answer * 1000);
  const answer = said.ok ? syncAnswer.safeParse(said.answer) : undefined;
  return answer?.success === true && answer.data.items[0]?.code === 'left-scope';
}
