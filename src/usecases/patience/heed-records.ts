import * as z from 'zod';
import { connectionKind } from '../../core/connection/connection-record.ts';
import type { RecordKind } from '../../core/ports/record-kind.ts';
import type { Store } from '../../core/ports/store.ts';

/** The part of a connection's record that Jira's word to keep still is written in. */
const limitedRecord = z.object({ breaker: z.object({ why: z.literal('limited'), until: z.number() }) });

/**
 * The same store; `heard` hears of each connection that was read, with the epoch seconds until which Jira has told it
 * to keep still, if it has. So whatever reads the connection, the gate before Jira knows.
 */
export function heedRecords(store: Store, heard: (until: number | undefined) => void): Store {
  const heed = (kind: { readonly name: string }, found: readonly unknown[]) => {
    if (kind.name !== connectionKind.name) return;
    for (const record of found) {
      const parsed = limitedRecord.safeParse(record);
      if (record !== undefined) heard(parsed.success ? parsed.data.breaker.until : undefined);
    }
  };
  return {
    async get<T>(kind: RecordKind<T>, key: string) {
      const found = await store.get(kind, key);
      heed(kind, [found]);
      return found;
    },
    async getMany<T>(kind: RecordKind<T>, keys: readonly string[]) {
      const found = await store.getMany(kind, keys);
      heed(kind, found);
      return found;
    },
    put: store.put.bind(store),
    swap: store.swap.bind(store),
    create: store.create.bind(store),
    delete: store.delete.bind(store),
    transact: store.transact.bind(store),
    query: store.query.bind(store),
    list: store.list.bind(store),
  };
}
