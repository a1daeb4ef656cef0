import { describe, expect, it } from 'vitest';
import { forgetful } from '../../../test/support/forgetful-memo.ts';
import { MemoryJira } from '../../../test/support/memory-jira.ts';
import { MemoryQueue } from '../../../test/support/memory-queue.ts';
import { MemoryStore } from '../../../test/support/memory-store.ts';
import type { JiraIssue } from '../../core/ports/jira.ts';
import { PortError } from '../../core/ports/port-error.ts';
import type { Ports } from '../../core/ports/ports.ts';
import { ROUTES_KEY, type Routes, routesKind } from '../../core/rules/routes.ts';
import { choreKind } from '../../core/sync/records/chore.ts';
import { dueKind } from '../../core/sync/records/due.ts';
import { reconcile } from './reconcile.ts';
import { sweep } from './sweep.ts';

const HOUR = 3600;
const START = 1_767_603_600;

interface Limits {
  now: number;
  points: number;
  seconds: number;
  fails: boolean;
}

/** A project whose issues were changed at given times (epoch seconds), searched by minutes and page by page. */
class ManyIssues extends MemoryJira {
  readonly searches: number[] = [];
  readonly #limits: Limits;
  readonly #issues: readonly JiraIssue[];

  constructor(limits: Limits, changed: readonly number[]) {
    const project = { id: '10', key: 'A', name: 'A', typeKey: 'software', issueTypes: [] };
    super({ now: () => limits.now * 1000, project, firstId: 1 });
    this.#limits = limits;
    this.#issues = changed.map((at, index) => issueOf(String(index + 1), at));
  }

  override async searchPage(jql: string, want: { fields: readonly string[]; next?: string | undefined }) {
    if (this.#limits.fails) throw new PortError('unavailable', 'Jira is away');
    if (jql.includes('99'))
      throw new PortError('invalid', 'The value 99 does not exist for the field project.');
    const minutes = Number(/-(\d+)m/.exec(jql)?.[1]);
    if (want.next === undefined) this.searches.push(minutes);
    const since = (this.#limits.now - minutes * 60) * 1000;
    const found = this.#issues.filter(({ updated }) => updated >= since);
    const from = Number(want.next ?? 0);
    const issues = found.slice(from, from + 100);
    this.#limits.points = Math.max(0, this.#limits.points - 1 - issues.length);
    return { issues, next: from + 100 < found.length ? String(from + 100) : undefined };
  }
}

function issueOf(id: string, at: number): JiraIssue {
  const project = { id: '10', key: 'A' };
  return { id, key: `A-${id}`, created: 0, updated: at * 1000, project, fields: {}, properties: {} };
}

const routes: Routes = {
  v: 1,
  rev: 1,
  token: 'r',
  connections: {
    c: {
      state: 'active',
      version: 1,
      projects: ['10'],
      reads: [],
      out: 'automatic',
      triggers: [
        { id: 't', fromPartners: false, jql: '', tree: { op: 'ask', clause: 'sprint' }, fields: [] },
      ],
    },
  },
};

async function site(changed: readonly number[]) {
  const limits: Limits = { now: START, points: 10_000, seconds: 900, fails: false };
  const now = () => limits.now * 1000;
  const store = new MemoryStore({ now });
  const queue = new MemoryQueue({ now });
  const jira = new ManyIssues(limits, changed);
  let tokens = 0;
  const ports: Ports = {
    store,
    queue,
    jira,
    memo: forgetful,
    budget: { left: async () => limits.points, hasRoom: () => true },
    clock: { now, remaining: () => limits.seconds * 1000 },
    random: {
      token: () => `t${++tokens}`,
      short: () => `s${++tokens}`,
      bytes: (length) => new Uint8Array(length),
    },
    log: { note: () => undefined },
    peer: { call: async () => ({ ok: false, reason: 'not-sent' }) },
    scripts: { run: () => Promise.reject(new Error('no script runs here')) },
  };
  await store.put(routesKind, ROUTES_KEY, routes);
  const looked = () => new Set(queue.waiting.map(({ job }) => ('issue' in job ? job.issue : ''))).size;
  const chore = () => store.get(choreKind, 'reconcile');
  return { ports, limits, store, jira, looked, chore };
}

/** `count` issues, changed so many seconds before the start, one a second. */
const before = (seconds: number, count: number) =>
  Array.from({ length: count }, (_, index) => START - seconds + index);

describe('the hourly search for changes', () => {
  it('looks back over the time since it last looked, and somewhat further', async () => {
    const { ports, limits, jira, chore } = await site([]);
    await reconcile(ports);
    expect(await chore()).toMatchObject({ at: START, until: 0 });
    limits.now += HOUR;
    await reconcile(ports);
    expect(jira.searches).toEqual([120 + 65, 60 + 65]);
    expect(await chore()).toMatchObject({ at: START + HOUR });
  });

  it('goes on where the points of the hour ended it, until every issue was looked at', async () => {
    const { ports, limits, jira, looked, chore } = await site(before(5000, 2500));
    limits.points = 1000;
    await reconcile(ports);
    expect(looked()).toBe(1000);
    expect(await chore()).toMatchObject({ at: 0, from: START - 5000 + 999, begun: START });
    limits.now += HOUR;
    limits.points = 10_000;
    await reconcile(ports);
    expect(looked()).toBe(2500);
    // From then on as if the first run had come to its end.
    expect(await chore()).toMatchObject({ at: START, until: 0 });
    expect((await chore())?.from).toBeUndefined();
    expect(jira.searches).toHaveLength(2);
  });

  it('gets past a minute in which more was changed than the points allow', async () => {
    const minute = Array.from({ length: 1500 }, () => START - 3000);
    const { ports, limits, looked } = await site([...minute, ...before(2000, 100)]);
    limits.points = 300;
    await reconcile(ports);
    limits.now += HOUR;
    limits.points = 300;
    await reconcile(ports);
    expect(looked()).toBe(1600);
  });

  it('ends before its time does, and the next run goes on', async () => {
    const { ports, limits, looked } = await site(before(5000, 300));
    limits.seconds = 30;
    for (let run = 0; run < 4; run += 1) {
      await reconcile(ports);
      limits.now += HOUR;
    }
    expect(looked()).toBe(300);
  });

  it('keeps still while others need what is left of the points, and then looks further back', async () => {
    const { ports, limits, jira, chore } = await site([]);
    await reconcile(ports);
    limits.now += HOUR;
    limits.points = 0;
    await reconcile(ports);
    expect(await chore()).toMatchObject({ at: START, until: 0 });
    limits.now += HOUR;
    limits.points = 100;
    await reconcile(ports);
    expect(jira.searches).toEqual([185, 185]);
  });

  it('is done by one of two that begin at once, and by the next where Jira did not answer', async () => {
    const { ports, limits, jira, chore } = await site(before(1000, 10));
    await Promise.all([reconcile(ports), reconcile(ports)]);
    expect(jira.searches).toHaveLength(1);
    limits.now += HOUR;
    limits.fails = true;
    await expect(reconcile(ports)).rejects.toThrow('away');
    expect(await chore()).toMatchObject({ at: START, until: 0 });
    limits.fails = false;
    await reconcile(ports);
    expect(await chore()).toMatchObject({ at: START + HOUR, until: 0 });
  });
});

describe('the hourly search', () => {
  it('is tried by sweeps where Jira has put it off, once', async () => {
    const { ports, limits, jira, looked, store } = await site(before(1000, 10));
    limits.points = 0;
    await reconcile(ports);
    limits.points = 1000;
    await sweep(ports);
    expect(jira.searches).toEqual([]);
    limits.now += 600;
    await sweep(ports);
    expect([jira.searches.length, looked()]).toEqual([1, 10]);
    await sweep(ports);
    expect(jira.searches).toHaveLength(1);
    expect((await store.list(dueKind, '')).rows).toEqual([]);
  });

  it('is not made twice where one that was put off came shortly before it, nor the one put off after it', async () => {
    const { ports, limits, jira } = await site(before(1000, 10));
    limits.points = 0;
    await reconcile(ports);
    limits.points = 1000;
    limits.now += HOUR - 300;
    await sweep(ports);
    expect(jira.searches).toHaveLength(1);
    limits.now += 300;
    await reconcile(ports);
    expect(jira.searches).toHaveLength(1);
    limits.now += HOUR;
    limits.points = 0;
    await reconcile(ports);
    limits.points = 1000;
    await reconcile(ports);
    expect(jira.searches).toHaveLength(2);
    limits.now += 900;
    await sweep(ports);
    expect(jira.searches).toHaveLength(2);
  });

  it('leaves out a space that Jira does not show, whose deletion nobody has told', async () => {
    const { ports, store, jira, looked, chore } = await site(before(1000, 10));
    const [route] = Object.values(routes.connections);
    if (!route) throw new Error('there is no route');
    const connections = { c: { ...route, projects: ['10', '99'] } };
    await store.put(routesKind, ROUTES_KEY, { ...routes, connections });
    await reconcile(ports);
    expect(looked()).toBe(10);
    expect(await chore()).toMatchObject({ at: START, until: 0 });
    await store.put(routesKind, ROUTES_KEY, {
      ...routes,
      connections: { c: { ...route, projects: ['99'] } },
    });
    await reconcile(ports);
    expect(jira.searches).toHaveLength(1);
  });
});

describe('the search that a sweep owes a connection whose routes have changed', () => {
  const due = { v: 1, what: 'reconcile', connection: 'c', at: START - 10, from: START - 400 } as const;

  it('stays due while there are no points for it, and is done once', async () => {
    const { ports, limits, store, jira, looked } = await site(before(300, 20));
    await store.put(dueKind, 'x', due);
    limits.points = 0;
    await sweep(ports);
    expect(await store.get(dueKind, 'x')).toEqual(due);
    limits.points = 1000;
    await sweep(ports);
    expect(looked()).toBe(20);
    expect(await store.get(dueKind, 'x')).toBeUndefined();
    await sweep(ports);
    expect(jira.searches).toHaveLength(1);
  });

  it('goes on where it was cut off', async () => {
    const { ports, limits, store, looked } = await site(before(390, 250));
    await store.put(dueKind, 'x', due);
    limits.points = 150;
    await sweep(ports);
    expect(await store.get(dueKind, 'x')).toMatchObject({ from: START - 390 + 199 });
    limits.points = 1000;
    await sweep(ports);
    expect(looked()).toBe(250);
  });
});
