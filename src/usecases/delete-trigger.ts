import { type Attempt, done } from '../core/connection/explained.ts';
import type { Clock, Random } from '../core/ports/environment.ts';
import type { Store } from '../core/ports/store.ts';
import type { VersionTrigger } from '../core/rules/version.ts';
import { publishTriggers } from './publish-triggers.ts';

/** Issues that the trigger has started stay under sync. Deleting what is gone already is no fault. */
export const deleteTrigger = (
  ports: { store: Store; clock: Clock; random: Random },
  connection: string,
  id: string,
): Promise<Attempt<readonly VersionTrigger[]>> =>
  publishTriggers(ports, connection, (triggers) => done(triggers.filter((one) => one.id !== id)));
