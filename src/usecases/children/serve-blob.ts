import type { Connection } from '../../core/connection/connection-record.ts';
import type { Ports } from '../../core/ports/ports.ts';
import type { BlobAnswer, BlobPayload } from '../../core/protocol/kinds/blob.ts';
import { sha256Hex } from '../../core/replica/sha256.ts';
import { childByLocal } from '../../core/sync/children/ledger.ts';
import { loadLedger, loadRows } from '../twin/twin-rows.ts';

/** A range of an own attachment, only for what the ledger says was announced to this very connection. */
export async function serveBlob(
  ports: Pick<Ports, 'store' | 'jira'>,
  connection: Connection,
  payload: BlobPayload,
): Promise<BlobAnswer> {
  const rows = await loadRows(ports.store, connection.id, payload.issue);
  if (!rows || connection.state !== 'active') return { code: 'unknown' };
  // What was announced before the issue left, or the pair ended, is not to be had any more.
  if (rows.twin.life !== 'linked' && rows.twin.life !== 'pending') return { code: 'unknown' };
  const entry = childByLocal(await loadLedger(ports.store, rows.twin), 'a', payload.id);
  if (entry?.o !== 'here') return { code: 'unknown' };
  const bytes = await ports.jira.readAttachment(payload.id, { from: payload.from, length: payload.length });
  if (bytes === 'not-found') return { code: 'gone' };
  return {
    code: 'range',
    bytes: Buffer.from(bytes).toString('base64'),
    sha256: sha256Hex(bytes),
  };
}
