import type { Random } from '../../host/random.ts';
import { messageKinds } from '../../src/core/protocol/message-kinds.ts';
import type { RawRequest } from '../../src/core/protocol/request-head.ts';

/** What a request is known by: all that its signature covers. */
export const signedPart = (raw: RawRequest): string =>
  ['webhook-id', 'webhook-timestamp', 'counterpart-connection', 'counterpart-kind']
    .map((name) => raw.headers[name]?.join(',') ?? '')
    .concat(raw.body)
    .join('\n');

type Mutation = (raw: RawRequest, random: Random, others: readonly RawRequest[]) => RawRequest;

const below = (random: Random, limit: number): number => Math.floor(random.next() * limit);
const pick = <T>(random: Random, list: readonly T[]): T | undefined => list[below(random, list.length)];
const names = [
  'webhook-id',
  'webhook-timestamp',
  'webhook-signature',
  'counterpart-connection',
  'counterpart-kind',
  'counterpart-token',
  'content-type',
] as const;
const kinds = [...Object.keys(messageKinds), 'disconnect', 'exec', '__proto__', 'constructor', ''];
const signs = ['0', 'a', ' ', '"', '}', '{', '\u0000', '\ud800', 'ä', '\\', '\n', ',', ':', '\ufeff'];

const withHeader = (raw: RawRequest, name: string, values: readonly string[]): RawRequest => ({
  ...raw,
  headers: { ...raw.headers, [name]: values },
});

const splice = (text: string, at: number, removed: number, put: string): string =>
  text.slice(0, at) + put + text.slice(at + removed);

/** Puts something else at a random place of a JSON value. */
function elsewhere(value: unknown, random: Random): unknown {
  if (Array.isArray(value) && value.length > 0 && random.next() < 0.8)
    return value.map((one, index) => (index === below(random, value.length) ? elsewhere(one, random) : one));
  if (typeof value === 'object' && value !== null && random.next() < 0.8) {
    const entries = Object.entries(value);
    const at = below(random, entries.length);
    const kept = entries.map(([key, one], index) => [key, index === at ? elsewhere(one, random) : one]);
    if (random.next() < 0.2) kept.splice(at, 1);
    if (random.next() < 0.2) kept.push(['extra', true]);
    return Object.fromEntries(kept);
  }
  return pick(random, [null, true, 0, -1, 2 ** 53, '', 'x'.repeat(100), [], {}, [[[]]], '__proto__', 1e308]);
}

function reread(raw: RawRequest, random: Random): RawRequest {
  try {
    return { ...raw, body: JSON.stringify(elsewhere(JSON.parse(raw.body), random)) };
  } catch {
    return { ...raw, body: `${raw.body} ` };
  }
}

const mutations: readonly Mutation[] = [
  (raw, random) => {
    const at = below(random, raw.body.length);
    return { ...raw, body: splice(raw.body, at, 1, pick(random, signs) ?? '') };
  },
  (raw, random) => ({
    ...raw,
    body: splice(raw.body, below(random, raw.body.length), below(random, 40), ''),
  }),
  (raw, random) => ({
    ...raw,
    body: splice(raw.body, below(random, raw.body.length), 0, pick(random, signs) ?? ''),
  }),
  (raw) => ({ ...raw, body: raw.body + raw.body }),
  (raw, random, others) => ({ ...raw, body: pick(random, others)?.body ?? '' }),
  reread,
  reread,
  (raw, random, others) => {
    const name = pick(random, names) ?? 'webhook-id';
    return withHeader(raw, name, pick(random, others)?.headers[name] ?? []);
  },
  (raw, random) => {
    const name = pick(random, names) ?? 'webhook-id';
    const text = raw.headers[name]?.[0] ?? '';
    return withHeader(raw, name, [splice(text, below(random, text.length), 1, pick(random, signs) ?? '')]);
  },
  (raw, random) => withHeader(raw, 'counterpart-kind', [pick(random, kinds) ?? '']),
  (raw, random) => {
    const at = Number(raw.headers['webhook-timestamp']?.[0]);
    return withHeader(raw, 'webhook-timestamp', [String(at + below(random, 601) - 300)]);
  },
  (raw, random) =>
    withHeader(raw, 'webhook-id', [`msg_${Buffer.from(random.bytes(16)).toString('base64url')}`]),
  (raw, random) => {
    const bytes = Buffer.from(random.bytes(64)).toString('base64');
    return withHeader(raw, 'webhook-signature', [`v1a,${bytes}`]);
  },
];

/** One to three changes of an honest request. */
export function mutate(honest: readonly RawRequest[], random: Random): RawRequest {
  let raw = pick(random, honest);
  if (!raw) throw new Error('Nothing to change');
  for (let time = 0; time <= below(random, 3); time += 1) {
    const mutation = pick(random, mutations);
    if (mutation) raw = mutation(raw, random, honest);
  }
  return raw;
}
