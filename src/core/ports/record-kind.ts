import type { z } from 'zod';

/**
 * What is stored under one kind of key. Each room of core declares the kinds it owns; the store parses every
 * read with the kind's schema, so that a use case never meets an unchecked record.
 *
 * `entity` names the custom entity of manifest.yml that holds the record: only entities can be written on a
 * condition. Without it the record is a plain value under `<name>:<key>`.
 *
 * An attribute that is also a top-level property of the record is stored once. An attribute computed from the
 * record must not bear the name of an optional property: it would come back as that property.
 */
export interface RecordKind<T> {
  readonly name: string;
  readonly schema: z.ZodType<T>;
  /** The highest `v` that the schema reads; absent means 1. A record above it is left alone (`newer-record`). */
  readonly v?: number;
  /** Entity records: the attributes beside `data` that indexes and conditions read. */
  readonly entity?: { attributes(record: T): Readonly<Record<string, string | number>> };
  /** Seconds after which a read no longer sees the record; absent means it is kept. */
  readonly ttlSeconds?: number;
}

/** Any kind, where the type of its records does not matter: the store checks the value with the schema. */
export interface AnyKind {
  readonly name: string;
  readonly schema: Pick<z.ZodType<unknown>, 'safeParse'>;
  readonly v?: number;
  readonly entity?: { attributes(record: unknown): Readonly<Record<string, string | number>> };
  readonly ttlSeconds?: number;
}
