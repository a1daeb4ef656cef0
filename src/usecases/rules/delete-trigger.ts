import { type Attempt, done } from '../../core/connection/explained.ts';
import type { VersionTrigger } from '../../core/rules/version.ts';
import type { PublishPorts } from './publish-routes.ts';
import { publishTriggers } from './publish-triggers.ts';

/** Issues that the trigger has started stay under sync. Deleting what is gone already is no fault. */
export const deleteTrigger = (
  ports: PublishPorts,
  connection: string,
  id: string,
): Promise<Attempt<readonly VersionTrigger[]>> =>
  publishTriggers(ports, connection, (triggers) => done(triggers.filter((one) => one.id !== id)));
