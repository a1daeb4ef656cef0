import type { Connection } from '../core/connection/connection-record.ts';
import { detailOf } from '../core/connection/connection-view.ts';
import { countTwins } from '../usecases/relink/count-twins.ts';
import { templateToCome } from '../usecases/template/follow-template.ts';
import type { AppPorts } from './connection-ports.ts';

/** A connection as its own page shows it. */
export async function detailFor(ports: AppPorts, connection: Connection) {
  const counts = await countTwins(ports, connection.id);
  const detail = detailOf(connection, counts, ports.clock.now(), ports.installation.here());
  const template = await templateToCome(ports, connection.id);
  return template === undefined ? detail : { ...detail, template };
}
