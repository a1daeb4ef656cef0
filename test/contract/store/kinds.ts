import * as z from 'zod';
import type { RecordKind } from '../../../src/core/ports/record-kind.ts';
import type { Store } from '../../../src/core/ports/store.ts';

export const note: RecordKind<{ v: 1; text: string; tags?: string[] | undefined }> = {
  name: 'note',
  schema: z.object({ v: z.literal(1), text: z.string(), tags: z.array(z.string()).optional() }),
};

export const shortLived: RecordKind<{ v: 1; text: string }> = {
  name: 'short',
  schema: z.object({ v: z.literal(1), text: z.string() }),
  ttlSeconds: 60,
};

export type Work = { v: 1; rev: number; token: string; due: number; plan: Record<string, string> };

/** Declared in manifest.yml with the index by-due on `due`. */
export const work: RecordKind<Work> = {
  name: 'work',
  schema: z.object({
    v: z.literal(1),
    rev: z.number(),
    token: z.string(),
    due: z.number(),
    plan: z.record(z.string(), z.string()),
  }),
  entity: { attributes: ({ v, rev, token, due }) => ({ v, rev, token, due }) },
};

export type Mark = { v: 1; token: string; connection: string; at: number };

/** An entity whose attributes are all of it; by-connection is cut by connection and sorted by `at`. */
export const mark: RecordKind<Mark> = {
  name: 'mark',
  schema: z.object({ v: z.literal(1), token: z.string(), connection: z.string(), at: z.number() }),
  entity: { attributes: (record) => ({ ...record }) },
};

export const aWork = (rev: number, token = 't'): Work => ({
  v: 1,
  rev,
  token,
  due: rev,
  plan: { summary: 'x' },
});
export const aMark = (connection: string, at: number): Mark => ({ v: 1, token: 't', connection, at });

export interface StoreUnderTest {
  readonly store: Store;
  /** Moves the store's clock. */
  advance(seconds: number): void;
  /** From now on queries answer what was true this many seconds ago. */
  lag(seconds: number): void;
}
