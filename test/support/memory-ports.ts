import type { JiraProject } from '../../src/core/ports/jira.ts';
import type { Ports } from '../../src/core/ports/ports.ts';
import { forgetful } from './forgetful-memo.ts';
import { MemoryJira } from './memory-jira.ts';
import { MemoryQueue } from './memory-queue.ts';
import { MemoryStore } from './memory-store.ts';

const START = 1_767_603_600;

export interface MemoryPorts {
  readonly ports: Ports;
  readonly store: MemoryStore;
  readonly jira: MemoryJira;
  readonly queue: MemoryQueue;
  /** Epoch seconds; a test moves it. */
  readonly time: { now: number; remaining: number };
}

const PROJECT: JiraProject = { id: '10', key: 'A', name: 'A', typeKey: 'software', issueTypes: [] };

/** All ports of one site in memory; its partner answers nothing unless `call` says so. */
export function memoryPorts(call: Ports['peer']['call'] = silent): MemoryPorts {
  const time = { now: START, remaining: 900 };
  const now = () => time.now * 1000;
  const store = new MemoryStore({ now });
  const queue = new MemoryQueue({ now });
  const jira = new MemoryJira({ now, project: PROJECT, firstId: 100 });
  let tokens = 0;
  const ports: Ports = {
    store,
    queue,
    jira,
    memo: forgetful,
    scripts: { run: () => Promise.reject(new Error('no script runs here')) },
    budget: { left: async () => 10_000, hasRoom: () => true },
    clock: { now, remaining: () => time.remaining * 1000 },
    random: {
      token: () => `t${++tokens}`,
      short: () => `s${++tokens}`,
      bytes: (length) => new Uint8Array(length),
    },
    log: { note: () => undefined },
    peer: { call },
  };
  return { ports, store, jira, queue, time };
}

const silent: Ports['peer']['call'] = async () => ({ ok: false, reason: 'not-sent' });
