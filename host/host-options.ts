import type { HostClock } from './clock/host-clock.ts';
import type { Database } from './database.ts';
import type { CallWatch } from './faults/call-watch.ts';
import type { RowTable } from './forge/kvs/row-table.ts';
import type { ModulePool } from './forge/runtime/module-pool.ts';
import type { RecordTable } from './jira/record-table.ts';
import type { Random } from './random.ts';

/** Absent: as Forge has it. */
export interface ShrunkenLimits {
  /** Seconds after which the queue drops an event that fails. */
  readonly queueRetentionSeconds?: number;
  /** Events an installation may push in a minute; where given, more are refused. */
  readonly queueEventsPerMinute?: number;
}

/** What a host runs on; the app itself is read before. */
export type PlatformOptions = Omit<HostOptions, 'app'>;

export interface HostOptions {
  /** The app: where its manifest stands, and its bundles. */
  readonly app: {
    readonly manifest: string;
    readonly bundles: string;
    /** `own` skips Forge's own validator, which takes seconds; for apps made by tests. */
    readonly check?: 'full' | 'own';
  };
  readonly clock: HostClock;
  readonly random: Random;
  readonly database: Database;
  /** `warm`: all sites share one module instance, as they may in a warm process of Forge. */
  readonly modules?: 'per-site' | 'warm';
  /** `rough`: product events come up to three minutes late, in no order. */
  readonly weather?: 'calm' | 'rough';
  /** Sites as people reach them; default `https://<name>.atlassian.example`. */
  readonly baseUrl?: (site: string) => string;
  /** What chance draws from once the sites are there; by default from `random` and the number of starts. */
  readonly chance?: Random;
  /** Rows of the app's store where they do not lie in the database. */
  readonly kvsRows?: RowTable;
  /** A Jira site's records where they do not lie in the database. */
  readonly jiraRecords?: (site: string) => RecordTable;
  /** Modules of the app that hosts of one process use in turn. */
  readonly pool?: ModulePool;
  readonly watch?: CallWatch;
  /** Limits of the platform that are smaller than Forge's. */
  readonly limits?: ShrunkenLimits;
  /** Beside those the host makes itself. */
  readonly variables?: Readonly<Record<string, string>>;
}
