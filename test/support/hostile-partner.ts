import * as z from 'zod';
import { quickJsRunner } from '../../src/adapters/script/quickjs-runner.ts';
import { keysKind } from '../../src/core/connection/connection-record.ts';
import type { Ports } from '../../src/core/ports/ports.ts';
import { readingPorts } from '../../src/core/ports/reading-ports.ts';
import { type PreviewAnswer, previewAnswer } from '../../src/core/protocol/kinds/preview.ts';
import { type ItemAnswer, syncAnswer } from '../../src/core/protocol/kinds/sync.ts';
import type { KindName } from '../../src/core/protocol/message-kinds.ts';
import { headerNames } from '../../src/core/protocol/request-head.ts';
import { writeMessage } from '../../src/core/protocol/write-message.ts';
import { serveBlob } from '../../src/usecases/children/serve-blob.ts';
import { receiveSync } from '../../src/usecases/incoming/receive-sync.ts';
import { takeReceipt } from '../../src/usecases/incoming/take-receipt.ts';
import { peerByMessage } from '../../src/usecases/peer/peer-by-message.ts';
import { answerPreview } from '../../src/usecases/preview/answer-preview.ts';
import {
  connectedWorld,
  connectionAt,
  type MemoryInstallation,
  type MemoryWorld,
  projectId,
  toRaw,
} from './memory-installations.ts';
import { MemoryJira } from './memory-jira.ts';

/** A partner with good keys and bad intentions, and a site with the whole engine over a Jira in memory. */
export interface HostilePartner {
  readonly world: MemoryWorld & { readonly id: string };
  readonly partner: MemoryInstallation;
  readonly site: MemoryInstallation;
  readonly jira: MemoryJira;
  readonly ports: Ports;
  /** Sends items, signed by the partner; what came back for each. */
  send(...items: unknown[]): Promise<readonly ItemAnswer[]>;
  /** Sends a test run, signed by the partner; what came back. */
  preview(payload: unknown): Promise<PreviewAnswer>;
  /** Sends a message of any kind, signed by the partner; `seq` for those that count. Throws where it is turned away. */
  say(kind: KindName, payload: unknown, seq?: number): Promise<unknown>;
  /** A first full item of the partner's issue `id`, with `over` put over it. */
  item(id: string, over?: Record<string, unknown>): Record<string, unknown>;
  /** Sends such an item and answers the issue that it has made here. */
  create(id: string, over?: Record<string, unknown>): Promise<{ id: string; key: string }>;
  /** Names of the Jira calls that change something. */
  writes(): string[];
}

const made = z.object({
  code: z.literal('applied'),
  issue: z.object({ id: z.string(), key: z.string() }),
});
const WRITE = /^(create|update|add|delete|set|transition)/;

const item: HostilePartner['item'] = (id, over = {}) => ({
  do: 'update',
  gen: '1.partner',
  seq: 1,
  base: 0,
  context: 0,
  policy: 1,
  full: true,
  issue: {
    id,
    key: `BLUE-${id}`,
    url: `https://blue.atlassian.net/browse/BLUE-${id}`,
    type: 'Task',
    project: 'BLUE',
  },
  changed: [{ path: 'summary', since: 1 }],
  fields: { summary: { kind: 'text', value: 'From the partner' } },
  comments: [],
  attachments: [],
  removed: [],
  ...over,
});

export async function hostilePartner(): Promise<HostilePartner> {
  const world = await connectedWorld();
  const [partner, site] = world.sites;
  const jira = new MemoryJira({
    now: () => world.now,
    firstId: 20_000,
    project: {
      id: projectId,
      key: 'GREEN',
      name: 'green',
      typeKey: 'software',
      issueTypes: [{ id: '1', name: 'Task', level: 0 }],
    },
  });
  const budget = { left: async () => Number.POSITIVE_INFINITY, hasRoom: () => true };
  const outside = { jira, budget, peer: peerByMessage(site.ports), scripts: quickJsRunner() };
  const ports: Ports = { ...site.ports, ...outside };
  Object.assign(site.items, {
    sync: receiveSync.bind(undefined, ports),
    preview: answerPreview.bind(undefined, readingPorts(ports)),
    blob: serveBlob.bind(undefined, ports),
    receipt: takeReceipt.bind(undefined, ports),
  });
  const send: HostilePartner['send'] = async (...items) =>
    syncAnswer.parse(await ask(world, partner, site, 'sync', { items })).items;
  return {
    world,
    partner,
    site,
    jira,
    ports,
    item,
    send,
    say: async (kind, payload, seq) => {
      const said = await answered200(world, partner, site, kind, payload, seq);
      return 'answer' in said ? said.answer : said;
    },
    preview: async (payload) => previewAnswer.parse(await ask(world, partner, site, 'preview', payload)),
    create: async (id, over) => made.parse((await send(item(id, over)))[0]).issue,
    writes: () => jira.calls.filter((call) => WRITE.test(call)),
  };
}

/** One signed message as the partner's own keys make it. */
async function ask(
  world: MemoryWorld & { readonly id: string },
  partner: MemoryInstallation,
  site: MemoryInstallation,
  kind: KindName,
  payload: unknown,
): Promise<unknown> {
  return z.object({ answer: z.unknown() }).parse(await answered200(world, partner, site, kind, payload))
    .answer;
}

/** The envelope of the answer. */
async function answered200(
  world: MemoryWorld & { readonly id: string },
  partner: MemoryInstallation,
  site: MemoryInstallation,
  kind: KindName,
  payload: unknown,
  seq?: number,
): Promise<Readonly<Record<string, unknown>>> {
  const connection = await connectionAt(partner, world.id);
  const keys = await partner.ports.secrets.get(keysKind, world.id);
  const { end } = connection.peer;
  if (!end || !keys) throw new Error('The partner has no keys');
  const id = `msg_${partner.ports.random.token()}`;
  const message = writeMessage({
    connection,
    end,
    keys,
    kind,
    payload,
    id,
    now: world.now,
    ...(seq === undefined ? {} : { seq }),
  });
  if (message.headers[headerNames.id] !== id) throw new Error('The message has another id');
  const answer = await site.receive(toRaw(message));
  if (answer.status !== 200) throw new Error(`${answer.status}: ${answer.body}`);
  return z.record(z.string(), z.unknown()).parse(JSON.parse(answer.body));
}
