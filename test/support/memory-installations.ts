import { createHash } from 'node:crypto';
import { wordsOf } from '../../src/core/connection/confirm.ts';
import type { Connection } from '../../src/core/connection/connection-record.ts';
import { connectionKind } from '../../src/core/connection/connection-record.ts';
import type { Attempt } from '../../src/core/connection/explained.ts';
import type { ConnectionPorts } from '../../src/core/ports/connection-ports.ts';
import { PortError } from '../../src/core/ports/port-error.ts';
import type { IncomingAnswer, OutgoingRequest } from '../../src/core/ports/transport.ts';
import type { RawRequest } from '../../src/core/protocol/request-head.ts';
import type { HttpAnswer } from '../../src/core/protocol/signed-answer.ts';
import { acceptInvitation } from '../../src/usecases/invitation/accept-invitation.ts';
import { confirmConnection } from '../../src/usecases/invitation/confirm-connection.ts';
import { invite } from '../../src/usecases/invitation/invite.ts';
import { readInvitation } from '../../src/usecases/invitation/read-invitation.ts';
import type { ItemHandlers } from '../../src/usecases/peer/answer-message.ts';
import { receiveMessage } from '../../src/usecases/peer/receive-message.ts';
import { forgetful } from './forgetful-memo.ts';
import { MemoryQueue } from './memory-queue.ts';
import { MemorySecretStore, MemoryStore } from './memory-store.ts';

/** One installation of the app over memory fakes, reachable by the others of its world. */
export interface MemoryInstallation {
  readonly name: string;
  readonly ports: ConnectionPorts;
  /** Store and secret operations so far. */
  readonly operations: () => number;
  /** Writes and removals of the store and the secrets, and calls of Jira, the wire and the queue. */
  readonly effects: () => number;
  readonly snapshot: () => ReadonlyMap<string, string>;
  readonly lines: string[];
  /** What answers the messages of items; tests put the engine here. */
  readonly items: ItemHandlers;
  /** Every item message that reached the engine's handlers. */
  readonly handled: string[];
  receive(raw: RawRequest): Promise<HttpAnswer>;
}

export interface MemoryWorld {
  readonly sites: readonly [MemoryInstallation, MemoryInstallation, MemoryInstallation];
  /** Requests as they left, for those who listen on the wire. */
  readonly wire: OutgoingRequest[];
  now: number;
  /** May change a request or an answer, or throw to lose it. */
  onWire: (request: OutgoingRequest, deliver: () => Promise<IncomingAnswer>) => Promise<IncomingAnswer>;
}

export const projectId = '10000';
export const admin = { name: 'Ann Admin', role: 'site-admin' } as const;

export function memoryWorld(): MemoryWorld {
  const world: MemoryWorld = {
    now: Date.UTC(2026, 0, 5, 9),
    wire: [],
    onWire: (_, deliver) => deliver(),
    sites: [site('blue', 1), site('green', 2), site('red', 3)],
  };
  function site(name: string, number: number): MemoryInstallation {
    return installation(name, number, {
      now: () => world.now,
      post: (request) => {
        world.wire.push(request);
        return world.onWire(request, () => deliver(world, request));
      },
    });
  }
  return world;
}

export function toRaw(request: { headers: Readonly<Record<string, string>>; body: string }): RawRequest {
  const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, [value]]));
  return { method: 'POST', headers, body: request.body };
}

async function deliver(world: MemoryWorld, request: OutgoingRequest): Promise<IncomingAnswer> {
  const target = world.sites.find((one) => request.url.startsWith(`https://${idOf(one.name)}.`));
  if (!target) throw new PortError('unavailable', `Nobody answers at ${request.url}`);
  return target.receive(toRaw(request));
}

const idOf = (name: string): string => {
  const number = { blue: 1, green: 2, red: 3 }[name] ?? 9;
  return `0000000${number}-0000-4000-8000-000000000000`;
};

function installation(
  name: string,
  number: number,
  outside: { now: () => number; post: (request: OutgoingRequest) => Promise<IncomingAnswer> },
): MemoryInstallation {
  const store = new MemoryStore({ now: outside.now });
  const lines: string[] = [];
  const handled: string[] = [];
  let operations = 0;
  let effects = 0;
  const effect = () => {
    effects += 1;
  };
  const count = (name: string) => {
    operations += 1;
    if (!/^(get|query)/.test(name)) effect();
  };
  const ports: ConnectionPorts = {
    store: counted(store, count),
    secrets: counted(new MemorySecretStore(), count),
    transport: counted({ post: outside.post }, effect),
    queue: counted(new MemoryQueue({ now: outside.now }), effect),
    memo: forgetful,
    clock: { now: outside.now, remaining: () => Number.POSITIVE_INFINITY },
    random: seeded(name),
    log: { note: (event, facts) => lines.push(`${event} ${JSON.stringify(facts ?? {})}`) },
    installation: {
      identity: async () => ({
        appId: 'app',
        environment: 'production',
        cloudId: `cloud-${number}`,
        installation: idOf(name),
        siteUrl: `https://${name}.atlassian.net`,
      }),
      here: () => ({ cloudId: `cloud-${number}`, installation: idOf(name) }),
      webTriggerUrl: async () => `https://${idOf(name)}.webtrigger.atlassian.app/public/door-${number}`,
      changeWebTriggerUrl: async () => {
        lines.push('door moved');
      },
      tokenSecrets: () => ({ current: `variable of ${name}` }),
    },
    jira: counted(projectsOf(name), effect),
  };
  const items = handlersThatNote(handled);
  return {
    name,
    ports,
    lines,
    handled,
    items,
    operations: () => operations,
    effects: () => effects,
    snapshot: () => store.snapshot(),
    receive: (raw) => receiveMessage(ports, items, raw),
  };
}

const projectsOf = (site: string): ConnectionPorts['jira'] => ({
  project: async (id) => ({
    id,
    key: site.toUpperCase(),
    name: site,
    typeKey: 'software',
    issueTypes: [],
  }),
});

function handlersThatNote(handled: string[]): ItemHandlers {
  return {
    sync: async (connection) => {
      handled.push(`sync ${connection.id}`);
      return { items: [] };
    },
    blob: async () => {
      handled.push('blob');
      return { code: 'gone' };
    },
    preview: async () => {
      handled.push('preview');
      return { code: 'off' };
    },
    relink: async () => {
      handled.push('relink');
      return { pairs: [] };
    },
    receipt: async () => {
      handled.push('receipt');
      return { code: 'noted' };
    },
  };
}

function counted<T extends object>(target: T, count: (name: string) => void): T {
  return new Proxy(target, {
    get: (object, name) => {
      const member: unknown = Reflect.get(object, name, object);
      if (typeof member !== 'function') return member;
      return (...given: unknown[]) => {
        count(String(name));
        return member.apply(object, given);
      };
    },
  });
}

function seeded(seed: string): ConnectionPorts['random'] {
  let step = 0;
  const bytes = (length: number): Uint8Array => {
    const blocks: Buffer[] = [];
    while (blocks.length * 32 < length) {
      step += 1;
      blocks.push(createHash('sha256').update(`${seed} ${step}`).digest());
    }
    return Buffer.concat(blocks).subarray(0, length);
  };
  return {
    bytes,
    token: () => Buffer.from(bytes(16)).toString('base64url'),
    short: () => Buffer.from(bytes(9)).toString('base64url'),
  };
}

/** The value of an attempt that was expected to succeed. */
export function granted<T>(attempt: Attempt<T>): T {
  if (!attempt.ok) throw new Error(`${attempt.error.code}: ${attempt.error.message}`);
  return attempt.value;
}

export async function invitedBy(site: MemoryInstallation): Promise<{ id: string; code: string }> {
  const wish = { localName: 'Blue', peerName: 'Green', mode: 'basic', validHours: 24, projectId } as const;
  const made = granted(await invite(site.ports, wish));
  return { id: made.connection.id, code: made.code };
}

export async function acceptedBy(site: MemoryInstallation, code: string): Promise<Attempt<Connection>> {
  const seen = granted(await readInvitation(site.ports, code));
  return acceptInvitation(site.ports, { code, projectId, consent: seen.consent.hash }, admin);
}

export async function confirmedBy(site: MemoryInstallation, id: string): Promise<Attempt<Connection>> {
  const words = wordsOf(await connectionAt(site, id)) ?? [];
  return confirmConnection(site.ports, { connection: id, words }, admin);
}

export async function connectionAt(site: MemoryInstallation, id: string): Promise<Connection> {
  const found = await site.ports.store.get(connectionKind, id);
  if (!found) throw new Error(`${site.name} has no connection ${id}`);
  return found;
}

/** Two sites with an active connection, as two admins make it. */
export async function connectedWorld(): Promise<MemoryWorld & { id: string }> {
  const world = memoryWorld();
  const [blue, green] = world.sites;
  const { id, code } = await invitedBy(blue);
  granted(await acceptedBy(green, code));
  granted(await confirmedBy(blue, id));
  granted(await confirmedBy(green, id));
  return Object.assign(world, { id });
}
