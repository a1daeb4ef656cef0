import type { MetadataFields } from './kvs-requests.ts';
import type { StoredRow } from './kvs-rows.ts';

/** A row as the store answers it: metadata only where it was asked for. */
export function toAnswer(row: StoredRow, fields: MetadataFields | undefined): Record<string, unknown> {
  return {
    key: row.key,
    value: JSON.parse(row.json),
    ...(fields?.includes('CREATED_AT') ? { createdAt: row.created } : {}),
    ...(fields?.includes('UPDATED_AT') ? { updatedAt: row.updated } : {}),
    ...(fields?.includes('EXPIRE_TIME') && row.expires !== null
      ? { expireTime: new Date(row.expires).toISOString() }
      : {}),
  };
}

export function noContent(): Response {
  return new Response(null, { status: 204 });
}
