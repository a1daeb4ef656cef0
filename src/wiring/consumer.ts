import { quickJsRunner } from '../adapters/script/quickjs-runner.ts';
import type { Job } from '../core/ports/queue.ts';
import { startSync } from '../usecases/birth/start-sync.ts';
import { pullAttachments } from '../usecases/children/pull-attachments.ts';
import { chainedQueue } from '../usecases/outgoing/chained-queue.ts';
import { sendChanges } from '../usecases/outgoing/send-changes.ts';
import { afterPortError } from '../usecases/patience/after-port-error.ts';
import { runTests } from '../usecases/preview/run-tests.ts';
import { relinkPairs } from '../usecases/relink/relink-pairs.ts';
import { stepRun } from '../usecases/run/step-run.ts';
import { sweep } from '../usecases/upkeep/sweep.ts';
import { connectionPorts } from './connection-ports.ts';
import { syncPorts } from './sync-ports.ts';
import { testPorts } from './test-runs.ts';

/** A job that fails as a whole waits a minute: the third of the waits that grow. */
const WAITS = 2;

/** What the consumers do with a job of either queue. */
export function wireConsumer(installContext: string | undefined) {
  const base = connectionPorts(installContext);
  const run = async (job: Job): Promise<void> => {
    const ports = { ...base, queue: chainedQueue(base, job.chain) };
    const engine = syncPorts(ports);
    switch (job.kind) {
      case 'send':
        return sendChanges(engine, job);
      case 'first-sync':
        await startSync(engine, { ...job, by: 'trigger' });
        return;
      case 'sweep':
        return sweep(engine);
      case 'relink':
        return relinkPairs(ports, engine, job);
      case 'test-run':
        return runTests(testPorts(ports, quickJsRunner()), job);
      case 'run':
        return stepRun(engine, job.connection, job.run);
      case 'pull':
        return pullAttachments(engine, job);
    }
  };
  /** Seconds after which a job is to run again that an error has ended; undefined: it is left to the sweep. */
  const waitAfter = async (error: unknown): Promise<number | undefined> => {
    const after = await afterPortError(base, error, WAITS);
    return after.do === 'wait' || after.do === 'retry'
      ? after.at - Math.floor(base.clock.now() / 1000)
      : undefined;
  };
  return { log: base.log, run, waitAfter };
}
