import { QUEUE } from '../../core/limits.ts';
import { PortError } from '../../core/ports/port-error.ts';

/** Throws PortError `invalid` for a delay that Forge's queues do not take. */
export function checkDelay(delaySeconds: number): void {
  if (!Number.isInteger(delaySeconds) || delaySeconds < 0 || delaySeconds > QUEUE.delaySeconds) {
    throw new PortError(
      'invalid',
      `A job can wait 0 to ${QUEUE.delaySeconds} whole seconds and was given ${delaySeconds}. Keep a due time for longer waits.`,
    );
  }
}
