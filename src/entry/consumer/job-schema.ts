import * as z from 'zod';
import { runNames } from '../../core/sync/records/run.ts';

const connection = z.string().regex(/^[A-Za-z0-9_-]{22}$/);
const issue = z.string().regex(/^\d{1,19}$/);
const job = { v: z.literal(1), connection, issue, chain: z.int().min(0) };

/** Jobs as core/ports/queue.ts names them. A job of a newer release is left to that release. */
export const changesJob = z.discriminatedUnion('kind', [
  z.object({
    ...job,
    queue: z.literal('changes'),
    kind: z.literal('send'),
    waits: z.int().min(0).optional(),
  }),
  z.object({ ...job, queue: z.literal('changes'), kind: z.literal('first-sync') }),
  z.object({ v: job.v, connection, chain: job.chain, queue: z.literal('changes'), kind: z.literal('sweep') }),
  z.object({
    v: job.v,
    connection,
    chain: job.chain,
    queue: z.literal('changes'),
    kind: z.literal('relink'),
  }),
  z.object({
    v: job.v,
    connection,
    chain: job.chain,
    queue: z.literal('changes'),
    kind: z.literal('run'),
    run: z.enum(runNames),
  }),
  z.object({
    v: job.v,
    connection,
    run: z.string().regex(/^[A-Za-z0-9_-]{1,64}$/),
    chain: job.chain,
    queue: z.literal('changes'),
    kind: z.literal('test-run'),
  }),
]);

export const attachmentsJob = z.object({
  ...job,
  queue: z.literal('attachments'),
  kind: z.literal('pull'),
});
