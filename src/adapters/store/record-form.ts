import { STORE } from '../../core/limits.ts';
import { PortError } from '../../core/ports/port-error.ts';
import type { AnyKind, RecordKind } from '../../core/ports/record-kind.ts';
import { findUnstorable } from './unstorable.ts';

/** The record as the store holds it: of an entity its attributes and the rest under `data`, else the value. */
export function toStored(kind: AnyKind, key: string, value: unknown): unknown {
  const checked = kind.schema.safeParse(value);
  if (!checked.success) {
    throw new PortError(
      'invalid',
      `A ${kind.name} record to be written as ${key} is not one: ${firstIssue(checked)}`,
    );
  }
  const record = checked.data;
  const stored = kind.entity === undefined ? record : asEntity(kind.entity.attributes(record), record);
  const flaw = findUnstorable(stored);
  if (flaw !== undefined) {
    throw new PortError('invalid', `The ${kind.name} record ${key} cannot be stored: ${flaw}.`);
  }
  const bytes = new TextEncoder().encode(JSON.stringify(stored)).length;
  if (bytes > STORE.valueBytes) {
    throw new PortError(
      'too-large',
      `The ${kind.name} record ${key} takes ${bytes} bytes and the store holds ${STORE.valueBytes}.`,
    );
  }
  return stored;
}

/** Throws PortError `newer-record` where a later release wrote it and `invalid` where it is damaged. */
export function fromStored<T>(kind: RecordKind<T>, key: string, stored: unknown): T {
  const record = kind.entity === undefined ? stored : fromEntity(stored);
  const version = isObject(record) ? record['v'] : undefined;
  const known = kind.v ?? 1;
  if (typeof version === 'number' && version > known) {
    throw new PortError(
      'newer-record',
      `The ${kind.name} record ${key} has version ${version} and this release reads up to ${known}. It is left as it is; it can be read again after the app has been updated.`,
    );
  }
  const parsed = kind.schema.safeParse(record);
  if (!parsed.success) {
    throw new PortError('invalid', `The stored ${kind.name} record ${key} is damaged: ${firstIssue(parsed)}`);
  }
  return parsed.data;
}

function asEntity(attributes: Readonly<Record<string, string | number>>, record: unknown): unknown {
  if (!isObject(record)) return { ...attributes, data: record };
  const rest = Object.entries(record).filter(
    ([name, value]) => value !== undefined && !(name in attributes && attributes[name] === value),
  );
  return rest.length === 0 ? attributes : { ...attributes, data: Object.fromEntries(rest) };
}

function fromEntity(stored: unknown): unknown {
  if (!isObject(stored)) return stored;
  const { data, ...attributes } = stored;
  if (data === undefined) return attributes;
  return isObject(data) ? { ...attributes, ...data } : data;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function firstIssue(parsed: {
  error: { issues: readonly { path: readonly PropertyKey[]; message: string }[] };
}): string {
  const issue = parsed.error.issues[0];
  if (issue === undefined) return 'its schema refuses it';
  return `at ${issue.path.length === 0 ? 'its root' : issue.path.map(String).join('.')}: ${issue.message}`;
}
