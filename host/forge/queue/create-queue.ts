import { INVOCATION } from '../../../src/core/limits.ts';
import type { ServiceContext } from '../../host-options.ts';
import type { QueueService } from '../services.ts';
import { Queues } from './queues.ts';

/** Events of one moment come apart by up to this much, and so in any order. */
const SPREAD_MS = 200;

/** The queues of a host: consumers of its manifest, and the faults of kind `queue` that strike after a push. */
export function createQueue(context: ServiceContext): QueueService {
  const { manifest, faults } = context;
  const siteOf = (installation: string) => context.installation(installation)?.site ?? '';
  const timeouts = new Map(manifest.functions.map((one) => [one.key, one.timeoutSeconds]));
  const queues = new Queues({
    database: context.database,
    clock: context.clock,
    random: context.random.fork('queue'),
    consumers: manifest.consumers.map((consumer) => ({
      queue: consumer.queue,
      timeoutSeconds: timeouts.get(consumer.function) ?? INVOCATION.asyncSeconds,
    })),
    dispatch: (installation, queue, event, origin) => context.consume(installation, queue, event, origin),
    latencyMs: (installation) =>
      (faults.strike('queue', siteOf(installation), (fault) => fault.delaySeconds !== undefined)
        ?.delaySeconds ?? 0) * 1000,
    spreadMs: () => SPREAD_MS,
    duplicates: (installation) =>
      faults.strike('queue', siteOf(installation), (fault) => fault.duplicate !== undefined)?.duplicate ?? 0,
  });
  return {
    handle: async (installation, path, init, origin) => queues.handle(installation, path, init, origin),
    pending: () => queues.pending(),
    forget: (installation) => queues.remove(installation),
    dispose: () => queues.dispose(),
  };
}
