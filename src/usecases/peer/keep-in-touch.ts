import { type Connection, mayCarryIssues } from '../../core/connection/connection-record.ts';
import type { Figures } from '../../core/connection/figures.ts';
import { withHeard } from '../../core/connection/heard.ts';
import type { ConnectionPorts } from '../../core/ports/connection-ports.ts';
import { changeConnection } from '../connection/write-connection.ts';
import { epochSeconds } from '../twin/mark-twin.ts';
import { callPeer } from './call-peer.ts';
import { measureFigures } from './measure-figures.ts';
import { noteRestored } from './note-restored.ts';

/**
 * After so many seconds without a word a side asks how the other is: once a day, with the hourly run in mind. Both
 * sides run at the full hour, so that one of them asks an hour later: by then it has been asked.
 */
const QUIET = { initiator: 23 * 3600, acceptor: 24 * 3600 } as const;
/** A change that has waited for so many seconds is late; a younger one is on its way and makes no news. */
const LATE = 600;
const TIMEOUT_MS = 12_000;

/**
 * One `status` a day over a connection on which nothing else was said, and one an hour while something is late: with
 * it go the figures of this side, and its answer brings those of the other. Hearing it counts as a sign of life for
 * the other side, so that only one of the two asks. Answers the connection as it is then.
 */
export async function keepInTouch(ports: ConnectionPorts, connection: Connection): Promise<Connection> {
  const now = epochSeconds(ports.clock);
  if (!mayCarryIssues(connection)) return connection;
  const own = await measureFigures(ports, connection.id);
  const quiet = now - (connection.heard ?? connection.created) >= QUIET[connection.role];
  if (!quiet && !hasNews(connection, own, now)) return connection;
  const { end } = connection.peer;
  const payload = { figures: own };
  const said = await callPeer(ports, { connection, end, kind: 'status', payload, timeoutMs: TIMEOUT_MS });
  if (!said.ok) return connection;
  if (await noteRestored(ports, connection.id, said.answer.taken)) return connection;
  const heard = await changeConnection(ports, connection.id, (latest) =>
    withHeard(latest, now, { here: own, there: said.answer.figures }),
  );
  return heard ?? connection;
}

/** Something is late, or the peer believes that something waits. */
const hasNews = ({ figures }: Connection, own: Figures, now: number): boolean =>
  (own.oldest !== undefined && own.oldest / 1000 <= now - LATE) || (figures?.here?.backlog ?? 0) > 0;
