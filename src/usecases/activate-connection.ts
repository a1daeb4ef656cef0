import type { Connection } from '../core/connection/connection-record.ts';
import type { ConnectionPorts } from '../core/ports/connection-ports.ts';

/** What becomes true when both sides have confirmed: the first version is in force and events find it. */
export type Activate = (ports: ConnectionPorts, connection: Connection) => Promise<void>;
