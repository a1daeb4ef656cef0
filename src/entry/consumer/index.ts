import { InvocationError, InvocationErrorCode } from '@forge/events';
import * as z from 'zod';
import { PortError } from '../../core/ports/port-error.ts';
import type { Job } from '../../core/ports/queue.ts';
import { wireConsumer } from '../../wiring/consumer.ts';
import { attachmentsJob, changesJob } from './job-schema.ts';

const invocation = z.object({ installContext: z.string().optional() });
const asyncEvent = z.object({ body: z.unknown() });

/** Seconds: the longest that the platform holds an event back. */
const LONGEST_RETRY = 900;

export const onChanges = (event: unknown, context: unknown): Promise<unknown> =>
  run(changesJob, event, context);

export const onAttachments = (event: unknown, context: unknown): Promise<unknown> =>
  run(attachmentsJob, event, context);

/** What a job left undone stays marked, so a job that cannot be read or is given up is found by the sweep. */
async function run(schema: z.ZodType<Job>, event: unknown, context: unknown): Promise<unknown> {
  const app = wireConsumer(invocation.safeParse(context).data?.installContext);
  const job = schema.safeParse(asyncEvent.safeParse(event).data?.body);
  if (!job.success) {
    app.log.note('job.unknown-shape');
    return undefined;
  }
  try {
    await app.run(job.data);
    return undefined;
  } catch (error) {
    const wait = await app.waitAfter(error);
    const code = error instanceof PortError ? error.code : 'unknown';
    app.log.note(wait === undefined ? 'job.given-up' : 'job.again', { kind: job.data.kind, code });
    if (wait === undefined) return undefined;
    return new InvocationError({
      retryAfter: Math.min(LONGEST_RETRY, Math.max(1, wait)),
      retryReason: InvocationErrorCode.FUNCTION_RETRY_REQUEST,
    });
  }
}
