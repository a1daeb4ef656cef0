import { PortError } from '../../core/ports/port-error.ts';
import type { IncomingAnswer, OutgoingRequest, Transport } from '../../core/ports/transport.ts';

/** Faults before a connection stood: then nothing can have arrived. */
const neverSent: ReadonlySet<string> = new Set(['ENOTFOUND', 'ECONNREFUSED', 'EAI_AGAIN', 'ENETUNREACH']);

/** Signed requests to web triggers by the platform's fetch, which knows the egress list. */
export const postToPeer = (): Transport => ({ post });

async function post(request: OutgoingRequest): Promise<IncomingAnswer> {
  const cut = new AbortController();
  const timer = setTimeout(() => cut.abort(), request.timeoutMs);
  try {
    const answer = await fetch(request.url, {
      method: 'POST',
      headers: { ...request.headers },
      body: request.body,
      redirect: 'error',
      signal: cut.signal,
    });
    return {
      status: answer.status,
      headers: Object.fromEntries(answer.headers.entries()),
      body: await readAtMost(answer, request.maxAnswerBytes),
    };
  } catch (error) {
    throw asPortError(error, cut.signal.aborted ? request.timeoutMs : undefined);
  } finally {
    clearTimeout(timer);
  }
}

/** Stops reading as soon as the answer is longer than any answer may be. */
async function readAtMost(answer: Response, limit: number): Promise<string> {
  if (Number(answer.headers.get('content-length') ?? 0) > limit) throw tooLong(limit);
  const reader = answer.body?.getReader();
  if (!reader) return '';
  const parts: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return Buffer.concat(parts).toString('utf8');
    length += value.length;
    if (length > limit) {
      await reader.cancel();
      throw tooLong(limit);
    }
    parts.push(value);
  }
}

/** The peer may have done what it was asked for, so its answer is unknown, not refused. */
const tooLong = (limit: number): PortError =>
  new PortError('unknown-outcome', `The peer's answer is longer than ${limit} bytes`);

function asPortError(error: unknown, timedOutAfter: number | undefined): PortError {
  if (error instanceof PortError) return error;
  if (timedOutAfter !== undefined)
    return new PortError('unknown-outcome', `The peer did not answer within ${timedOutAfter} ms`);
  const code = codeOf(error);
  const text = error instanceof Error ? error.message : String(error);
  if (code !== undefined && neverSent.has(code))
    return new PortError('unavailable', `The peer cannot be reached (${code})`);
  return new PortError('unknown-outcome', `The request to the peer broke off: ${text}`);
}

/** Node's fetch wraps the system's error as the cause of its own. */
function codeOf(error: unknown): string | undefined {
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
  if (typeof cause !== 'object' || cause === null || !('code' in cause)) return undefined;
  return typeof cause.code === 'string' ? cause.code : undefined;
}
