import * as z from 'zod';
import { connectionId } from '../connection/connection-record.ts';
import { bodyLimit } from './message-kinds.ts';
import { isOwnToken, type TokenSecrets } from './token.ts';

/** A request as it came through the web trigger: every header with all its values. */
export interface RawRequest {
  readonly method: string;
  readonly headers: Readonly<Record<string, readonly string[]>>;
  readonly body: string;
}

/** Headers of a message, by their names on the wire. */
export const headerNames = {
  id: 'webhook-id',
  timestamp: 'webhook-timestamp',
  signature: 'webhook-signature',
  connection: 'counterpart-connection',
  kind: 'counterpart-kind',
  token: 'counterpart-token',
} as const;

const headers = z.object({
  id: z.string().regex(/^msg_[A-Za-z0-9_-]{22}$/),
  timestamp: z.string().regex(/^[1-9]\d{9}$/),
  signature: z.string().min(1).max(1000),
  connection: connectionId,
  kind: z.string().regex(/^[a-z][a-z.]{1,30}$/),
  token: z.string().min(1).max(64),
});

export type RequestHead = z.infer<typeof headers> & { readonly body: string };

/** `step` is for the own log alone: the stranger learns the status and nothing else. */
export interface Refusal {
  readonly refused: 401 | 405 | 413 | 415;
  readonly step: string;
}

/**
 * All that can be refused without reading anything: method, content type, size, headers, token. What comes
 * through has named a connection for which somebody holds our token; only then is that record worth a read.
 */
export function admitRequest(raw: RawRequest, secrets: TokenSecrets): RequestHead | Refusal {
  if (raw.method !== 'POST') return { refused: 405, step: 'method' };
  if (!isJson(single(raw, 'content-type'))) return { refused: 415, step: 'content-type' };
  const limit = bodyLimit(single(raw, headerNames.kind) ?? '');
  if (raw.body.length > limit || Buffer.byteLength(raw.body) > limit) return { refused: 413, step: 'size' };
  const parsed = headers.safeParse(
    Object.fromEntries(Object.entries(headerNames).map(([part, name]) => [part, single(raw, name)])),
  );
  if (!parsed.success) return { refused: 401, step: 'headers' };
  if (!isOwnToken(parsed.data.token, parsed.data.connection, secrets)) return { refused: 401, step: 'token' };
  return { ...parsed.data, body: raw.body };
}

/** The value of a header that is there exactly once, in whatever case its name was written. */
function single(raw: RawRequest, name: string): string | undefined {
  const values = Object.entries(raw.headers)
    .filter(([key]) => key.toLowerCase() === name)
    .flatMap(([, all]) => all);
  return values.length === 1 ? values[0] : undefined;
}

const isJson = (type: string | undefined): boolean =>
  type !== undefined && /^application\/json(\s*;\s*charset=utf-8)?$/i.test(type);
