import { type AuditRecord, auditKind } from '../../core/connection/audit-record.ts';
import { type Attempt, done } from '../../core/connection/explained.ts';
import type { Store } from '../../core/ports/store.ts';

export interface AuditPage {
  readonly entries: readonly AuditRecord[];
  readonly cursor?: string;
}

/** What was done to a connection, the newest first, also after it was deleted; a hundred at a time. */
export async function listAudit(
  { store }: { readonly store: Store },
  wish: { readonly connection: string; readonly cursor?: string | undefined },
): Promise<Attempt<AuditPage>> {
  const page = await store.list(auditKind, `${wish.connection}:`, wish.cursor);
  const entries = page.rows.map(({ value }) => value);
  return done({ entries, ...(page.cursor === undefined ? {} : { cursor: page.cursor }) });
}
