import { INVOCATION } from '../../../src/core/limits.ts';
import type { HostClock } from '../../clock/host-clock.ts';
import type { Database } from '../../database.ts';
import { type FaultRegistry, fitsPattern } from '../../faults/fault-registry.ts';
import type { ProductEvent } from '../../jira/site.ts';
import type { Manifest } from '../../manifest.ts';
import type { Random } from '../../random.ts';
import type { Installation, License } from '../installation.ts';
import type { InvocationOutcome, InvocationRequest } from '../runtime/invocation.ts';
import { EventRows, type StoredEvent } from './event-rows.ts';
import { retryOf } from './retry-answer.ts';

export interface ProductEventOptions {
  readonly database: Database;
  readonly manifest: Manifest;
  readonly clock: HostClock;
  readonly random: Random;
  readonly faults: FaultRegistry;
  /** Milliseconds between a change and its event in calm weather. */
  readonly delay: number;
  /** Rough weather delays events by up to three minutes, in no order. */
  readonly weather: 'calm' | 'rough';
  installation(id: string): Installation | undefined;
  license(installation: Installation): License | undefined;
  invoke(request: InvocationRequest): Promise<InvocationOutcome>;
}

type Trigger = Manifest['triggers'][number];

const LONGEST_DELAY_MS = INVOCATION.productEventDelaySeconds * 1000;
const REORDER_WITHIN_MS = 30_000;
const FIRST_RETRY_SECONDS = 5;

/** Brings what happens in Jira to the app's triggers: late, sometimes twice or never, in no order, 4 retries. */
export class ProductEvents {
  private readonly options: ProductEventOptions;
  private readonly rows: EventRows;

  constructor(options: ProductEventOptions) {
    this.options = options;
    this.rows = new EventRows(options.database);
    for (const event of this.rows.all()) this.arm(event);
  }

  /** Events that are still to be delivered. */
  get pending(): number {
    return this.rows.count();
  }

  publish(installation: Installation, event: ProductEvent): void {
    const payload = { eventType: event.name, ...event.payload };
    const text = JSON.stringify(payload);
    if (Buffer.byteLength(text) > INVOCATION.productEventBytes) return;
    for (const trigger of this.options.manifest.triggers) {
      for (const one of trigger.events) {
        if (one.eventType !== event.name) continue;
        const filters = [trigger.filter, one.filter];
        if (filters.some((filter) => this.isHeldBack(filter, installation, event))) continue;
        this.enqueue(installation, trigger, event, text);
      }
    }
  }

  /** What was on its way to an installation that is gone. */
  forget(installation: string): void {
    this.rows.forget(installation);
  }

  private isHeldBack(filter: Trigger['filter'], installation: Installation, event: ProductEvent): boolean {
    if (filter?.ignoreSelf && event.actorId === installation.appAccountId) return true;
    if (!filter?.appIsLicensed) return false;
    return this.options.license(installation)?.isActive === false;
  }

  private enqueue(installation: Installation, trigger: Trigger, event: ProductEvent, text: string): void {
    const { faults, clock } = this.options;
    const fault = faults.strike('event', installation.site, (one) => fitsPattern(one.name, event.name));
    if (faults.chance(fault?.drop ?? 0)) return;
    const copies = faults.chance(fault?.duplicate ?? 0) ? 2 : 1;
    for (let copy = 0; copy < copies; copy += 1) {
      const extra = faults.lateness(fault) + (fault?.reorder ? faults.between(0, REORDER_WITHIN_MS) : 0);
      const due = clock.now() + this.delay() + extra + copy * faults.between(0, REORDER_WITHIN_MS);
      const row = {
        installation: installation.id,
        module: trigger.key,
        name: event.name,
        payload: text,
        due,
      };
      this.arm(this.rows.add({ ...row, attempt: 0, retry: null }));
    }
  }

  private delay(): number {
    const { weather, delay, random } = this.options;
    return weather === 'calm' ? delay : delay + random.next() * (LONGEST_DELAY_MS - delay);
  }

  private arm(event: StoredEvent): void {
    this.options.clock.at(event.due, () => this.deliver(event));
  }

  private async deliver(event: StoredEvent): Promise<void> {
    const { manifest } = this.options;
    const installation = this.options.installation(event.installation);
    const trigger = manifest.triggers.find((one) => one.key === event.module);
    if (installation === undefined || trigger === undefined || !this.rows.has(event.id)) {
      return this.rows.remove(event.id);
    }
    const payload: unknown = JSON.parse(event.payload);
    const retryContext: unknown = event.retry === null ? undefined : JSON.parse(event.retry);
    const outcome = await this.options.invoke({
      installation,
      kind: 'trigger',
      moduleKey: trigger.key,
      functionKey: trigger.function,
      event: { ...asObject(payload), ...(retryContext === undefined ? {} : { retryContext }) },
    });
    const retry = retryOf(outcome);
    if (retry === undefined || event.attempt >= INVOCATION.productEventRetries)
      return this.rows.remove(event.id);
    const attempt = event.attempt + 1;
    const seconds = retry.after ?? FIRST_RETRY_SECONDS * 2 ** event.attempt;
    const context = {
      retryCount: attempt,
      retryReason: retry.reason,
      ...(retry.data === undefined ? {} : { retryData: retry.data }),
    };
    const due = this.options.clock.now() + seconds * 1000;
    this.arm(this.rows.postpone(event, { attempt, due, retry: JSON.stringify(context) }));
  }
}

function asObject(value: unknown): object {
  return typeof value === 'object' && value !== null ? value : {};
}
