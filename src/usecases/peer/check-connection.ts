import { type Connection, connectionKind } from '../../core/connection/connection-record.ts';
import { regionWarning } from '../../core/connection/consent-text.ts';
import { type Attempt, done, failed } from '../../core/connection/explained.ts';
import { withHeard } from '../../core/connection/heard.ts';
import { isOurs } from '../../core/connection/own-identity.ts';
import type { ConnectionPorts } from '../../core/ports/connection-ports.ts';
import type { AnswerOf } from '../../core/protocol/message-kinds.ts';
import { OLDEST_PROTOCOL_VERSION, PROTOCOL_VERSION } from '../../core/protocol/protocol-version.ts';
import { changeConnection } from '../connection/write-connection.ts';
import { noSuchConnection } from '../invitation/explain-setup.ts';
import { callPeer } from './call-peer.ts';
import { explainSilence, explainUnusable } from './explain-silence.ts';
import { measureFigures } from './measure-figures.ts';
import { noteRestored } from './note-restored.ts';
import { helloOf } from './receive-hello.ts';
import { sendControl } from './send-control.ts';

interface Versions {
  readonly min: number;
  readonly max: number;
}

export interface Reachability {
  readonly reachable: boolean;
  /** The answer was signed by the key that this site holds of the peer. */
  readonly authenticated: boolean;
  readonly milliseconds?: number;
  /** The peer's clock minus ours, in seconds. */
  readonly clockSkew?: number;
  /** The version that both speak. */
  readonly protocol?: number;
  readonly versions?: { readonly here: Versions; readonly there: Versions };
  readonly keys?: { readonly here: string; readonly there: string };
  /** The sentence on two declared regions that differ. */
  readonly regions?: string;
  readonly peerState?: NonNullable<AnswerOf<'hello'>['state']>;
  readonly problem?: { readonly message: string; readonly next: string };
}

const CHECK_TIMEOUT_MS = 15_000;
const SILENT = { reachable: false, authenticated: false } as const;

/** Tries a connection by a signed `hello` and says what came of it, with the reason and the next step where it failed. */
export async function checkConnection(ports: ConnectionPorts, id: string): Promise<Attempt<Reachability>> {
  const connection = await ports.store.get(connectionKind, id);
  if (!connection) return failed(noSuchConnection(id));
  const unusable = explainUnusable(connection, isOurs(connection, ports.installation.here()));
  if (unusable) return done({ ...SILENT, problem: unusable });
  const own = await measureFigures(ports, id);
  const began = ports.clock.now();
  const said = await sendControl(ports, connection, 'hello', { ...helloOf(connection), figures: own });
  const ended = ports.clock.now();
  if (!said.ok) {
    const restored = said.reason === 'unknown' && (await foundRestored(ports, connection));
    return done({ ...SILENT, problem: explainSilence(restored ? 'restored' : said, connection) });
  }
  const { answer } = said;
  const regions = regionWarning(connection.local.region, connection.peer.end?.region);
  await changeConnection(ports, id, (now) =>
    withHeard(now, Math.floor(ended / 1000), { here: own, there: answer.figures }),
  );
  return done({
    reachable: true,
    authenticated: true,
    milliseconds: ended - began,
    clockSkew: Math.round((answer.now - (began + ended) / 2) / 1000),
    protocol: Math.min(PROTOCOL_VERSION, answer.protocol.max),
    versions: {
      here: { min: OLDEST_PROTOCOL_VERSION, max: PROTOCOL_VERSION },
      there: answer.protocol,
    },
    keys: { here: connection.keyId, there: answer.kid },
    ...(regions === undefined ? {} : { regions }),
    ...(answer.state === undefined ? {} : { peerState: answer.state }),
  });
}

/** A peer that answers `status` but takes no control message may count further than this site does. */
async function foundRestored(ports: ConnectionPorts, connection: Connection): Promise<boolean> {
  const { end } = connection.peer;
  if (!end) return false;
  const said = await callPeer(ports, {
    connection,
    end,
    kind: 'status',
    payload: {},
    timeoutMs: CHECK_TIMEOUT_MS,
  });
  return said.ok && noteRestored(ports, connection.id, said.answer.taken);
}
