import * as z from 'zod';
import { wireLifecycle } from '../../wiring/lifecycle.ts';

const invocation = z.object({ installContext: z.string().optional() });
const lifecycleEvent = z.object({ eventType: z.string() });

const wired = (context: unknown) => wireLifecycle(invocation.safeParse(context).data?.installContext);

/** Installed or upgraded. An upgrade may change what the app speaks, so the peers are told. */
export async function onAppLifecycle(event: unknown, context: unknown): Promise<void> {
  const app = wired(context);
  const kind = lifecycleEvent.safeParse(event);
  const name = kind.success ? kind.data.eventType : 'unknown';
  app.log.note('app.lifecycle', { event: name.slice(0, 60), setUp: app.isSetUp() });
  if (name === 'avi:forge:upgraded:app') await app.greetPeers();
}

export async function onPreUninstall(_event: unknown, context: unknown): Promise<void> {
  await wired(context).takeLeave();
}
