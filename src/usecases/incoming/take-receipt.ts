import type { Connection } from '../../core/connection/connection-record.ts';
import type { Ports } from '../../core/ports/ports.ts';
import type { ReceiptAnswer, ReceiptPayload } from '../../core/protocol/kinds/receipt.ts';
import { childByLocal, type Ledger, withEntry } from '../../core/sync/children/ledger.ts';
import { changeLedger } from '../children/pull-attachments.ts';
import { loadRows } from '../twin/twin-rows.ts';

/** The peer says which of our attachments have arrived, or will not. Saying it twice changes nothing. */
export async function takeReceipt(
  ports: Ports,
  connection: Connection,
  payload: ReceiptPayload,
): Promise<ReceiptAnswer> {
  const rows = await loadRows(ports.store, connection.id, payload.issue);
  if (!rows) return { code: 'unknown' };
  const done = await changeLedger(ports, connection.id, payload.issue, (ledger) =>
    receipted(ledger, payload),
  );
  return { code: done === 'done' ? 'noted' : 'busy' };
}

function receipted(ledger: Ledger, payload: ReceiptPayload): Ledger {
  let next = ledger;
  for (const { id, copy, size, sha256 } of payload.done) {
    const entry = childByLocal(next, 'a', id);
    if (entry?.o !== 'here') continue;
    next = withEntry(next, (child) => child === entry, { ...entry, p: copy, s: size, h: sha256 });
  }
  for (const { id, code } of payload.failed) {
    const entry = childByLocal(next, 'a', id);
    if (entry?.o !== 'here') continue;
    next = withEntry(next, (child) => child === entry, { ...entry, no: code });
  }
  return next;
}
