import { VirtualClock } from '../../host/clock/virtual-clock.ts';
import type { Dispatch } from '../../host/forge/queue/deliveries.ts';
import { Queues, type QueuesOptions } from '../../host/forge/queue/queues.ts';
import { SeededRandom } from '../../host/random/seeded-random.ts';
import { installForgePlatform } from './forge-platform.ts';
import { TEST_INSTALLATION, TEST_START, TestDatabase, type TestPlace } from './test-kvs.ts';

export interface Delivered {
  readonly installation: string;
  readonly queue: string;
  readonly event: Readonly<Record<string, unknown>>;
  readonly origin: string;
  /** Epoch milliseconds. */
  readonly at: number;
}

/** The host's queues behind the real `@forge/events`, on virtual time, with consumers that the test gives. */
export class TestQueues {
  readonly clock = new VirtualClock({ start: TEST_START, patienceMs: 100 });
  readonly delivered: Delivered[] = [];
  /** Who pushes, and the invocation at which the chain of pushes began. */
  installation = TEST_INSTALLATION;
  origin = 'origin-1';
  readonly #database: TestDatabase;
  readonly #options: Partial<QueuesOptions>;
  readonly #uninstall: () => void;
  #queues: Queues;

  constructor(place: TestPlace, consume?: Dispatch, options: Partial<QueuesOptions> = {}) {
    this.#database = new TestDatabase(place);
    this.#options = { ...options, dispatch: consume ?? (async () => ({ ok: true, value: undefined })) };
    this.#queues = this.#open();
    this.#uninstall = installForgePlatform({
      queue: (path, init) => this.#queues.handle(this.installation, path, init, this.origin),
    });
  }

  get queues(): Queues {
    return this.#queues;
  }

  /** What was delivered since the last call, with what is due now. */
  async take(): Promise<Delivered[]> {
    await this.clock.drain({ virtualSeconds: 0 });
    return this.delivered.splice(0);
  }

  /** As after a crash: what runs is lost with its process. */
  restart(): void {
    this.#queues.dispose();
    this.#database.reopen();
    this.#queues = this.#open();
  }

  remove(): void {
    this.#queues.dispose();
    this.#uninstall();
    this.clock.dispose();
    this.#database.remove();
  }

  #open(): Queues {
    const { dispatch, ...options } = this.#options;
    return new Queues({
      database: this.#database.database,
      clock: this.clock,
      random: new SeededRandom('queues'),
      consumers: [
        { queue: 'changes', timeoutSeconds: 120 },
        { queue: 'attachments', timeoutSeconds: 900 },
        { queue: 'short', timeoutSeconds: 55 },
      ],
      ...options,
      dispatch: async (installation, queue, event, origin) => {
        this.delivered.push({ installation, queue, event, origin, at: this.clock.now() });
        return dispatch?.(installation, queue, event, origin);
      },
    });
  }
}
