import {
  type Connection,
  connectionKind,
  type Keys,
  keysKind,
} from '../../core/connection/connection-record.ts';
import { type Attempt, done, type Explained, failed } from '../../core/connection/explained.ts';
import { rotated } from '../../core/connection/rotate.ts';
import type { ConnectionPorts } from '../../core/ports/connection-ports.ts';
import { makeKeyPair, publicKeyOf } from '../../core/protocol/key-pair.ts';
import { changeConnection } from '../connection/write-connection.ts';
import { noSuchConnection } from '../invitation/explain-setup.ts';
import { epochSeconds } from '../twin/mark-twin.ts';
import { sendControl } from './send-control.ts';

/**
 * Replaces the own keys of a connection that runs. The next pair is stored before the peer hears of it, and comes
 * into force when the peer has said, signed, that it holds it; until then the old one stays, and asking again goes
 * on with the same next pair. The secret is written before the record that names its key.
 */
export async function rotateKeys(ports: ConnectionPorts, id: string): Promise<Attempt<Connection>> {
  const before = await ports.store.get(connectionKind, id);
  if (!before) return failed(noSuchConnection(id));
  if (before.state !== 'active' && before.state !== 'paused') return failed(notRunning(before));
  const stored = await ports.secrets.get(keysKind, id);
  if (!stored) return failed(keysGone(before));
  const keys = { ...stored, next: stored.next ?? makeKeyPair(ports.random.bytes(64)).pair };
  if (!stored.next) await ports.secrets.put(keysKind, id, keys);
  const at = epochSeconds(ports.clock);
  const begun = await changeConnection(ports, id, (now) => ({ ...now, rotation: { at } }));

  const said = await sendControl(
    ports,
    begun ?? before,
    'key.rotate',
    { key: publicKeyOf(keys.next) },
    keys.next,
  );

  if (!said.ok) return failed(notHeard(before, said.reason === 'refused' ? said.code : said.reason));
  return done(await putInForce(ports, id, keys));
}

async function putInForce(ports: ConnectionPorts, id: string, keys: Keys): Promise<Connection> {
  const now = ports.clock.now();
  const before = await ports.store.get(connectionKind, id);
  if (!before) throw new Error(`Connection ${id} vanished while its keys were changed`);
  await ports.secrets.put(keysKind, id, rotated(before, keys, now).keys);
  const written = await changeConnection(ports, id, (latest) => rotated(latest, keys, now).connection);
  return written ?? before;
}

/** Goes on with a rotation that was cut off, and lets the key before go when the overlap is over. */
export async function tendKeys(ports: ConnectionPorts, connection: Connection): Promise<void> {
  const { rotation, id } = connection;
  if (!rotation) return;
  if (rotation.until === undefined) {
    const again = await rotateKeys(ports, id);
    ports.log.note('keys.rotation-again', { connection: id, ok: again.ok });
    return;
  }
  if (rotation.until > ports.clock.now() / 1000) return;
  const keys = await ports.secrets.get(keysKind, id);
  if (keys) await ports.secrets.put(keysKind, id, { v: 1, current: keys.current });
  await changeConnection(ports, id, ({ rotation: _, ...rest }) => rest);
}

const notRunning = (connection: Connection): Explained => ({
  code: 'not-running',
  message: `The connection with ${connection.peer.name} is ${connection.state}: keys are changed while it runs.`,
  next: 'Finish the handshake first, or make a new invitation.',
});

const keysGone = (connection: Connection): Explained => ({
  code: 'keys-gone',
  message: `The keys of the connection with ${connection.peer.name} are not in the secret store any more.`,
  next: 'Revoke the keys, then invite your partner again under this connection ("pair anew"): the pairs of work items are joined again once both admins have confirmed.',
});

const notHeard = (connection: Connection, why: string): Explained => ({
  code: 'rotation-not-heard',
  message: `${connection.peer.name} has not confirmed the new key (${why}). The old key stays in force.`,
  next: 'Nothing is lost: it is tried again every hour, or when you ask again.',
});
