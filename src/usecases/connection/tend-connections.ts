import { type Connection, keysKind, listens } from '../../core/connection/connection-record.ts';
import { silentSince } from '../../core/connection/figures.ts';
import { isOurs } from '../../core/connection/own-identity.ts';
import { asOf } from '../../core/connection/pause.ts';
import { tells } from '../../core/connection/relink.ts';
import type { ConnectionPorts } from '../../core/ports/connection-ports.ts';
import { PortError } from '../../core/ports/port-error.ts';
import { sha256 } from '../../core/protocol/sha256.ts';
import { tokenFor } from '../../core/protocol/token.ts';
import { keepInTouch } from '../peer/keep-in-touch.ts';
import { helloOf } from '../peer/receive-hello.ts';
import { tendKeys } from '../peer/rotate-keys.ts';
import { sendControl } from '../peer/send-control.ts';
import { tellForget } from '../people/tell-forget.ts';
import { tellProposals } from '../proposal/tell-proposals.ts';
import { tellTerms } from '../rules/tell-terms.ts';
import { relinkJob, ring } from '../twin/ring.ts';
import { listConnections } from './list-connections.ts';
import { raiseAlert } from './raise-alert.ts';
import { changeConnection } from './write-connection.ts';

/** Every hour: what a connection needs without anybody asking for it. One that fails does not keep the others. */
export async function tendConnections(ports: ConnectionPorts): Promise<void> {
  for (const connection of await listConnections(ports)) {
    if (!isOurs(connection, ports.installation.here())) continue;
    try {
      await expire(ports, connection);
      if (runs(connection)) await tend(ports, connection);
      if (tells(connection)) await ring(ports, relinkJob(connection.id), 0);
    } catch (error) {
      if (!(error instanceof PortError)) throw error;
      ports.log.note('connection.not-tended', { connection: connection.id, code: error.code });
    }
  }
}

/** An invitation whose time is over needs its keys no more. */
async function expire(ports: ConnectionPorts, connection: Connection): Promise<void> {
  if (connection.state === 'expired' || asOf(connection, ports.clock.now()).state !== 'expired') return;
  const gone = await changeConnection(ports, connection.id, (now) => {
    const over = asOf(now, ports.clock.now());
    return over.state === 'expired' ? over : undefined;
  });
  if (gone) await ports.secrets.delete(keysKind, connection.id);
}

async function tend(ports: ConnectionPorts, connection: Connection): Promise<void> {
  await tendKeys(ports, connection);
  await giveToken(ports, connection);
  await tellTerms(ports, connection.id);
  await tellForget(ports, connection);
  await tellProposals(ports, connection);
  const latest = await keepInTouch(ports, connection);
  if (silentSince(latest, ports.clock.now()) !== undefined) await raiseAlert(ports, connection.id, 'silent');
}

const runs = (connection: Connection): boolean =>
  listens(connection) && (connection.state === 'active' || connection.state === 'paused');

/** A peer that still holds a token made with the app variable before this one is given the new one. */
async function giveToken(ports: ConnectionPorts, connection: Connection): Promise<void> {
  const secrets = ports.installation.tokenSecrets();
  if (!secrets) return;
  const token = tokenFor(secrets.current, connection.id);
  const hash = sha256(token);
  if (connection.tokenGiven === hash) return;
  const said = await sendControl(ports, connection, 'hello', helloOf(connection, token));
  ports.log.note('token.given', { connection: connection.id, heard: said.ok });
  if (said.ok) await changeConnection(ports, connection.id, (now) => ({ ...now, tokenGiven: hash }));
}
