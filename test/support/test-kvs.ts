import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '../../host/database/open-database.ts';
import { type DriverName, sqliteDrivers } from '../../host/database/sqlite-driver.ts';
import type { Database } from '../../host/database.ts';
import type { EntityDefinition } from '../../host/forge/kvs/entity-schemas.ts';
import { Kvs, type KvsOptions } from '../../host/forge/kvs/kvs.ts';
import { MemoryRowTable } from '../../host/forge/kvs/memory-row-table.ts';
import type { RowTable } from '../../host/forge/kvs/row-table.ts';
import { SqlRowTable } from '../../host/forge/kvs/sql-row-table.ts';
import { SeededRandom } from '../../host/random/seeded-random.ts';
import { installForgePlatform } from './forge-platform.ts';
import { manifestEntities } from './manifest-entities.ts';

/** A place where the host keeps its rows. */
export interface TestPlace {
  readonly driver: DriverName;
  /** `maps`: the store's rows lie beside the database. */
  readonly kind: 'memory' | 'file' | 'maps';
}

/** Every driver that this Node has, in memory and on a file. */
export const TEST_PLACES: readonly TestPlace[] = sqliteDrivers().flatMap((driver) => [
  { driver, kind: 'memory' as const },
  { driver, kind: 'file' as const },
]);

/** The same, and rows of the store that are in no database. */
export const KVS_PLACES: readonly TestPlace[] = [
  ...TEST_PLACES,
  { driver: sqliteDrivers()[0] ?? 'libsql', kind: 'maps' },
];

/** A database that can be closed and opened again as after a restart of the host. */
export class TestDatabase {
  readonly #place: TestPlace;
  readonly #folder: string | undefined;
  #database: Database;

  constructor(place: TestPlace) {
    this.#place = place;
    this.#folder = place.kind === 'file' ? mkdtempSync(join(tmpdir(), 'counterpart-test-')) : undefined;
    this.#database = this.#open();
  }

  get database(): Database {
    return this.#database;
  }

  reopen(): Database {
    this.#database.close();
    this.#database = this.#open();
    return this.#database;
  }

  remove(): void {
    this.#database.close();
    if (this.#folder !== undefined) rmSync(this.#folder, { recursive: true, force: true });
  }

  #open(): Database {
    const file = this.#folder === undefined ? {} : { file: join(this.#folder, 'host.sqlite') };
    return openDatabase({ driver: this.#place.driver, synchronous: 'NORMAL', ...file });
  }
}

export const TEST_INSTALLATION = 'installation-1';
export const TEST_START = Date.UTC(2026, 0, 1);

/** The host's store behind the real `@forge/kvs`, on a clock that the test moves. */
export class TestKvs {
  readonly #database: TestDatabase;
  readonly #options: Partial<KvsOptions>;
  readonly #maps: RowTable | undefined;
  #uninstall: () => void;
  #kvs: Kvs;
  now = TEST_START;
  /** Seconds by which queries lag. */
  lag = 0;

  constructor(place: TestPlace, options: Partial<KvsOptions> = {}) {
    this.#database = new TestDatabase(place);
    this.#options = options;
    this.#maps = place.kind === 'maps' ? new MemoryRowTable() : undefined;
    this.#kvs = this.#open();
    this.#uninstall = this.#install();
  }

  get kvs(): Kvs {
    return this.#kvs;
  }

  restart(): void {
    this.#database.reopen();
    this.#uninstall();
    this.#kvs = this.#open();
    this.#uninstall = this.#install();
  }

  remove(): void {
    this.#uninstall();
    this.#database.remove();
  }

  #install(): () => void {
    return installForgePlatform({ kvs: (path, init) => this.#kvs.handle(TEST_INSTALLATION, path, init) });
  }

  #open(): Kvs {
    return new Kvs({
      table: this.#maps ?? new SqlRowTable(this.#database.database),
      clock: { now: () => this.now },
      random: new SeededRandom('store'),
      entities: hostEntities(),
      queryLag: () => this.lag * 1000,
      ...this.#options,
    });
  }
}

/** manifest.yml's entities as the host reads them. */
export function hostEntities(): EntityDefinition[] {
  return manifestEntities().map((entity) => ({
    ...entity,
    indexes: entity.indexes.map((index) =>
      typeof index === 'string' ? { name: index, partition: [], range: [index] } : index,
    ),
  }));
}
