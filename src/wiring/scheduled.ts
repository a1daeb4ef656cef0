import { reconcile } from '../usecases/reconcile.ts';
import { sweep } from '../usecases/sweep.ts';
import { connectionPorts } from './connection-ports.ts';
import { syncPorts } from './sync-ports.ts';

/** What the schedules run. */
export function wireScheduled(installContext: string | undefined) {
  const engine = syncPorts(connectionPorts(installContext));
  return { sweep: () => sweep(engine), reconcile: () => reconcile(engine) };
}
