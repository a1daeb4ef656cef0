import type * as z from 'zod';
import { PROTOCOL_VERSION } from './protocol-version.ts';

export type ParsedPayload<T> =
  | { readonly ok: true; readonly payload: T; readonly ignored: readonly string[] }
  | { readonly ok: false };

/**
 * Reads a payload by its strict schema. Fields that the schema does not know are refused, unless the sender
 * speaks a higher version: then they are left out and named, so that the sender knows what did not arrive.
 */
export function parsePayload<T>(schema: z.ZodType<T>, value: unknown, version: number): ParsedPayload<T> {
  const first = schema.safeParse(value);
  if (first.success) return { ok: true, payload: first.data, ignored: [] };
  if (version <= PROTOCOL_VERSION) return { ok: false };
  const unknownKeys = first.error.issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [],
  );
  const again = schema.safeParse(without(value, unknownKeys));
  if (!again.success) return { ok: false };
  return { ok: true, payload: again.data, ignored: unknownKeys.map((path) => path.join('.')) };
}

function without(value: unknown, paths: readonly (readonly PropertyKey[])[]): unknown {
  const copy: unknown = structuredClone(value);
  for (const path of paths) {
    const holder = path.slice(0, -1).reduce<unknown>((at, step) => child(at, step), copy);
    const last = path.at(-1);
    if (typeof holder === 'object' && holder !== null && last !== undefined)
      Reflect.deleteProperty(holder, last);
  }
  return copy;
}

const child = (holder: unknown, step: PropertyKey): unknown =>
  typeof holder === 'object' && holder !== null ? Reflect.get(holder, step) : undefined;
