import { confirmThere, wordsHash, wordsOf } from '../../core/connection/confirm.ts';
import type { Connection } from '../../core/connection/connection-record.ts';
import { wireConsentOf } from '../../core/connection/new-acceptance.ts';
import type { ConnectionPorts } from '../../core/ports/connection-ports.ts';
import type { PayloadOf } from '../../core/protocol/message-kinds.ts';
import type { HandlerResult } from '../../core/protocol/signed-answer.ts';
import { beginRelink } from '../relink/begin-relink.ts';
import { publishRoutes } from '../rules/publish-routes.ts';

/** The peer's admin has confirmed the six words. The answer carries our own confirmation where it stands. */
export async function receiveConfirm(
  ports: ConnectionPorts,
  connection: Connection,
  seq: number,
  { words, consent }: PayloadOf<'confirm'>,
): Promise<HandlerResult> {
  const verdict = confirmThere(connection, words, consent);

  if (verdict.do === 'refuse') return { refused: verdict.code };
  const next = verdict.do === 'confirm' ? verdict.next : connection;
  const control = { ...next.control, received: seq };
  const written = await publishRoutes(ports, connection, { ...next, control });
  if (!written) return { refused: 'busy', retryAfter: 1 };
  await beginRelink(ports, written.id);
  const { here } = written.confirmed;
  const own = here && { words: wordsHash(wordsOf(written) ?? []), consent: wireConsentOf(here) };
  return { answer: own ? { own } : {} };
}
