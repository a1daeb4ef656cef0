import { quickJsRunner } from '../../src/adapters/script/quickjs-runner.ts';
import { type Connection, connectionKind } from '../../src/core/connection/connection-record.ts';
import type { PeerResult } from '../../src/core/ports/peer.ts';
import type { Ports } from '../../src/core/ports/ports.ts';
import type { Job } from '../../src/core/ports/queue.ts';
import { blobPayload } from '../../src/core/protocol/kinds/blob.ts';
import { receiptPayload } from '../../src/core/protocol/kinds/receipt.ts';
import { syncPayload } from '../../src/core/protocol/kinds/sync.ts';
import { basicVersion } from '../../src/core/rules/basic-version.ts';
import { ROUTES_KEY, type Routes, routesKind } from '../../src/core/rules/routes.ts';
import { versionKey, versionKind } from '../../src/core/rules/version.ts';
import type { IssueChange } from '../../src/core/sync/issue-change.ts';
import { completeClaim } from '../../src/usecases/birth/complete-claim.ts';
import { startSync } from '../../src/usecases/birth/start-sync.ts';
import { pullAttachments } from '../../src/usecases/children/pull-attachments.ts';
import { serveBlob } from '../../src/usecases/children/serve-blob.ts';
import { receiveSync } from '../../src/usecases/incoming/receive-sync.ts';
import { takeReceipt } from '../../src/usecases/incoming/take-receipt.ts';
import { noteChange } from '../../src/usecases/outgoing/note-change.ts';
import { sendChanges } from '../../src/usecases/outgoing/send-changes.ts';
import { reconcile } from '../../src/usecases/upkeep/reconcile.ts';
import { sweep } from '../../src/usecases/upkeep/sweep.ts';
import { forgetful } from '../support/forgetful-memo.ts';
import { setField } from '../support/memory-issue.ts';
import { MemoryJira } from '../support/memory-jira.ts';
import { MemoryStore } from '../support/memory-store.ts';
import type { Task, World } from './world.ts';

/** A line of a site's conflict log. */
export interface ConflictSeen {
  readonly site: string;
  readonly path: string;
  /** Epoch milliseconds. */
  readonly at: number;
  /** The value that gave way, where it was kept. */
  readonly lost: string | undefined;
  readonly why: string;
}

/** What a run counts and remembers beyond the two Jiras. */
export interface Tally {
  sends: number;
  writes: number;
  created: string[];
  conflicts: ConflictSeen[];
}

export interface SiteOptions {
  readonly name: string;
  readonly firstId: number;
  readonly connections: readonly Connection[];
  /** Connections under which every issue of the project starts a sync. */
  readonly triggers: readonly string[];
}

/** Everything of an installation that outlives a single run of a function. */
export class Site {
  readonly name: string;
  readonly jira: MemoryJira;
  readonly store: MemoryStore;
  readonly world: World;
  readonly tally: Tally;
  /** Delivers a message to the peer of a connection. */
  wire: (connection: string, kind: string, payload: unknown) => Promise<PeerResult> = async () => ({
    ok: false,
    reason: 'not-sent',
  });
  /** Whether an automation rule of this site answers every change of the summary by the app. */
  automated = false;
  #tokens = 0;
  #rules = 0;

  constructor(world: World, tally: Tally, options: SiteOptions) {
    this.name = options.name;
    this.world = world;
    this.tally = tally;
    this.store = new MemoryStore({
      now: () => world.now,
      queryLag: () => (world.chance(0.3) ? world.random() * 20_000 : 0),
    });
    this.jira = new MemoryJira({
      now: () => world.now,
      firstId: options.firstId,
      indexLag: () => (world.chance(0.5) ? world.random() * 120_000 : 0),
      project: {
        id: String(options.firstId),
        key: options.name.toUpperCase(),
        name: options.name,
        typeKey: 'software',
        issueTypes: [{ id: '1', name: 'Task', level: 0 }],
      },
      onCreated: (issue, trace) => this.#created(issue.id, trace),
    });
  }

  async begin(options: SiteOptions): Promise<void> {
    const project = { id: String(options.firstId), key: this.name.toUpperCase() };
    const routes: Routes['connections'] = {};
    for (const connection of options.connections) {
      const local = { ...connection.local, projectId: project.id, projectKey: project.key };
      await this.store.create(connectionKind, connection.id, { ...connection, local });
      await this.store.create(versionKind, versionKey(connection.id, 1), basicVersion(project));
      routes[connection.id] = {
        state: 'active',
        version: 1,
        projects: [project.id],
        reads: ['summary', 'description', 'issuetype', 'comment', 'attachment'],
        out: 'automatic',
        triggers: options.triggers.includes(connection.id)
          ? [{ id: 't', fromPartners: true, jql: '', tree: { op: 'always' }, fields: [] }]
          : [],
      };
    }
    await this.store.create(routesKind, ROUTES_KEY, { v: 1, rev: 1, token: 'r', connections: routes });
  }

  /** A person or an automation rule has changed something: the platform may or may not say so. */
  changed(issue: string, what: IssueChange['what'], changed?: string[]): void {
    const tell = (delay: number) =>
      this.world.after(delay, () =>
        this.world.spawn(this.name, 'event', 25, (task) =>
          noteChange(this.ports(task), {
            issue,
            what,
            bySelf: false,
            facts: {},
            ...(changed ? { changed } : {}),
          }),
        ),
      );
    if (!this.world.chance(0.02)) tell(this.world.random() * (this.world.chance(0.1) ? 400 : 5));
    if (this.world.chance(0.05)) tell(this.world.random() * 300);
  }

  #created(issue: string, trace: string | undefined): void {
    this.tally.created.push(issue);
    if (this.world.chance(0.3)) return;
    this.world.after(this.world.random() * 60, () =>
      this.world.spawn(this.name, 'created', 25, (task) =>
        completeClaim(this.ports(task), { issue, ...(trace === undefined ? {} : { trace }) }),
      ),
    );
  }

  sweep(): void {
    this.world.spawn(this.name, 'sweep', 300, (task) => sweep(this.ports(task)));
  }

  reconcile(): void {
    this.world.spawn(this.name, 'reconcile', 900, (task) => reconcile(this.ports(task)));
  }

  async receive(task: Task, connection: string, kind: string, payload: unknown): Promise<unknown> {
    const ports = this.ports(task);
    const record = await this.store.get(connectionKind, connection);
    if (!record) return { code: 'unknown' };
    if (kind === 'sync') return receiveSync(ports, record, syncPayload.parse(payload));
    if (kind === 'blob') return serveBlob(ports, record, blobPayload.parse(payload));
    return takeReceipt(ports, record, receiptPayload.parse(payload));
  }

  #run(job: Job): void {
    const seconds = job.queue === 'attachments' ? 900 : 120;
    this.world.spawn(
      this.name,
      `${job.kind}:${'issue' in job ? job.issue : job.connection}`,
      seconds,
      async (task) => {
        const ports = this.ports(task);
        if (job.kind === 'send') await sendChanges(ports, job);
        if (job.kind === 'sweep') await sweep(ports);
        if (job.kind === 'pull') await pullAttachments(ports, job);
        if (job.kind === 'first-sync') await startSync(ports, { ...job, by: 'trigger' });
      },
      (_value, dead) => {
        // The platform delivers a job again whose run failed, but not for ever.
        if (dead && this.world.random() < 0.5) this.world.after(30, () => this.#run(job));
      },
    );
  }

  ports(task: Task): Ports {
    const { world } = this;
    const clock = { now: () => world.now, remaining: () => Math.max(0, task.end - world.now) };
    return {
      clock,
      random: {
        token: () => {
          this.#tokens += 1;
          return `${this.name}-token-${this.#tokens}`.padEnd(22, 'x');
        },
        short: () => {
          this.#tokens += 1;
          return `${this.name}-${this.#tokens}`;
        },
        bytes: (length) => new Uint8Array(length),
      },
      memo: forgetful,
      log: { note: (event, facts) => this.#log(task, event, facts) },
      store: stepped(world, task, 'store', this.store),
      jira: stepped(world, task, 'jira', this.jira, (name, args) => this.#count(name, args)),
      budget: { left: async () => Number.POSITIVE_INFINITY, hasRoom: () => true },
      scripts: quickJsRunner(),
      queue: {
        push: (job, delay = 0) =>
          world.step(task, 'push', async () => {
            if (!world.chance(0.05)) world.after(delay + world.random() * 3, () => this.#run(job));
            if (world.chance(0.05)) world.after(delay + world.random() * 60, () => this.#run(job));
          }),
      },
      peer: {
        call: (connection, kind, payload) => {
          if (kind === 'sync') this.tally.sends += 1;
          world.note(() => `${this.name} ${task.label} SENDS ${kind} ${shown(payload, 900)}`);
          return this.wire(connection, kind, payload);
        },
      },
    };
  }

  /** An automation rule that sets the summary whenever the app has. */
  #automate(id: string, write: string): void {
    if (!this.automated || !write.includes('"summary"')) return;
    this.world.after(1 + this.world.random() * 4, () => {
      const issue = this.jira.find(id);
      if (!issue) return;
      this.#rules += 1;
      setField(issue, 'summary', `${this.name} rule ${this.#rules}`, { at: this.world.now, app: true });
      this.changed(id, 'updated', ['summary']);
    });
  }

  #log(task: Task, event: string, facts: Readonly<Record<string, string | number | boolean>> = {}): void {
    this.world.note(`${this.name} ${task.label} ${event} ${JSON.stringify(facts)}`);
  }

  #count(name: string, args: readonly unknown[]): void {
    if (/^(create|update|add|delete)/.test(name)) this.tally.writes += 1;
    if (name === 'updateIssue') this.#automate(String(args[0]), JSON.stringify(args[1]));
  }
}

/** Record kinds carry schemas, which say nothing in a trace. */
function shown(value: unknown, length: number): string {
  const text = JSON.stringify(value, (name, member: unknown) => (name === 'schema' ? undefined : member));
  return (text ?? '').slice(0, length);
}

/** Every method of a port becomes a step of the scheduler. */
function stepped<T extends object>(
  world: World,
  task: Task,
  port: string,
  target: T,
  called: (name: string, args: readonly unknown[]) => void = () => {},
): T {
  return new Proxy(target, {
    get(_target, name) {
      const method: unknown = Reflect.get(target, name, target);
      if (typeof method !== 'function') return method;
      return (...args: unknown[]) =>
        world.step(task, `${port}.${String(name)}`, async () => {
          called(String(name), args);
          const value: unknown = await Reflect.apply(method, target, args);
          world.note(
            () =>
              `${task.site} ${task.label} ${port}.${String(name)} ${shown(args, 900)} -> ${shown(value, 500)}`,
          );
          return value;
        });
    },
  });
}
