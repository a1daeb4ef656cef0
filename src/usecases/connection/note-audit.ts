import { type AuditAct, type AuditRecord, auditKey, auditKind } from '../../core/connection/audit-record.ts';
import type { Clock, Log, Random } from '../../core/ports/environment.ts';
import { PortError } from '../../core/ports/port-error.ts';
import type { Store } from '../../core/ports/store.ts';
import { epochSeconds } from '../twin/mark-twin.ts';

interface AuditPorts {
  readonly store: Store;
  readonly random: Random;
  readonly clock: Clock;
  readonly log: Log;
}

export interface Audited {
  readonly connection: string;
  readonly act: AuditAct;
  readonly side: AuditRecord['side'];
  readonly by?: string | undefined;
  readonly about?: string | undefined;
}

/**
 * Notes what was done to a connection, after it was done. Should the store not take the note, the act stands all
 * the same, and the log says that its note is missing.
 */
export async function noteAudit(ports: AuditPorts, done: Audited): Promise<void> {
  const { connection, act, side, by, about } = done;
  const at = epochSeconds(ports.clock);
  const record: AuditRecord = {
    v: 1,
    connection,
    at,
    act,
    side,
    ...(by === undefined ? {} : { by }),
    ...(about === undefined ? {} : { about }),
  };
  try {
    await ports.store.put(auditKind, auditKey(connection, at, ports.random.token()), record);
  } catch (error) {
    if (!(error instanceof PortError)) throw error;
    ports.log.note('audit.not-written', { connection, act, code: error.code });
  }
}
