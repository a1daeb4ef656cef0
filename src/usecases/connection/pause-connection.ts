import { type Connection, connectionKind } from '../../core/connection/connection-record.ts';
import { type Attempt, done, failed } from '../../core/connection/explained.ts';
import { withPause } from '../../core/connection/pause.ts';
import { tells } from '../../core/connection/relink.ts';
import type { ConnectionPorts } from '../../core/ports/connection-ports.ts';
import { closedFor, mended } from '../../core/retry/breaker.ts';
import { noSuchConnection } from '../invitation/explain-setup.ts';
import { sendControl } from '../peer/send-control.ts';
import { changeAndPublish } from '../rules/publish-routes.ts';
import { epochSeconds } from '../twin/mark-twin.ts';
import { relinkJob, ring } from '../twin/ring.ts';
import { ringMarked } from '../twin/ring-marked.ts';

/**
 * Holds or frees this side's half of a connection. What changes meanwhile is marked and delivered afterwards.
 * The peer is told. Where that fails it learns of a pause from the answer to its next message, and of its end when
 * the next message of this side finds it waiting.
 */
export async function pauseConnection(
  ports: ConnectionPorts,
  id: string,
  held: boolean,
): Promise<Attempt<Connection>> {
  const before = await ports.store.get(connectionKind, id);
  if (!before) return failed(noSuchConnection(id));
  const changed = await changeAndPublish(ports, id, (now) => withPause(now, 'here', held));
  if (!changed) return failed(notRunning(before));
  const said = await sendControl(ports, changed, held ? 'pause' : 'resume', {});
  if (!said.ok) ports.log.note('connection.pause-untold', { connection: id, reason: said.reason });
  if (changed.state === 'active') await ringMarked(ports, id);
  if (tells(changed)) await ring(ports, relinkJob(id), 1);
  return done((await ports.store.get(connectionKind, id)) ?? changed);
}

/** The peer has paused or resumed its half. */
export async function receivePause(
  ports: ConnectionPorts,
  connection: Connection,
  seq: number,
  held: boolean,
): Promise<{ answer: unknown } | { refused: string; retryAfter?: number }> {
  const changed = await changeAndPublish(ports, connection.id, (now) => {
    if (seq <= now.control.received) return undefined;
    const next = withPause(now, 'there', held);
    if (!next) return undefined;
    // Whoever resumes can be reached again; but what the own Jira has said is not the peer's to lift.
    const kept = held || closedFor(next, epochSeconds(ports.clock)) > 0;
    return { ...(kept ? next : mended(next)), control: { ...next.control, received: seq } };
  });
  if (!changed) return { refused: 'not-running' };
  if (changed.state === 'active') await ringMarked(ports, connection.id);
  return { answer: {} };
}

const notRunning = (connection: Connection) => ({
  code: 'not-running',
  message: `The connection with ${connection.peer.name} is ${connection.state}: only a running one can be paused or resumed.`,
  next: 'Finish the handshake first, or make a new connection.',
});
