import { VirtualClock } from '../clock/virtual-clock.ts';
import type { Database } from '../database.ts';
import type { CallWatch } from '../faults/call-watch.ts';
import type { ModulePool } from '../forge/runtime/module-pool.ts';
import { type Host, openHost, type PreparedApp } from '../host.ts';
import type { ShrunkenLimits } from '../host-options.ts';
import { frozenTable } from '../jira/record-table.ts';
import type { Random } from '../random.ts';
import { type FrozenHost, thawInto } from './frozen-host.ts';
import { thawedRows } from './thawed-rows.ts';

export interface ThawOptions {
  readonly app: PreparedApp;
  readonly frozen: FrozenHost;
  /** What the ids of the frozen host were drawn from. */
  readonly identity: Random;
  /** What everything that happens from now on is drawn from. */
  readonly chance: Random;
  /** In memory; may have served another thawed host that is disposed of by now. */
  readonly database: Database;
  readonly pool: ModulePool;
  readonly baseUrl: (site: string) => string;
  readonly watch?: CallWatch;
  readonly limits?: ShrunkenLimits;
}

/** A host that goes on from a frozen one, in virtual time. The same chance gives the same run. */
export function thaw(options: ThawOptions): Host {
  const { app, frozen, database, watch, limits } = options;
  thawInto(database, frozen);
  return openHost(app, {
    clock: new VirtualClock({ start: frozen.time }),
    random: options.identity,
    chance: options.chance,
    database,
    pool: options.pool,
    kvsRows: thawedRows(frozen),
    baseUrl: options.baseUrl,
    jiraRecords: (site) => {
      const records = frozen.jira.get(site);
      if (records === undefined) throw new Error(`The frozen host has no site ${site}.`);
      return frozenTable(records);
    },
    ...(watch === undefined ? {} : { watch }),
    ...(limits === undefined ? {} : { limits }),
  });
}
