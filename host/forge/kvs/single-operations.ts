import { checkKey, checkValue, ttlToMs } from './check-row.ts';
import type { EntitySchema, EntitySchemas } from './entity-schemas.ts';
import { answerOf, jsonAnswer, noContent } from './kvs-answers.ts';
import { KvsError } from './kvs-error.ts';
import { deleteRequest, getRequest, parseRequest, setRequest } from './kvs-requests.ts';
import { ENTITY, type KvsRows } from './kvs-rows.ts';
import type { KvsUsage } from './kvs-usage.ts';
import type { Space } from './row-table.ts';

/** Where one call works. */
export interface KvsCall {
  readonly installation: string;
  readonly rows: KvsRows;
  readonly entities: EntitySchemas;
  readonly usage: KvsUsage;
}

export type PlainSpace = '' | 'secret';

/** The space that a request means; an entity must be declared. */
export function resolveSpace(
  call: KvsCall,
  entityName: string | undefined,
  plain: PlainSpace = '',
): { space: Space; schema: EntitySchema | undefined; label: string } {
  const schema = entityName === undefined ? undefined : call.entities.get(entityName);
  const name = entityName === undefined ? plain : `${ENTITY}${entityName}`;
  return { space: { installation: call.installation, space: name }, schema, label: entityName ?? plain };
}

export function get(call: KvsCall, body: unknown, plain: PlainSpace): Response {
  const request = parseRequest(getRequest, body);
  const { space, label } = resolveSpace(call, request.entityName, plain);
  checkKey(request.key);
  const row = call.rows.get(space, request.key);
  call.usage.read(label, request.key, row?.json);
  if (row === undefined) throw notFound(request.key);
  return jsonAnswer(answerOf(row, request.options?.metadataFields));
}

export function set(call: KvsCall, body: unknown, plain: PlainSpace): Response {
  const request = parseRequest(setRequest, body);
  const { space, schema, label } = resolveSpace(call, request.entityName, plain);
  checkKey(request.key);
  const json = checkValue(request.value, schema);
  const ttlMs = ttlToMs(request.options?.ttl);
  const before = call.rows.get(space, request.key);
  if (request.options?.keyPolicy === 'FAIL_IF_EXISTS' && before !== undefined) {
    call.usage.write(label, request.key, undefined);
    throw new KvsError(409, 'KEY_CONFLICT', `The key ${request.key} exists and is not overwritten.`);
  }
  const after = call.rows.put(space, request.key, json, ttlMs);
  call.usage.write(label, request.key, json);
  const wanted = request.options?.returnValue;
  const answered = wanted === 'LATEST' ? after : wanted === 'PREVIOUS' ? before : undefined;
  return answered === undefined
    ? noContent()
    : jsonAnswer(answerOf(answered, request.options?.returnMetadataFields));
}

export function remove(call: KvsCall, body: unknown, plain: PlainSpace): Response {
  const request = parseRequest(deleteRequest, body);
  const { space, label } = resolveSpace(call, request.entityName, plain);
  checkKey(request.key);
  const before = call.rows.delete(space, request.key);
  call.usage.write(label, request.key, before === undefined ? undefined : '');
  if (before === undefined) throw notFound(request.key);
  return noContent();
}

export function notFound(key: string): KvsError {
  return new KvsError(404, 'KEY_NOT_FOUND', `No row has the key ${key}.`);
}
