import { APP } from '../../core/limits.ts';
import type { Ports } from '../../core/ports/ports.ts';
import { blobAnswer } from '../../core/protocol/kinds/blob.ts';
import { sha256Hex } from '../../core/replica/sha256.ts';
import { TIMING } from '../../core/sync/timing.ts';

export type Fetched =
  | { readonly is: 'file'; readonly bytes: Uint8Array }
  | { readonly is: 'gone' }
  | { readonly is: 'later' };

/** Fetches a peer's attachment in ranges and checks the hash and length of each. */
export async function fetchAttachment(
  ports: Ports,
  connection: string,
  wanted: { readonly issue: string; readonly id: string; readonly size: number },
): Promise<Fetched> {
  const bytes = new Uint8Array(wanted.size);
  let from = 0;
  while (from < wanted.size) {
    const length = Math.min(APP.blobRangeBytes, wanted.size - from);
    const range = await fetchRange(ports, connection, { issue: wanted.issue, id: wanted.id, from, length });
    if (range.is !== 'range') return range;
    // Shorter than announced is another file.
    if (range.bytes.length !== length) return { is: 'gone' };
    bytes.set(range.bytes, from);
    from += length;
  }
  return { is: 'file', bytes };
}

type Range =
  | { readonly is: 'range'; readonly bytes: Uint8Array }
  | { readonly is: 'gone' }
  | { readonly is: 'later' };

async function fetchRange(
  ports: Ports,
  connection: string,
  payload: { readonly issue: string; readonly id: string; readonly from: number; readonly length: number },
): Promise<Range> {
  const result = await ports.peer.call(connection, 'blob', payload, TIMING.answer * 1000);
  const parsed = result.ok ? blobAnswer.safeParse(result.answer) : undefined;
  if (!parsed?.success) return { is: 'later' };
  const answer = parsed.data;
  if (answer.code !== 'range') return { is: answer.code === 'gone' ? 'gone' : 'later' };
  const bytes = new Uint8Array(Buffer.from(answer.bytes, 'base64'));
  if (sha256Hex(bytes) === answer.sha256) return { is: 'range', bytes };
  ports.log.note('attachment.hash-differs', { connection, id: payload.id, from: payload.from });
  return { is: 'later' };
}
