import type { Clock, Log, Random } from './environment.ts';
import type { Jira } from './jira.ts';
import type { JiraBudget } from './jira-budget.ts';
import type { Memo } from './memo.ts';
import type { Peer } from './peer.ts';
import type { Queue } from './queue.ts';
import type { ScriptRunner } from './script-runner.ts';
import type { Store } from './store.ts';

/** All that the sync use cases need of the outside. */
export interface Ports {
  readonly store: Store;
  readonly jira: Jira;
  readonly budget: JiraBudget;
  readonly queue: Queue;
  readonly peer: Peer;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  readonly memo: Memo;
  readonly scripts: ScriptRunner;
}

/** For use cases that ask neither Jira nor the peer: what an event's function needs. */
export type LocalPorts = Omit<Ports, 'jira' | 'budget' | 'peer' | 'scripts'>;
