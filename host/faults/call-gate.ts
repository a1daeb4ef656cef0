import type { HostClock } from '../clock/host-clock.ts';
import type { PlatformCall } from '../forge/platform/call.ts';
import type { CallWatch } from './call-watch.ts';
import type { FaultOf } from './fault.ts';
import { type FaultRegistry, fitsPattern } from './fault-registry.ts';

/**
 * Stands before and behind every call of the app to the platform: ends the function, holds it back, or answers
 * in the platform's place. Behind the call the effect has happened and only the answer is lost.
 */
export class CallGate {
  private readonly faults: FaultRegistry;
  private readonly clock: HostClock;
  private readonly watch: CallWatch;

  constructor(faults: FaultRegistry, clock: HostClock, watch: CallWatch = {}) {
    this.faults = faults;
    this.clock = clock;
    this.watch = watch;
  }

  /** The answer instead of the real one, if a fault gives one. */
  async pass(call: PlatformCall, when: 'before' | 'after'): Promise<Response | undefined> {
    const { site } = call.invocation.request.installation;
    const here = (fault: { at: string; when: string }) =>
      fault.when === when && fitsPattern(fault.at, call.name);
    if (when === 'before') this.watch.called?.(call);
    if (this.faults.none) return undefined;
    const pause = this.faults.strike('pause', site, here);
    if (pause !== undefined) {
      this.watch.struck?.(pause, call);
      await (pause.seconds === undefined ? this.held() : this.clock.sleep(pause.seconds * 1000));
      // The process that would have made the call was ended while it stood still.
      if (when === 'before' && !call.invocation.isOpen) return new Promise(() => undefined);
    }
    const kill = this.faults.strike('kill', site, here);
    if (kill !== undefined) {
      this.watch.struck?.(kill, call);
      call.invocation.fail('killed', new Error(`The function was ended ${when} ${call.name}.`));
      return new Promise(() => undefined);
    }
    if (call.kind === 'jira') return this.jira(call, site, when);
    if (call.kind === 'store') return this.store(call, site, when);
    if (call.kind === 'queue') return this.queue(call, site, when);
    return undefined;
  }

  private async held(): Promise<void> {
    const resume = this.clock.waiting();
    await this.faults.untilCleared();
    resume();
  }

  private jira(call: PlatformCall, site: string, when: string): Response | undefined {
    const method = (call.init.method ?? 'GET').toUpperCase();
    const path = call.path.split('?')[0] ?? call.path;
    const fault = this.faults.strike(
      'jira',
      site,
      (one) =>
        one.when === when &&
        (one.method === undefined || one.method.toUpperCase() === method) &&
        (fitsPattern(one.endpoint, path) || fitsPattern(one.endpoint, `${method} ${path}`)),
    );
    if (fault === undefined) return undefined;
    this.watch.struck?.(fault, call);
    return jiraAnswer(fault, `The local host was told to fail ${method} ${path}.`);
  }

  private store(call: PlatformCall, site: string, when: string): Response | undefined {
    const fault = this.faults.strike(
      'store',
      site,
      (one) => one.when === when && fitsPattern(one.at, call.name),
    );
    if (fault === undefined) return undefined;
    this.watch.struck?.(fault, call);
    const headers = new Headers();
    if (fault.retryAfter !== undefined) headers.set('retry-after', String(fault.retryAfter));
    const message = `The local host was told to fail ${call.name}.`;
    return Response.json({ code: fault.code, message }, { status: fault.status, headers });
  }

  private queue(call: PlatformCall, site: string, when: string): Response | undefined {
    const fits = (one: { status?: number | undefined; when: string }) =>
      one.status !== undefined && one.when === when;
    const fault = call.name === 'queue.push' ? this.faults.strike('queue', site, fits) : undefined;
    if (fault?.status === undefined) return undefined;
    this.watch.struck?.(fault, call);
    const message = 'The local host was told to fail a push.';
    return Response.json({ message, errorMessage: message }, { status: fault.status });
  }
}

/** Throws as Node's fetch does where the connection breaks. */
function jiraAnswer(fault: FaultOf<'jira'>, message: string): Response {
  if (fault.answer === 'reset') {
    const cause = Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' });
    throw new TypeError('fetch failed', { cause });
  }
  const headers = new Headers();
  if (fault.reason !== undefined) headers.set('ratelimit-reason', fault.reason);
  if (fault.retryAfter !== undefined) headers.set('retry-after', String(fault.retryAfter));
  if (fault.answer === 'html') {
    headers.set('content-type', 'text/html');
    return new Response('<!DOCTYPE html><title>Atlassian</title>', { status: fault.status, headers });
  }
  const errors = Object.fromEntries(fault.fields.map((field) => [field, `Field '${field}' cannot be set.`]));
  const errorMessages = fault.fields.length === 0 ? [message] : [];
  return Response.json({ errorMessages, errors }, { status: fault.status, headers });
}
