import type { Log } from '../../core/ports/environment.ts';
import { PortError } from '../../core/ports/port-error.ts';
import type { Job, Queue } from '../../core/ports/queue.ts';
import type { RunName } from '../../core/sync/records/run.ts';

const LONGEST_DELAY = 900;

/**
 * Asks for work to be done soon. A push that fails is no error, because marks and due rows stand and the sweep
 * finds them.
 */
export async function ring(
  ports: { readonly queue: Queue; readonly log: Log },
  job: Job,
  delaySeconds: number,
): Promise<void> {
  try {
    await ports.queue.push(job, Math.min(LONGEST_DELAY, Math.max(0, Math.ceil(delaySeconds))));
  } catch (error) {
    if (!(error instanceof PortError)) throw error;
    ports.log.note('queue.push-failed', { code: error.code, connection: job.connection, ...issueOf(job) });
  }
}

const issueOf = (job: Job): { issue?: string } => ('issue' in job ? { issue: job.issue } : {});

export function sendJob(connection: string, issue: string, chain = 0, waits = 0): Job {
  const late = waits > 0 ? { waits } : {};
  return { queue: 'changes', v: 1, kind: 'send', connection, issue, chain, ...late };
}

export function firstSyncJob(connection: string, issue: string, chain = 0): Job {
  return { queue: 'changes', v: 1, kind: 'first-sync', connection, issue, chain };
}

export function sweepJob(connection: string): Job {
  return { queue: 'changes', v: 1, kind: 'sweep', connection, chain: 0 };
}

export function relinkJob(connection: string, chain = 0): Job {
  return { queue: 'changes', v: 1, kind: 'relink', connection, chain };
}

export function runJob(connection: string, run: RunName, chain = 0): Job {
  return { queue: 'changes', v: 1, kind: 'run', connection, run, chain };
}

export function pullJob(connection: string, issue: string, chain = 0): Job {
  return { queue: 'attachments', v: 1, kind: 'pull', connection, issue, chain };
}
