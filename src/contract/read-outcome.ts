import * as z from 'zod';
import { failure, type Operation, type Outcome } from './operation.ts';

const outcome = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), data: z.unknown() }),
  z.object({ ok: z.literal(false), error: failure }),
]);

const payload = z.record(z.string(), z.unknown());

/** A request as it crosses the bridge. */
export function payloadOf(request: unknown): Record<string, unknown> {
  return payload.parse(request);
}

/** What a resolver answered, checked; an answer in another form is a failure with the code `unexpected`. */
export function readOutcome<Request, Answer>(
  operation: Operation<Request, Answer>,
  value: unknown,
): Outcome<Answer> {
  const read = outcome.safeParse(value);
  if (!read.success) return unexpected(operation.name, read.error);
  if (!read.data.ok) return read.data;
  const answer = operation.answer.safeParse(read.data.data);
  return answer.success ? { ok: true, data: answer.data } : unexpected(operation.name, answer.error);
}

function unexpected(
  name: string,
  error: z.ZodError,
): { ok: false; error: { code: string; message: string } } {
  return { ok: false, error: { code: 'unexpected', message: `${name}: ${z.prettifyError(error)}` } };
}
