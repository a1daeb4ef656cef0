import type { HostClock } from '../../clock/host-clock.ts';
import type { Database } from '../../database.ts';
import type { FaultRegistry } from '../../faults/fault-registry.ts';
import type { Manifest } from '../../manifest.ts';
import type { Installation, License } from '../installation.ts';
import type { InvocationOutcome, InvocationRequest } from '../runtime/invocation.ts';

export interface SchedulerOptions {
  readonly database: Database;
  readonly manifest: Manifest;
  readonly clock: HostClock;
  readonly faults: FaultRegistry;
  installation(id: string): Installation | undefined;
  license(installation: Installation): License | undefined;
  invoke(request: InvocationRequest): Promise<InvocationOutcome>;
}

type Schedule = Manifest['schedules'][number];

const FIRST_RUN_MS = 300_000;
const interval = { fiveMinute: 300_000, hour: 3_600_000, day: 86_400_000, week: 604_800_000 } as const;

/** Calls the scheduled functions of every installation. A run that fails is not repeated. */
export class Scheduler {
  private readonly options: SchedulerOptions;
  private readonly timers = new Map<string, () => void>();

  constructor(options: SchedulerOptions) {
    this.options = options;
    options.database.run(
      `CREATE TABLE IF NOT EXISTS schedule (
         installation TEXT NOT NULL, module TEXT NOT NULL, next REAL NOT NULL,
         PRIMARY KEY (installation, module))`,
    );
  }

  /** Starts or takes up again the schedules of an installation; the first run comes five minutes after install. */
  start(installation: Installation): void {
    const { database, clock, manifest } = this.options;
    for (const schedule of manifest.schedules) {
      const row = database.get(
        'SELECT next FROM schedule WHERE installation = ? AND module = ?',
        installation.id,
        schedule.key,
      );
      this.arm(installation.id, schedule, Number(row?.['next'] ?? clock.now() + FIRST_RUN_MS));
    }
  }

  stop(installation: string): void {
    for (const [key, cancel] of this.timers) {
      if (!key.startsWith(`${installation}/`)) continue;
      cancel();
      this.timers.delete(key);
    }
    this.options.database.run('DELETE FROM schedule WHERE installation = ?', installation);
  }

  private arm(installation: string, schedule: Schedule, next: number): void {
    this.options.database.run(
      `INSERT INTO schedule (installation, module, next) VALUES (?, ?, ?)
       ON CONFLICT (installation, module) DO UPDATE SET next = excluded.next`,
      installation,
      schedule.key,
      next,
    );
    const cancel = this.options.clock.at(next, () => this.fire(installation, schedule, next), 'schedule');
    this.timers.set(`${installation}/${schedule.key}`, cancel);
  }

  private async fire(id: string, schedule: Schedule, due: number): Promise<void> {
    const { clock, faults } = this.options;
    const installation = this.options.installation(id);
    if (installation === undefined) return;
    // Runs that were missed while nobody moved the clock are not made up for.
    const step = interval[schedule.interval];
    this.arm(id, schedule, due + step * Math.max(1, Math.ceil((clock.now() - due + 1) / step)));
    if (schedule.filter?.appIsLicensed && this.options.license(installation)?.isActive === false) return;
    const fault = faults.standing('scheduler', installation.site);
    if (fault?.silent) return;
    const runs = fault?.twice ? [this.run(installation, schedule), this.run(installation, schedule)] : [];
    if (runs.length === 0) runs.push(this.run(installation, schedule));
    await Promise.all(runs);
  }

  private async run(installation: Installation, schedule: Schedule): Promise<void> {
    await this.options.invoke({
      installation,
      kind: 'scheduledTrigger',
      moduleKey: schedule.key,
      functionKey: schedule.function,
      event: {
        context: { cloudId: installation.cloudId, moduleKey: schedule.key },
        contextToken: '',
      },
    });
  }
}
