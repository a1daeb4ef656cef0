import { TextResponse } from '../platform/text-response.ts';
import type { MetadataFields } from './kvs-requests.ts';
import type { StoredRow } from './row-table.ts';

/** A row as the store answers it, as JSON: metadata only where it was asked for. */
export function answerOf(row: StoredRow, fields: MetadataFields | undefined, entityName?: string): string {
  const metadata = {
    ...(fields?.includes('CREATED_AT') ? { createdAt: row.created } : {}),
    ...(fields?.includes('UPDATED_AT') ? { updatedAt: row.updated } : {}),
    ...(fields?.includes('EXPIRE_TIME') && row.expires !== null
      ? { expireTime: new Date(row.expires).toISOString() }
      : {}),
    ...(entityName === undefined ? {} : { entityName }),
  };
  const rest = JSON.stringify(metadata).slice(1);
  return `{"key":${JSON.stringify(row.key)},"value":${row.json}${rest === '}' ? '' : ','}${rest}`;
}

/** 200 with a body that is JSON already. */
export function jsonAnswer(json: string): Response {
  return new TextResponse(json, { headers: { 'content-type': 'application/json' } });
}

export function noContent(): Response {
  return new Response(null, { status: 204 });
}
