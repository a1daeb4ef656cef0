import { PortError } from '../../core/ports/port-error.ts';
import { type AfterError, afterError } from '../../core/retry/after-error.ts';
import { type BreakerPorts, openAll } from './move-breaker.ts';

/**
 * What to do about an error of a port, with all breakers of the installation open where Jira has asked for that. Throws
 * what is no PortError: that is a fault of ours.
 */
export async function afterPortError(
  ports: BreakerPorts,
  error: unknown,
  waits: number,
): Promise<AfterError> {
  if (!(error instanceof PortError)) throw error;
  // Rounded up: not even a part of a second early.
  const after = afterError(error, { attempts: 0, waits }, Math.ceil(ports.clock.now() / 1000));
  if (after.do === 'wait' && after.limit?.scope === 'installation') {
    await openAll(ports, 'limited', after.limit.until);
  }
  return after;
}
