import type { Job } from '../core/ports/queue.ts';
import { pullAttachments } from '../usecases/pull-attachments.ts';
import { sendChanges } from '../usecases/send-changes.ts';
import { startSync } from '../usecases/start-sync.ts';
import { sweep } from '../usecases/sweep.ts';
import { connectionPorts } from './connection-ports.ts';
import { syncPorts } from './sync-ports.ts';

/** What the consumers do with a job of either queue. */
export function wireConsumer(installContext: string | undefined) {
  const engine = syncPorts(connectionPorts(installContext));
  const run = async (job: Job): Promise<void> => {
    switch (job.kind) {
      case 'send':
        return sendChanges(engine, job);
      case 'first-sync':
        await startSync(engine, { ...job, by: 'trigger' });
        return;
      case 'sweep':
        return sweep(engine);
      case 'pull':
        return pullAttachments(engine, job);
    }
  };
  return { log: engine.log, run };
}
