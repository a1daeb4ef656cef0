import { type Connection, connectionKind } from '../../core/connection/connection-record.ts';
import { joinsIn, type PairOutcome, withPairs, withTold } from '../../core/connection/relink.ts';
import type { ConnectionPorts } from '../../core/ports/connection-ports.ts';
import type { AnswerOf, PayloadOf } from '../../core/protocol/message-kinds.ts';
import { noteAudit } from '../connection/note-audit.ts';
import type { Handled } from '../peer/answer-message.ts';
import { changeAndPublish } from '../rules/publish-routes.ts';
import { relinkJob, ring } from '../twin/ring.ts';
import { ringMarked } from '../twin/ring-marked.ts';

type Join = (connection: Connection, payload: PayloadOf<'relink'>) => Promise<AnswerOf<'relink'>>;

/** The peer tells pairs of before. Asked again, everything is answered as it stands. */
export async function receiveRelink(
  ports: ConnectionPorts,
  join: Join,
  connection: Connection,
  seq: number,
  payload: PayloadOf<'relink'>,
): Promise<Handled> {
  // Written first: while pairs are being joined no item of theirs may come in between.
  const begun = await changeAndPublish(ports, connection.id, joinsIn);
  if (!begun) return { refused: 'not-running' };
  const answer = await join(begun, payload);
  const outcomes = answer.pairs.flatMap(({ code }): PairOutcome[] =>
    code === 'busy' ? [] : [code === 'linked' || code === 'asks' ? code : 'refused'],
  );
  const written = await changeAndPublish(ports, connection.id, (now) => {
    const counted = withPairs(now, outcomes);
    const told = payload.done ? withTold(counted, 'there', ports.clock.now()) : counted;
    return { ...told, control: { ...told.control, received: Math.max(seq, told.control.received) } };
  });
  if (payload.done && written) return { answer, after: () => goOn(ports, written) };
  return written ? { answer } : { refused: 'busy', retryAfter: 1 };
}

/** Now it is this side's turn to tell its pairs, or both have and issue data moves again. */
export async function goOn(ports: ConnectionPorts, connection: Connection): Promise<void> {
  const { id, state, relink, relinked } = connection;
  if (relink) return relink.here ? undefined : ring(ports, relinkJob(id), 0);
  if (relinked) {
    const about = `${relinked.linked} linked, ${relinked.asks} asked, ${relinked.refused} left out`;
    await noteAudit(ports, { connection: id, act: 'pairs-relinked', side: 'here', about });
  }
  const latest = await ports.store.get(connectionKind, id);
  if (state === 'active' && latest?.state === 'active') await ringMarked(ports, id);
}
