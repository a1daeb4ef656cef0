import { type AuditAct, type AuditRecord, auditKind } from '../../core/connection/audit-record.ts';
import { type Attempt, done } from '../../core/connection/explained.ts';
import type { Store } from '../../core/ports/store.ts';

export interface AuditPage {
  readonly entries: readonly AuditRecord[];
  readonly cursor?: string;
}

interface AuditWish {
  readonly connection: string;
  readonly cursor?: string | undefined;
  readonly act?: AuditAct | undefined;
  readonly side?: AuditRecord['side'] | undefined;
}

/** What was done to a connection, the newest first, also after it was deleted; those that fit among a hundred. */
export async function listAudit(
  { store }: { readonly store: Store },
  { connection, cursor, act, side }: AuditWish,
): Promise<Attempt<AuditPage>> {
  const page = await store.list(auditKind, `${connection}:`, cursor);
  const entries = page.rows
    .map(({ value }) => value)
    .filter((entry) => (act ?? entry.act) === entry.act && (side ?? entry.side) === entry.side);
  return done({ entries, ...(page.cursor === undefined ? {} : { cursor: page.cursor }) });
}
