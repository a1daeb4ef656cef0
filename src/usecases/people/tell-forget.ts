import type { Connection } from '../../core/connection/connection-record.ts';
import type { ConnectionPorts } from '../../core/ports/connection-ports.ts';
import { changeConnection } from '../connection/write-connection.ts';
import { sendControl } from '../peer/send-control.ts';

/** References in one message. */
const AT_ONCE = 500;

/** Tells the peer whose accounts were closed here, every hour until it has heard it. */
export async function tellForget(ports: ConnectionPorts, connection: Connection): Promise<void> {
  const { forget } = connection;
  if (forget === undefined) return;
  const refs = forget.refs.slice(0, AT_ONCE);
  const said = await sendControl(ports, connection, 'forget', { refs, consents: forget.consents });
  ports.log.note('people.told', { connection: connection.id, heard: said.ok });
  if (!said.ok) return;
  await changeConnection(ports, connection.id, (now) => {
    const { forget: untold, ...rest } = now;
    const left = untold?.refs.filter((ref) => !refs.includes(ref)) ?? [];
    return left.length === 0 ? rest : { ...rest, forget: { refs: left, consents: [] } };
  });
}
