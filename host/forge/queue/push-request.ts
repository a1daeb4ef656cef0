import * as z from 'zod';
import { QUEUE } from '../../../src/core/limits.ts';

const event = z.object({
  body: z.record(z.string(), z.unknown()),
  delayInSeconds: z.number().int().min(0).max(QUEUE.delaySeconds).optional(),
  concurrency: z.object({ key: z.string().min(1), limit: z.number().int().min(1) }).optional(),
});
type PushedEvent = z.infer<typeof event>;

const pushRequest = z.object({
  queueName: z.string().regex(/^[a-zA-Z0-9-_]{1,36}$/),
  jobId: z.string().min(1),
  type: z.literal('avi:forge:app:event'),
  schema: z.literal('ari:cloud:ecosystem::forge/app-event-2'),
  payload: z.array(z.unknown()).min(1),
  time: z.iso.datetime(),
});
export const jobRequest = pushRequest.pick({ queueName: true, jobId: true, time: true });

/** A refusal with the body that the package reads. */
export class PushRefused extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.name = 'PushRefused';
    this.status = status;
  }

  /** `errorMessage` is read with 413, `message` with all others. */
  toResponse(): Response {
    return Response.json({ message: this.message, errorMessage: this.message }, { status: this.status });
  }
}

export interface CheckedPush {
  readonly queueName: string;
  readonly jobId: string;
  readonly accepted: readonly PushedEvent[];
  readonly failed: readonly { readonly index: string; readonly errorMessage: string }[];
}

/**
 * Reads a push. What is wrong with the push as a whole throws PushRefused; what is wrong with one event fails
 * that event alone. `long`: the consumer may run longer than 55 seconds.
 */
export function checkPush(body: unknown, long: (queueName: string) => boolean): CheckedPush {
  const request = parseWith(pushRequest, body);
  if (request.payload.length > QUEUE.eventsPerPush) {
    throw new PushRefused(
      400,
      `A push holds ${QUEUE.eventsPerPush} events and was given ${request.payload.length}.`,
    );
  }
  const bytes = sizeOf(request.payload);
  if (bytes > QUEUE.bytesPerPush) {
    throw new PushRefused(413, `A push holds ${QUEUE.bytesPerPush} bytes and was given ${bytes}.`);
  }
  const perEvent = long(request.queueName) ? QUEUE.bytesPerLongEvent : QUEUE.bytesPerPush;
  const accepted: PushedEvent[] = [];
  const failed: { index: string; errorMessage: string }[] = [];
  let tooLarge = 0;
  for (const [index, raw] of request.payload.entries()) {
    const parsed = event.safeParse(raw);
    const size = sizeOf(raw);
    if (size > perEvent) tooLarge += 1;
    if (parsed.success && size <= perEvent) accepted.push(parsed.data);
    else failed.push({ index: String(index), errorMessage: reasonOf(parsed.error, size, perEvent) });
  }
  if (tooLarge === request.payload.length) {
    throw new PushRefused(413, failed[0]?.errorMessage ?? 'The push is too large.');
  }
  return { queueName: request.queueName, jobId: request.jobId, accepted, failed };
}

export function parseWith<T>(schema: z.ZodType<T>, body: unknown): T {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  throw new PushRefused(400, describe(parsed.error));
}

function reasonOf(error: z.ZodError | undefined, size: number, limit: number): string {
  if (size > limit) return `The event has ${size} bytes and its consumer takes ${limit}.`;
  return error === undefined ? 'The event is not understood.' : describe(error);
}

function describe(error: z.ZodError): string {
  const issue = error.issues[0];
  return issue === undefined
    ? 'not understood'
    : `${issue.path.map(String).join('.') || 'request'}: ${issue.message}`;
}

function sizeOf(value: unknown): number {
  return Buffer.byteLength(JSON.stringify(value) ?? '');
}
