import { type Attempt, done } from '../../core/connection/explained.ts';
import type { PublishPorts } from './publish-routes.ts';
import { type ChangedTriggers, publishTriggers } from './publish-triggers.ts';

/** Issues that the trigger has started stay under sync. Deleting what is gone already is no fault. */
export const deleteTrigger = (
  ports: PublishPorts,
  {
    connection,
    id,
    by,
  }: { readonly connection: string; readonly id: string; readonly by: string | undefined },
): Promise<Attempt<ChangedTriggers>> =>
  publishTriggers(ports, {
    connection,
    by,
    change: (triggers) => done(triggers.filter((one) => one.id !== id)),
  });
