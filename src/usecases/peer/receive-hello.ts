import type { Connection } from '../../core/connection/connection-record.ts';
import { withHeard } from '../../core/connection/heard.ts';
import type { ConnectionPorts } from '../../core/ports/connection-ports.ts';
import { liveState } from '../../core/protocol/kinds/site-texts.ts';
import type { AnswerOf, PayloadOf } from '../../core/protocol/message-kinds.ts';
import { OLDEST_PROTOCOL_VERSION, PROTOCOL_VERSION } from '../../core/protocol/protocol-version.ts';
import type { HandlerResult } from '../../core/protocol/signed-answer.ts';
import { writeConnection } from '../connection/write-connection.ts';
import { publishRoutes } from '../rules/publish-routes.ts';
import { epochSeconds } from '../twin/mark-twin.ts';
import { measureFigures } from './measure-figures.ts';

/**
 * The peer says what it speaks, and which token it wants to see from now on. The highest version ever seen stays on
 * record, so that nobody can talk the two sides down to an older one unseen. A peer that had said that its app was
 * being removed is there after all.
 */
export async function receiveHello(
  ports: ConnectionPorts,
  connection: Connection,
  seq: number,
  payload: PayloadOf<'hello'>,
): Promise<HandlerResult> {
  const { end } = connection.peer;
  if (!end) return { refused: 'not-open' };
  if (payload.protocol.max < end.protocol) return { refused: 'older-protocol' };
  const { region, token = end.token } = payload;
  const said = { ...(region === undefined ? {} : { region }), token, protocol: payload.protocol.max };
  const back = connection.rest?.why === 'peer-uninstalled';
  const { rest: _, ...awake } = connection;
  const next: Connection = back ? { ...awake, state: stateOf(connection) } : connection;
  const write = back ? publishRoutes : writeConnection;
  const told = withHeard(next, epochSeconds(ports.clock), { there: payload.figures });
  const written = await write(ports, connection, {
    ...told,
    peer: { ...connection.peer, end: { ...end, ...said } },
    control: { ...connection.control, received: seq },
  });
  if (!written) return { refused: 'busy', retryAfter: 1 };
  const own = await measureFigures(ports, connection.id);
  return { answer: { ...helloAnswerOf(connection, ports.clock.now()), figures: own } };
}

const stateOf = ({ paused }: Connection): Connection['state'] =>
  paused.here || paused.there ? 'paused' : 'active';

/** `token` where the peer has to learn a new one. */
export const helloOf = (connection: Connection, token?: string): PayloadOf<'hello'> => ({
  protocol: { min: OLDEST_PROTOCOL_VERSION, max: PROTOCOL_VERSION },
  ...(connection.local.region === undefined ? {} : { region: connection.local.region }),
  ...(token === undefined ? {} : { token }),
});

const isShown = (state: Connection['state']): state is NonNullable<AnswerOf<'hello'>['state']> =>
  liveState.safeParse(state).success;

const helloAnswerOf = (connection: Connection, now: number): AnswerOf<'hello'> => ({
  ...helloOf(connection),
  now,
  kid: connection.keyId,
  ...(isShown(connection.state) ? { state: connection.state } : {}),
});
