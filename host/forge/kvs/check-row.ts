import { STORE } from '../../../src/core/limits.ts';
import type { AttributeType, EntitySchema } from './entity-schemas.ts';
import { KvsError } from './kvs-error.ts';
import type { Ttl } from './kvs-requests.ts';

const UNIT_MS = { SECONDS: 1000, MINUTES: 60_000, HOURS: 3_600_000, DAYS: 86_400_000 };
const LONGEST_TTL_MS = STORE.ttlDays * UNIT_MS.DAYS;

export function checkKey(key: string): void {
  if (key === '') throw new KvsError(400, 'EMPTY_KEY', 'Key cannot be empty.');
  if (key.length > STORE.keyLength) {
    throw new KvsError(400, 'KEY_TOO_LONG', `The key has ${key.length} of ${STORE.keyLength} characters.`);
  }
  if (!STORE.keyPattern.test(key)) {
    throw new KvsError(400, 'INVALID_KEY', `The key ${key} does not match ${STORE.keyPattern}.`);
  }
}

/** The value as JSON, checked for size, depth and, in an entity, for its declared attributes. */
export function checkValue(value: unknown, schema: EntitySchema | undefined): string {
  if (value === undefined || value === null) {
    throw new KvsError(400, 'BAD_REQUEST', 'A value must be a string, number, boolean, array or object.');
  }
  const json = JSON.stringify(value);
  const bytes = Buffer.byteLength(json);
  if (bytes > STORE.valueBytes) {
    throw new KvsError(400, 'MAX_SIZE', `The value has ${bytes} of ${STORE.valueBytes} bytes.`);
  }
  if (depthOf(value) > STORE.valueDepth) {
    throw new KvsError(400, 'MAX_DEPTH', `The value is nested more than ${STORE.valueDepth} levels deep.`);
  }
  if (schema !== undefined) checkAttributes(value, schema);
  return json;
}

/** Milliseconds that a row is meant to live. */
export function ttlToMs(ttl: Ttl | undefined): number | undefined {
  if (ttl === undefined) return undefined;
  const ms = ttl.value * UNIT_MS[ttl.unit];
  if (!Number.isInteger(ttl.value) || ms <= 0 || ms > LONGEST_TTL_MS) {
    throw new KvsError(
      400,
      'INVALID_TTL',
      `A row can live from 1 second to 1 year, not ${ttl.value} ${ttl.unit}.`,
    );
  }
  return ms;
}

/** A number or string has depth 0, `{}` and `[1]` have 1. */
function depthOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  let deepest = 0;
  for (const member of Object.values(value)) deepest = Math.max(deepest, depthOf(member));
  return deepest + 1;
}

function checkAttributes(value: unknown, schema: EntitySchema): void {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new KvsError(400, 'INVALID_ENTITY_VALUE', `A row of the entity ${schema.name} must be an object.`);
  }
  const attributes = new Map<string, unknown>(Object.entries(value));
  for (const [name, attribute] of attributes) {
    const type = schema.attributes.get(name);
    if (type === undefined) {
      throw new KvsError(
        400,
        'INVALID_ENTITY_VALUE',
        `The entity ${schema.name} declares no attribute ${name}.`,
      );
    }
    if (!isOfType(attribute, type)) {
      throw new KvsError(
        400,
        'INCORRECT_PROPERTY_TYPE',
        `The attribute ${name} of ${schema.name} must be of type ${type === 'integer' ? 'integer (32-bit)' : type}.`,
      );
    }
  }
  for (const index of schema.indexes) checkIndexSizes(attributes, index);
}

function isOfType(value: unknown, type: AttributeType): boolean {
  switch (type) {
    case 'integer':
      return typeof value === 'number' && (value | 0) === value;
    case 'float':
      return typeof value === 'number';
    case 'string':
      return typeof value === 'string';
    case 'boolean':
      return typeof value === 'boolean';
    case 'any':
      return value !== null;
  }
}

function checkIndexSizes(
  attributes: ReadonlyMap<string, unknown>,
  index: EntitySchema['indexes'][number],
): void {
  const sizeOf = (name: string) => Buffer.byteLength(String(attributes.get(name) ?? ''));
  const partition = index.partition.reduce((sum, name) => sum + sizeOf(name), 0);
  const range = index.range === undefined ? 0 : sizeOf(index.range);
  if (partition > STORE.partitionBytes || range > STORE.rangeBytes) {
    throw new KvsError(
      400,
      'MAX_SIZE',
      `The values of index ${index.name} take ${partition} of ${STORE.partitionBytes} and ${range} of ${STORE.rangeBytes} bytes.`,
    );
  }
}
