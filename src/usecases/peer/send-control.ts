import type { Connection, KeyPair } from '../../core/connection/connection-record.ts';
import type { ConnectionPorts } from '../../core/ports/connection-ports.ts';
import type { PayloadOf } from '../../core/protocol/message-kinds.ts';
import { changeConnection } from '../connection/write-connection.ts';
import { type CallOutcome, callPeer } from './call-peer.ts';

type ControlKind =
  | 'confirm'
  | 'refuse'
  | 'pause'
  | 'resume'
  | 'disconnect'
  | 'key.rotate'
  | 'hello'
  | 'relink'
  | 'consent'
  | 'agree'
  | 'propose'
  | 'forget';

const CONTROL_TIMEOUT_MS = 12_000;
/** Longer than a web trigger lives: the peer reads issues before it answers. */
const RELINK_TIMEOUT_MS = 60_000;

/**
 * Sends a control message under a sequence that is taken before it leaves and never used twice: an older
 * message that turns up later is refused by its number. `also` is a key that signs along.
 */
export async function sendControl<K extends ControlKind>(
  ports: ConnectionPorts,
  connection: Connection,
  kind: K,
  payload: PayloadOf<K>,
  also?: KeyPair,
): Promise<CallOutcome<K>> {
  const numbered = await changeConnection(ports, connection.id, (now) => ({
    ...now,
    control: { ...now.control, sent: now.control.sent + 1 },
  }));
  const end = numbered?.peer.end;
  if (!numbered || !end) return { ok: false, reason: 'not-sent' };
  return callPeer(ports, {
    connection: numbered,
    end,
    kind,
    payload,
    timeoutMs: kind === 'relink' ? RELINK_TIMEOUT_MS : CONTROL_TIMEOUT_MS,
    seq: numbered.control.sent,
    ...(also === undefined ? {} : { also }),
  });
}
