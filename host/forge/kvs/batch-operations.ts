import type * as z from 'zod';
import { STORE } from '../../../src/core/limits.ts';
import { checkKey, checkValue, ttlToMs } from './check-row.ts';
import { answerOf, jsonAnswer } from './kvs-answers.ts';
import { KvsError } from './kvs-error.ts';
import { batchDeleteRequest, batchGetRequest, batchSetRequest, parseRequest } from './kvs-requests.ts';
import { type KvsCall, notFound, resolveSpace } from './single-operations.ts';

interface Item {
  readonly key: string;
  readonly entityName?: string | undefined;
}

export function batchGet(call: KvsCall, body: unknown): Response {
  return batch(call, batchGetRequest, body, (item) => {
    const { space, label } = resolveSpace(call, item.entityName);
    checkKey(item.key);
    const row = call.rows.get(space, item.key);
    call.usage.read(label, item.key, row?.json);
    if (row === undefined) throw notFound(item.key);
    return answerOf(row, item.options?.metadataFields, item.entityName);
  });
}

export function batchSet(call: KvsCall, body: unknown): Response {
  const bytes = Buffer.byteLength(JSON.stringify(body) ?? '');
  if (bytes > STORE.transactionBytes) {
    throw new KvsError(400, 'MAX_SIZE', `The batch has ${bytes} of ${STORE.transactionBytes} bytes.`);
  }
  return batch(call, batchSetRequest, body, (item) => {
    const { space, schema, label } = resolveSpace(call, item.entityName);
    checkKey(item.key);
    const json = checkValue(item.value, schema);
    call.rows.put(space, item.key, json, ttlToMs(item.options?.ttl));
    call.usage.write(label, item.key, json);
    return JSON.stringify({ key: item.key, entityName: item.entityName });
  });
}

/** A key that is not there counts as deleted. */
export function batchDelete(call: KvsCall, body: unknown): Response {
  return batch(call, batchDeleteRequest, body, (item) => {
    const { space, label } = resolveSpace(call, item.entityName);
    checkKey(item.key);
    const before = call.rows.delete(space, item.key);
    call.usage.write(label, item.key, before === undefined ? undefined : '');
    return JSON.stringify({ key: item.key, entityName: item.entityName });
  });
}

/** Each item for itself: what one is refused for does not touch the others. */
function batch<T extends Item>(
  call: KvsCall,
  schema: z.ZodType<T[]>,
  body: unknown,
  perform: (item: T) => string,
): Response {
  const items = parseRequest(schema, body);
  if (items.length === 0) throw new KvsError(400, 'BAD_REQUEST', 'A batch needs at least one key.');
  if (items.length > STORE.batchKeys) {
    throw new KvsError(
      400,
      'TOO_MANY_BATCH_ENTITIES',
      `A batch takes ${STORE.batchKeys} keys and was given ${items.length}.`,
    );
  }
  const names = new Set(items.map((item) => `${item.entityName ?? ''}/${item.key}`));
  if (names.size < items.length) throw new KvsError(400, 'KEY_DUPLICATION_ERROR', 'A key is named twice.');
  const successfulKeys: string[] = [];
  const failedKeys: Record<string, unknown>[] = [];
  // One commit for all of them; a refused item has written nothing.
  call.rows.transaction(() => {
    for (const item of items) {
      try {
        successfulKeys.push(perform(item));
      } catch (error) {
        if (!(error instanceof KvsError)) throw error;
        failedKeys.push({
          key: item.key,
          entityName: item.entityName,
          error: { code: error.code, message: error.message },
        });
      }
    }
  });
  const failed = JSON.stringify(failedKeys);
  return jsonAnswer(`{"successfulKeys":[${successfulKeys.join(',')}],"failedKeys":${failed}}`);
}
