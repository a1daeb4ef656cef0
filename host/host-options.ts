import type { HostClock } from './clock/host-clock.ts';
import type { Database } from './database.ts';
import type { Random } from './random.ts';

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
  /** Beside those the host makes itself. */
  readonly variables?: Readonly<Record<string, string>>;
}
