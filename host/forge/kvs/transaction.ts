import { STORE } from '../../../src/core/limits.ts';
import { checkKey, checkValue, ttlToMs } from './check-row.ts';
import { compileFilters } from './condition.ts';
import type { EntitySchema } from './entity-schemas.ts';
import { attributesOf } from './index-place.ts';
import { noContent } from './kvs-answers.ts';
import { KvsError } from './kvs-error.ts';
import { type Filters, parseRequest, transactionRequest } from './kvs-requests.ts';
import type { Space } from './row-table.ts';
import { type KvsCall, resolveSpace } from './single-operations.ts';

interface Step {
  readonly key: string;
  readonly space: Space;
  readonly label: string;
  readonly holds: (attributes: ReadonlyMap<string, unknown> | undefined) => boolean;
  readonly write: () => void;
}

/** Everything is checked before anything is judged, everything judged before anything is written. */
export function transact(call: KvsCall, body: unknown): Response {
  const request = parseRequest(transactionRequest, body);
  const count = request.set.length + request.delete.length + request.check.length;
  if (count === 0) throw new KvsError(400, 'BAD_REQUEST', 'A transaction needs at least one operation.');
  if (count > STORE.transactionOperations) {
    throw new KvsError(
      422,
      'UNPROCESSABLE_ENTITY',
      `A transaction takes ${STORE.transactionOperations} operations and was given ${count}.`,
    );
  }
  const bytes = Buffer.byteLength(JSON.stringify(body));
  if (bytes > STORE.transactionBytes) {
    throw new KvsError(400, 'MAX_SIZE', `The transaction has ${bytes} of ${STORE.transactionBytes} bytes.`);
  }
  const steps: Step[] = [
    ...request.set.map((one) => setStep(call, one)),
    ...request.delete.map((one) => deleteStep(call, one)),
    ...request.check.map((one) => ({ ...stepOf(call, one), write: () => undefined })),
  ];
  refuseDuplicates(steps);
  call.rows.transaction(() => {
    for (const step of steps) {
      const row = call.rows.get(step.space, step.key);
      if (!step.holds(row === undefined ? undefined : attributesOf(row.json))) {
        throw new KvsError(400, 'CONDITIONAL_CHECK_FAILED', `A condition on ${step.key} does not hold.`);
      }
    }
    for (const step of steps) step.write();
  });
  return noContent();
}

type SetRequest = {
  key: string;
  entityName?: string | undefined;
  value?: unknown;
  conditions?: Filters | undefined;
  options?: { ttl?: Parameters<typeof ttlToMs>[0] } | undefined;
};

function setStep(call: KvsCall, one: SetRequest): Step {
  const step = stepOf(call, one);
  const json = checkValue(one.value, step.schema);
  const ttlMs = ttlToMs(one.options?.ttl);
  return {
    ...step,
    write: () => {
      call.rows.put(step.space, one.key, json, ttlMs);
      call.usage.write(step.label, one.key, json);
    },
  };
}

function deleteStep(call: KvsCall, one: Omit<SetRequest, 'value'>): Step {
  const step = stepOf(call, one);
  return {
    ...step,
    write: () => {
      call.rows.delete(step.space, one.key);
      call.usage.write(step.label, one.key, '');
    },
  };
}

function stepOf(call: KvsCall, one: Omit<SetRequest, 'value'>) {
  const { space, schema, label } = resolveSpace(call, one.entityName);
  checkKey(one.key);
  return { key: one.key, space, label, schema, holds: compileConditions(one.conditions, schema) };
}

/** A condition never holds on a row that is not there. */
function compileConditions(conditions: Filters | undefined, schema: EntitySchema | undefined): Step['holds'] {
  if (conditions === undefined) return () => true;
  if (schema === undefined) {
    throw new KvsError(400, 'BAD_REQUEST', 'Only rows of a custom entity are written on a condition.');
  }
  const test = compileFilters(conditions, schema.attributes);
  return (attributes) => attributes !== undefined && test(attributes);
}

/** By key alone, whatever the entity: what the platform does with one key in two entities is not documented. */
function refuseDuplicates(steps: readonly Step[]): void {
  const keys = new Set<string>();
  for (const { key } of steps) {
    if (keys.has(key)) throw new KvsError(400, 'KEY_DUPLICATION_ERROR', `The key ${key} is named twice.`);
    keys.add(key);
  }
}
