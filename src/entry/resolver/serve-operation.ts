import type * as z from 'zod';
import type { Failure, Operation, Outcome } from '../../contract/operation.ts';
import type { Attempt, Explained } from '../../core/connection/explained.ts';
import { PortError } from '../../core/ports/port-error.ts';
import type { ResolverApp } from '../../wiring/resolver.ts';
import type { Caller } from './caller.ts';

/** Whether this caller may do this; undefined is yes. Asked before anything is read for the operation. */
export type Right<Request> = (
  app: ResolverApp,
  caller: Caller,
  request: Request,
) => Promise<Explained | undefined>;

/** One operation as a surface serves it. */
export interface ServedOperation {
  readonly name: string;
  readonly surfaces: readonly string[];
  run(app: ResolverApp, caller: Caller, payload: unknown): Promise<Outcome<unknown>>;
}

/**
 * Ties an operation of the contract to what answers it. The request is parsed first, then the right is checked
 * with the caller's own identity; whatever goes wrong comes back in words, never as an exception.
 */
export function serve<Request, Answer>(
  operation: Operation<Request, Answer>,
  right: Right<Request>,
  answer: (app: ResolverApp, request: Request, caller: Caller) => Promise<Attempt<Answer>>,
): ServedOperation {
  return {
    name: operation.name,
    surfaces: operation.surfaces,
    async run(app, caller, payload) {
      const request = operation.request.safeParse(payload);
      if (!request.success) return refused(faultOf(request.error));
      try {
        const denied = await right(app, caller, request.data);
        if (denied) return refused(denied);
        const attempt = await answer(app, request.data, caller);
        return attempt.ok
          ? { ok: true, data: operation.answer.parse(attempt.value) }
          : refused(attempt.error);
      } catch (error) {
        return refused(explain(app, operation.name, error));
      }
    },
  };
}

export const refused = (error: Explained): Outcome<never> => {
  const { code, message, next, field, at } = error;
  const failure: Failure = { code, message };
  if (next !== undefined) failure.next = next;
  if (field !== undefined) failure.field = field;
  if (at !== undefined) failure.at = at;
  return { ok: false, error: failure };
};

function faultOf(error: z.ZodError): Explained {
  const issue = error.issues[0];
  const field = issue?.path.map(String).join('.') ?? '';
  const isLong = issue?.code === 'too_big' && issue.origin === 'string';
  const said = isLong ? `may have ${issue.maximum} characters at most, and this is longer` : issue?.message;
  return {
    code: 'invalid-request',
    message:
      field === ''
        ? `The request cannot be read: ${issue?.message ?? ''}`
        : `${field}${isLong ? ' ' : ': '}${said ?? ''}`,
    next: isLong ? 'Shorten it and try again.' : 'Correct the value and try again.',
    ...(field === '' ? {} : { field }),
  };
}

/** What a person can do about a fault of Jira, the store or the network. */
function explain(app: ResolverApp, operation: string, error: unknown): Explained {
  if (!(error instanceof PortError)) {
    const kind = error instanceof Error ? error.name : typeof error;
    const at = error instanceof Error ? (error.stack?.split('\n')[1]?.trim().slice(0, 120) ?? '') : '';
    app.log.note('operation.broke', { operation, kind, at });
    return {
      code: 'internal',
      message: 'The app ran into a fault of its own; nothing more is known here.',
      next: 'Try again. If it stays so, send the time and this operation to the app’s support.',
    };
  }
  app.log.note('operation.failed', { operation, code: error.code });
  return { code: error.code, message: error.message, next: nextFor(error) };
}

function nextFor(error: PortError): string {
  switch (error.code) {
    case 'rate-limited':
      return `Jira limits the app at present. Try again in ${error.retryAfter ?? 60} seconds.`;
    case 'unknown-outcome':
      return 'It may have happened. Load the page again and look, before you repeat it.';
    case 'unavailable':
      return 'Try again in a moment.';
    case 'forbidden':
      return 'Give the app the permission that is missing.';
    case 'not-found':
      return 'Load the page again: it may have been deleted.';
    case 'invalid':
    case 'too-large':
      return 'Change the value and try again.';
    case 'newer-record':
      return 'A newer release of the app wrote this. Update the app on this site.';
  }
}
