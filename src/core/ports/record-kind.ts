import type { z } from 'zod';

/**
 * What is stored under one kind of key. Each room of core declares the kinds it owns; the store parses every
 * read with the kind's schema, so that a use case never meets an unchecked record.
 *
 * `entity` names the custom entity of manifest.yml that holds the record: only entities can be written on a
 * condition. Without it the record is a plain value under `<name>:<key>`.
 */
export interface RecordKind<T> {
  readonly name: string;
  readonly schema: z.ZodType<T>;
  /** Entity records: the attributes beside `data` that indexes and conditions read. */
  readonly entity?: { readonly attributes: (record: T) => Readonly<Record<string, string | number>> };
  /** Seconds after which the platform may drop the record; absent means it is kept. */
  readonly ttlSeconds?: number;
}
