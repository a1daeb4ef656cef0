import type { Ports } from '../../core/ports/ports.ts';
import { syncAnswer, type UnlinkItem } from '../../core/protocol/kinds/sync.ts';
import type { Mark } from '../../core/sync/records/mark.ts';
import type { Rows } from '../../core/sync/rows.ts';
import { TIMING } from '../../core/sync/timing.ts';
import { cleanChange } from '../twin/mark-twin.ts';
import { saveRows } from '../twin/twin-rows.ts';

type Told = { readonly is: 'nothing' } | { readonly is: 'later'; readonly after: number };

/** How long until a peer that did not answer is told again; the sweep comes back to the mark in any case. */
const AGAIN = 300;

/**
 * Tells the peer that this side has ended the pair. The mark goes when it has answered; a twin that the peer never
 * saw needs no words.
 */
export async function tellEnd(ports: Ports, rows: Rows, mark: Mark): Promise<Told> {
  const { twin } = rows;
  const heard = twin.peer === undefined || (await say(ports, rows));
  if (!heard) return { is: 'later', after: AGAIN };
  const told = { ...rows, twin: { ...twin, told: true } };
  const saved = await saveRows(ports, rows, told, [cleanChange(ports, twin.connection, twin.issue, mark)]);
  return saved ? { is: 'nothing' } : { is: 'later', after: TIMING.firstSend };
}

async function say(ports: Ports, { twin, work }: Rows): Promise<boolean> {
  const item: UnlinkItem = {
    do: 'unlink',
    gen: twin.gen,
    seq: work.sendSeq + 1,
    issue: { id: twin.issue },
    ...(twin.peer === undefined ? {} : { to: twin.peer.id }),
    why: twin.life === 'deleted' ? 'deleted' : 'by-hand',
  };
  const said = await ports.peer.call(twin.connection, 'sync', { items: [item] }, TIMING.answer * 1000);
  const answer = said.ok ? syncAnswer.safeParse(said.answer) : undefined;
  return answer?.success === true && answer.data.items[0]?.code === 'unlinked';
}
