import { invoke } from '@forge/bridge';
import type { Operation, Outcome } from '../../contract/operation.ts';
import { payloadOf, readOutcome } from '../../contract/read-outcome.ts';

/**
 * Asks the app to carry out an operation. Whatever goes wrong on the way comes back as a failure with the code
 * `unexpected`, so that a page has one path for all of them.
 */
export async function ask<Request, Answer>(
  operation: Operation<Request, Answer>,
  request: NoInfer<Request>,
): Promise<Outcome<Answer>> {
  try {
    return readOutcome(operation, await invoke(operation.name, payloadOf(request)));
  } catch (error) {
    return {
      ok: false,
      error: { code: 'unexpected', message: error instanceof Error ? error.message : String(error) },
    };
  }
}
