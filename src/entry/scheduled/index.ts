import * as z from 'zod';
import { wireScheduled } from '../../wiring/scheduled.ts';

const invocation = z.object({ installContext: z.string().optional() });
const contextOf = (context: unknown) => invocation.safeParse(context).data?.installContext;

/** Every five minutes. What fails is left for the next run; the platform repeats none. */
export async function onSweep(_event: unknown, context: unknown): Promise<void> {
  await wireScheduled(contextOf(context)).sweep();
}

/** Every hour. */
export async function onReconcile(_event: unknown, context: unknown): Promise<void> {
  const app = wireScheduled(contextOf(context));
  await app.reconcile();
  await app.tend();
}
