import { openDatabase } from '../../host/database/open-database.ts';
import type { Database } from '../../host/database.ts';
import { ModulePool } from '../../host/forge/runtime/module-pool.ts';
import type { Host, PreparedApp } from '../../host/host.ts';
import type { ShrunkenLimits } from '../../host/host-options.ts';
import type { Random } from '../../host/random.ts';
import { thaw } from '../../host/simulate/thaw.ts';
import type { Evidence } from './evidence.ts';
import { baseUrl, type Ground, identity, layGround, type Topology } from './ground.ts';
import type { RuleSet } from './rule-sets.ts';

/** What the runs of one process share: the app, the grounds they begin from, one database, and the app's modules. */
export class Laboratory {
  readonly #app: PreparedApp;
  readonly #database: Database = openDatabase();
  readonly #pool = new ModulePool();
  readonly #grounds = new Map<string, Promise<Ground>>();
  #soundGround: ((topology: Topology, rules: RuleSet) => Promise<Ground>) | undefined;

  constructor(app: PreparedApp) {
    this.#app = app;
  }

  ground(topology: Topology, rules: RuleSet = 'basic'): Promise<Ground> {
    const name = `${topology}/${rules}`;
    const known = this.#grounds.get(name);
    if (known !== undefined) return known;
    const laid = this.#soundGround?.(topology, rules) ?? layGround(this.#app, topology, rules);
    this.#grounds.set(name, laid);
    return laid;
  }

  /** Another app on the same grounds: one with a mistake in it, which must not lie in what it begins from. */
  with(app: PreparedApp): Laboratory {
    const other = new Laboratory(app);
    other.#soundGround = (topology, rules) => this.ground(topology, rules);
    return other;
  }

  /** A host that goes on from a ground. Only one at a time: dispose of it before the next. */
  begin(ground: Ground, chance: Random, evidence: Evidence, limits?: ShrunkenLimits): Host {
    const host = thaw({
      app: this.#app,
      frozen: ground.frozen,
      identity: identity(),
      chance,
      database: this.#database,
      pool: this.#pool,
      baseUrl,
      watch: evidence,
      ...(limits === undefined ? {} : { limits }),
    });
    evidence.watch(host);
    return host;
  }
}
