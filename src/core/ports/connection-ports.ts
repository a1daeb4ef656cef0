import type { Clock, Log, Random } from './environment.ts';
import type { Installation } from './installation.ts';
import type { Jira } from './jira.ts';
import type { Memo } from './memo.ts';
import type { Queue } from './queue.ts';
import type { SecretStore, Store } from './store.ts';
import type { Transport } from './transport.ts';

/** All that the use cases around connections and messages need of the outside. */
export interface ConnectionPorts {
  readonly store: Store;
  readonly secrets: SecretStore;
  readonly transport: Transport;
  readonly queue: Queue;
  readonly memo: Memo;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  readonly installation: Installation;
  readonly jira: Pick<Jira, 'project'>;
}
