import { readingPorts } from '../core/ports/reading-ports.ts';
import type { RawRequest } from '../core/protocol/request-head.ts';
import type { HttpAnswer } from '../core/protocol/signed-answer.ts';
import { serveBlob } from '../usecases/children/serve-blob.ts';
import { receiveSync } from '../usecases/incoming/receive-sync.ts';
import { takeReceipt } from '../usecases/incoming/take-receipt.ts';
import { receiveMessage } from '../usecases/peer/receive-message.ts';
import { answerPreview } from '../usecases/preview/answer-preview.ts';
import { joinToldPairs } from '../usecases/relink/join-told-pairs.ts';
import { connectionPorts } from './connection-ports.ts';
import { syncPorts } from './sync-ports.ts';

/** What the public web trigger does with a request. */
export function wireWebtrigger(installContext: string | undefined): (raw: RawRequest) => Promise<HttpAnswer> {
  const ports = connectionPorts(installContext);
  const engine = syncPorts(ports);
  const items = {
    sync: receiveSync.bind(undefined, engine),
    blob: serveBlob.bind(undefined, engine),
    receipt: takeReceipt.bind(undefined, engine),
    preview: answerPreview.bind(undefined, readingPorts(engine)),
    relink: joinToldPairs.bind(undefined, engine),
  };
  return (raw) => receiveMessage(ports, items, raw);
}
