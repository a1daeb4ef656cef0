import {
  InternalServerError,
  InvalidPushSettingsError,
  InvalidQueueNameError,
  InvocationLimitReachedError,
  PartialSuccessError,
  PayloadTooBigError,
  RateLimitError,
} from '@forge/events';
import { PortError } from '../../core/ports/port-error.ts';

/** The closed code for what a push threw; `what` names the push. */
export function toPortError(error: unknown, what: string): PortError {
  const said = error instanceof Error ? error.message : String(error);
  if (error instanceof RateLimitError) {
    return new PortError('rate-limited', `Forge is over its limit of events at ${what}: ${said}`);
  }
  if (error instanceof InvocationLimitReachedError) {
    return new PortError('rate-limited', `Forge ends the chain of pushes at ${what}: ${said}`, {
      reason: 'cyclic-limit',
    });
  }
  if (error instanceof PayloadTooBigError)
    return new PortError('too-large', `Forge refuses ${what}: ${said}`);
  // A push holds one event: where "some" failed, it did.
  if (error instanceof PartialSuccessError)
    return new PortError('invalid', `Forge refuses ${what}: ${reasons(error)}`);
  if (error instanceof InvalidPushSettingsError || error instanceof InvalidQueueNameError) {
    return new PortError('invalid', `Forge refuses ${what}: ${said}`);
  }
  // The package words the status as the first word of its message.
  if (error instanceof InternalServerError && /^4\d\d /.test(said)) {
    return new PortError('invalid', `Forge refuses ${what}: ${said}`);
  }
  return new PortError('unknown-outcome', `The answer to ${what} was lost, it may have happened: ${said}`);
}

function reasons(error: PartialSuccessError): string {
  return error.failedEvents.map((failed) => failed.errorMessage).join('; ') || error.message;
}
