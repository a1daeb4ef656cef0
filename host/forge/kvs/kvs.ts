import type { Clock } from '../../clock.ts';
import type { Random } from '../../random.ts';
import { batchDelete, batchGet, batchSet } from './batch-operations.ts';
import { type EntityDefinition, EntitySchemas } from './entity-schemas.ts';
import { type InspectedRow, KvsArchive, type KvsSnapshot } from './kvs-archive.ts';
import { KvsError } from './kvs-error.ts';
import { KvsRows } from './kvs-rows.ts';
import { KvsUsage, type KvsUse } from './kvs-usage.ts';
import { queryEntity, queryKeys } from './query-operations.ts';
import type { RowTable } from './row-table.ts';
import { get, type KvsCall, remove, set } from './single-operations.ts';
import { StoreRate } from './store-rate.ts';
import { transact } from './transaction.ts';

export interface KvsOptions {
  /** Where the rows lie: in the database, or for one run in memory. */
  readonly table: RowTable;
  readonly clock: Pick<Clock, 'now'>;
  /** Says how late expired rows go. */
  readonly random: Random;
  /** The custom entities of the manifest. */
  readonly entities: readonly EntityDefinition[];
  /** Milliseconds by which queries lag behind writes; asked at every write. Default 0. */
  readonly queryLag?: (installation: string) => number;
  /** Whether the platform's rate limits hold; asked at every call. Default: they do not. */
  readonly rateLimited?: () => boolean;
  /** Hears of every call, answered or refused. */
  readonly onUse?: (use: KvsUse) => void;
}

type Operation = (call: KvsCall, body: unknown) => Response;

const OPERATIONS: ReadonlyMap<string, Operation> = new Map<string, Operation>([
  ['/api/v1/get', (call, body) => get(call, body, '')],
  ['/api/v1/set', (call, body) => set(call, body, '')],
  ['/api/v1/delete', (call, body) => remove(call, body, '')],
  ['/api/v1/secret/get', (call, body) => get(call, body, 'secret')],
  ['/api/v1/secret/set', (call, body) => set(call, body, 'secret')],
  ['/api/v1/secret/delete', (call, body) => remove(call, body, 'secret')],
  ['/api/v1/entity/get', (call, body) => get(call, body, '')],
  ['/api/v1/entity/set', (call, body) => set(call, body, '')],
  ['/api/v1/entity/delete', (call, body) => remove(call, body, '')],
  ['/api/v1/query', queryKeys],
  ['/api/v1/entity/query', queryEntity],
  ['/api/v1/batch/get', batchGet],
  ['/api/v1/batch/set', batchSet],
  ['/api/v1/batch/delete', batchDelete],
  ['/api/v1/transaction', transact],
]);

/**
 * Forge's key-value store with custom entities and secrets, as `@forge/kvs` speaks to it. Reads by key see every
 * write; queries lag by `queryLag`. Rows of one installation are never seen by another. All of it is in the
 * table: with one in the database, a restart loses nothing that was answered.
 */
export class Kvs {
  readonly #options: KvsOptions;
  readonly #entities: EntitySchemas;
  readonly #rows: KvsRows;
  readonly #archive: KvsArchive;
  readonly #rate = new StoreRate();

  constructor(options: KvsOptions) {
    const { table, clock, random, queryLag } = options;
    this.#options = options;
    this.#entities = new EntitySchemas(options.entities);
    this.#rows = new KvsRows({
      table,
      clock,
      random,
      entities: this.#entities,
      queryLag: queryLag ?? (() => 0),
    });
    this.#archive = new KvsArchive(table, this.#rows);
  }

  /** Answers one call of the package: `path` as it gives it, `init` with a JSON body. */
  handle(installation: string, path: string, init: { readonly body?: unknown }): Response {
    const { clock, rateLimited, onUse } = this.#options;
    const usage = new KvsUsage();
    const response = this.#answer(installation, path, init.body, usage, rateLimited?.() === true);
    const use: KvsUse = { installation, path, status: response.status, records: usage.records };
    this.#rate.charge(use, clock.now());
    onUse?.(use);
    return response;
  }

  #answer(installation: string, path: string, body: unknown, usage: KvsUsage, limited: boolean): Response {
    try {
      if (!this.#rate.admit(installation, this.#options.clock.now()) && limited) {
        throw new KvsError(
          429,
          'RATE_LIMIT_EXCEEDED',
          'Limits for the current installation have been exceeded.',
        );
      }
      const operation = OPERATIONS.get(path);
      if (operation === undefined)
        throw new KvsError(404, 'NOT_FOUND', `The store has no operation ${path}.`);
      const call: KvsCall = { installation, rows: this.#rows, entities: this.#entities, usage };
      return operation(call, parseBody(body));
    } catch (error) {
      if (error instanceof KvsError) return error.toResponse();
      throw error;
    }
  }

  /** The installation's rows for people to look at, secrets left out; `key` begins with `prefix`. */
  inspect(installation: string, prefix = ''): InspectedRow[] {
    return this.#archive.inspect(installation, prefix);
  }

  /** Everything the installation has stored. */
  snapshot(installation: string): KvsSnapshot {
    return this.#archive.snapshot(installation);
  }

  /** Puts the installation back to a snapshot; what queries see follows at once. */
  restore(installation: string, snapshot: KvsSnapshot): void {
    this.#archive.restore(installation, snapshot);
  }

  /** Removes everything that the installation has stored. */
  remove(installation: string): void {
    this.#archive.restore(installation, { rows: [] });
  }
}

function parseBody(body: unknown): unknown {
  if (typeof body !== 'string') throw new KvsError(400, 'BAD_REQUEST', 'The request has no JSON body.');
  try {
    return JSON.parse(body);
  } catch {
    throw new KvsError(400, 'BAD_REQUEST', 'The body of the request is not JSON.');
  }
}
