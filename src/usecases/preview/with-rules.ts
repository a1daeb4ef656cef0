import type { Connection } from '../../core/connection/connection-record.ts';
import type { Memo } from '../../core/ports/memo.ts';
import type { Store } from '../../core/ports/store.ts';
import { type Version, versionKey, versionKind } from '../../core/rules/version.ts';
import { type Context, contextOf } from '../twin/load-context.ts';

/** The number of rules that were never published: no version has it. */
const UNPUBLISHED = -1;

interface RulesPorts {
  readonly store: Store;
  readonly memo: Memo;
}

/**
 * The ports with rules laid over the store that nobody has published, and the context that they make: what reads them
 * runs as if they were in force, and nothing of it is remembered.
 */
export async function withRules<P extends RulesPorts>(
  ports: P,
  connection: Connection,
  version: Version,
): Promise<{ readonly ports: P; readonly context: Context }> {
  const key = versionKey(connection.id, UNPUBLISHED);
  const store: Store = {
    ...asPlain(ports.store),
    get: async (kind, asked) =>
      kind.name === versionKind.name && asked === key
        ? kind.schema.parse(version)
        : ports.store.get(kind, asked),
  };
  const laid = { ...ports, store, memo: FORGETFUL };
  const context = await contextOf(laid, { ...connection, version: UNPUBLISHED });
  if (!context) throw new Error('Rules that were laid over the store were not found there');
  return { ports: laid, context };
}

const FORGETFUL: Memo = { recall: () => undefined, keep: () => {} };

/** A store's calls as members of a plain object: those of a class are lost where it is spread. */
function asPlain(store: Store): Store {
  return {
    get: (kind, key) => store.get(kind, key),
    getMany: (kind, keys) => store.getMany(kind, keys),
    put: (kind, key, value) => store.put(kind, key, value),
    swap: (kind, key, value) => store.swap(kind, key, value),
    create: (kind, key, value) => store.create(kind, key, value),
    delete: (kind, key) => store.delete(kind, key),
    transact: (changes) => store.transact(changes),
    query: (kind, query) => store.query(kind, query),
    list: (kind, prefix, cursor) => store.list(kind, prefix, cursor),
  };
}
