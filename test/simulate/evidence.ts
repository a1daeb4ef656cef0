import * as z from 'zod';
import type { CallWatch } from '../../host/faults/call-watch.ts';
import type { Fault } from '../../host/faults/fault.ts';
import type { PlatformCall } from '../../host/forge/platform/call.ts';
import type { Host } from '../../host/host.ts';
import type { Collection } from '../../host/jira/collection.ts';
import type { IssueLink } from '../../host/jira/model.ts';

/** A call of the app to the platform. */
export interface AppCall {
  /** Epoch milliseconds at which it was made; its effect may come later. */
  readonly at: number;
  readonly site: string;
  /** Like `jira.PUT /rest/api/3/issue/10001` or `store.get`. */
  readonly name: string;
  readonly invocation: string;
  /** Module that runs, like `change-consumer`. */
  readonly module: string;
  /** When the function that makes it was begun. */
  readonly since: number;
  /** When it was begun, every running connection of the site said that Jira is not to be asked. */
  readonly forbidden: boolean;
}

/** A 429 that the app has heard. */
export interface Limited extends AppCall {
  readonly reason: string | undefined;
  /** Epoch milliseconds up to which its reason forbids further calls. */
  readonly until: number;
}

export type Created = 'issue' | 'comment' | 'attachment' | 'worklog';

/** Something that the app made at a Jira, whether or not it still exists. */
export interface AppCreate {
  readonly site: string;
  readonly kind: Created;
  readonly id: string;
  readonly issue: string;
  /** The entity property `counterpart` as it was first seen. */
  property: unknown;
  /** Name of a file. */
  readonly name: string | undefined;
  readonly at: number;
}

interface MadeRecord {
  readonly id: string;
  readonly issueId?: string;
  readonly properties?: Readonly<Record<string, unknown>>;
  readonly filename?: string;
  readonly authorId?: string;
  readonly creatorId?: string;
}

const runningConnection = z.looseObject({
  state: z.literal('active'),
  data: z.looseObject({
    breaker: z.looseObject({ why: z.string(), until: z.number().optional() }).optional(),
  }),
});

/** What a run leaves behind for the checkers: seen from outside of the app, at Jira's and the platform's doors. */
export class Evidence implements CallWatch {
  readonly calls: AppCall[] = [];
  readonly limited: Limited[] = [];
  readonly creates: AppCreate[] = [];
  /** Every issue link that there ever was, by site and id, whoever made it. */
  readonly links = new Map<string, IssueLink>();
  /** Faults that struck a call. */
  struckCalls = 0;
  /** Kinds of the faults that struck a function, by invocation. */
  readonly struckFunctions = new Map<string, { readonly at: number; readonly kind: string }[]>();
  /** Names of the calls in their order, for replays that compare two runs. */
  readonly trace: string[] = [];
  #begun = new Map<string, { readonly since: number; readonly forbidden: boolean }>();
  #host: Host | undefined;
  #tracing: boolean;

  constructor(tracing: boolean) {
    this.#tracing = tracing;
  }

  /** From now on. */
  watch(host: Host): void {
    this.#host = host;
    for (const { name, jira, installation } of host.sites()) {
      const app = installation?.appAccountId;
      const { issues, comments, attachments, worklogs, issueLinks } = jira.state;
      if (app === undefined) throw new Error(`The app is not installed on ${name}.`);
      this.#watchCreates(name, 'issue', issues, app);
      this.#watchCreates(name, 'comment', comments, app);
      this.#watchCreates(name, 'attachment', attachments, app);
      this.#watchCreates(name, 'worklog', worklogs, app);
      issueLinks.watch(({ id, after }) => {
        if (after !== undefined) this.links.set(`${name} ${id}`, after);
      });
    }
  }

  note(line: string): void {
    if (this.#tracing) this.trace.push(`${(this.#now() / 1000).toFixed(3)} ${line}`);
  }

  called(call: PlatformCall): void {
    const seen = this.#seen(call);
    this.calls.push(seen);
    if (this.#tracing) this.note(`${seen.site} ${call.invocation.request.moduleKey} ${seen.name}`);
  }

  struck(fault: Fault, call: PlatformCall): void {
    this.struckCalls += 1;
    const struck = this.struckFunctions.get(call.invocation.id) ?? [];
    this.struckFunctions.set(call.invocation.id, [...struck, { at: this.#now(), kind: fault.kind }]);
    if (this.#tracing)
      this.note(`${call.invocation.request.installation.site} FAULT ${JSON.stringify(fault)}`);
    if (fault.kind !== 'jira' || fault.status !== 429) return;
    const until = this.#now() + (fault.retryAfter ?? 0) * 1000;
    this.limited.push({ ...this.#seen(call), reason: fault.reason, until });
  }

  #seen(call: PlatformCall): AppCall {
    const { invocation, name } = call;
    const at = this.#now();
    const { site } = invocation.request.installation;
    const begun = this.#begun.get(invocation.id) ?? { since: at, forbidden: this.#isForbidden(site) };
    this.#begun.set(invocation.id, begun);
    return { at, site, name, invocation: invocation.id, module: invocation.request.moduleKey, ...begun };
  }

  /** Looked up only while some 429 of the site has not run out. */
  #isForbidden(site: string): boolean {
    const now = this.#now();
    if (!this.limited.some((limited) => limited.site === site && limited.until > now)) return false;
    const running = (this.#host?.records(site, 'connection:') ?? []).flatMap(({ value }) => {
      const parsed = runningConnection.safeParse(value);
      return parsed.success ? [parsed.data.data.breaker] : [];
    });
    return running.every((breaker) => breaker?.why === 'limited' && (breaker.until ?? 0) * 1000 > now);
  }

  #now(): number {
    return this.#host?.clock.now() ?? 0;
  }

  #watchCreates<T extends MadeRecord>(site: string, kind: Created, from: Collection<T>, app: string): void {
    const made = new Map<string, AppCreate>();
    from.watch(({ id, before, after }) => {
      const known = made.get(id);
      if (after === undefined) {
        // A request that fails is undone within its moment: nothing was ever made.
        if (known?.at === this.#now()) this.creates.splice(this.creates.indexOf(known), 1);
        return;
      }
      if (known !== undefined) known.property ??= after.properties?.['counterpart'];
      if (before !== undefined || (after.authorId ?? after.creatorId) !== app) return;
      const create: AppCreate = {
        site,
        kind,
        id,
        issue: after.issueId ?? id,
        property: after.properties?.['counterpart'],
        name: after.filename,
        at: this.#now(),
      };
      made.set(id, create);
      this.creates.push(create);
    });
  }
}
