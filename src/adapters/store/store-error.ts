import { ForgeKvsAPIError, ForgeKvsError } from '@forge/kvs';
import { PortError } from '../../core/ports/port-error.ts';

/** Whether the store said that something else stands there: an existing key, or a condition that is false. */
export function isLostRace(error: unknown): boolean {
  return (
    error instanceof ForgeKvsAPIError &&
    (error.responseDetails.status === 409 || error.code === 'CONDITIONAL_CHECK_FAILED')
  );
}

/** The closed code for what a call of the store threw; `what` names the call and the record. */
export function toPortError(error: unknown, effect: 'read' | 'write', what: string): PortError {
  if (error instanceof PortError) return error;
  if (error instanceof ForgeKvsAPIError) return fromAnswer(error, effect, what);
  if (error instanceof ForgeKvsError)
    return new PortError('invalid', `The store refuses ${what}: ${error.message}`);
  return lost(effect, what, error instanceof Error ? error.message : String(error));
}

function fromAnswer(error: ForgeKvsAPIError, effect: 'read' | 'write', what: string): PortError {
  const { status } = error.responseDetails;
  const said = `${status} ${error.code}: ${error.message}`;
  if (status === 429)
    return new PortError('rate-limited', `The store is over its limits at ${what} (${said})`);
  if (error.code === 'MAX_SIZE') return new PortError('too-large', `The store refuses ${what} (${said})`);
  if (status === 401 || status === 403)
    return new PortError('forbidden', `The store refuses ${what} (${said})`);
  // A 2xx that cannot be read and a 5xx say nothing about what happened.
  if (status < 400 || status >= 500 || status === 408) return lost(effect, what, said);
  return new PortError('invalid', `The store refuses ${what} (${said})`);
}

function lost(effect: 'read' | 'write', what: string, reason: string): PortError {
  return effect === 'read'
    ? new PortError('unavailable', `The store did not answer ${what}: ${reason}`)
    : new PortError('unknown-outcome', `The answer to ${what} was lost, it may have happened: ${reason}`);
}
