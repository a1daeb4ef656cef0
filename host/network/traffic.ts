import { gunzipSync } from 'node:zlib';

/** One request between two sites, as the sender saw it. */
export interface TrafficEntry {
  readonly id: number;
  /** Epoch ms on the host's clock. */
  readonly at: number;
  readonly from: string;
  /** Null where no site of this host has the name. */
  readonly to: string | null;
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Parsed JSON with packed parts opened, else the text. */
  readonly body: unknown;
  /** Items of the message: 1 for messages that carry none. */
  readonly items: number;
  /** Request and answer, headers included. */
  readonly wireBytes: number;
  /** Null where no answer came. */
  readonly status: number | null;
  readonly answer: unknown;
  readonly verdict: string;
}

/** The last messages between sites, oldest first. */
export class Traffic {
  private readonly entries: TrafficEntry[] = [];
  private readonly capacity: number;
  private lastId = 0;

  constructor(capacity = 5_000) {
    this.capacity = capacity;
  }

  add(entry: Omit<TrafficEntry, 'id'>): void {
    this.lastId += 1;
    this.entries.push({ id: this.lastId, ...entry });
    if (this.entries.length > this.capacity) this.entries.shift();
  }

  /** Entries of a site (as sender or receiver) from `since` (epoch ms) on. */
  read(filter: { site?: string | undefined; since?: number | undefined } = {}): TrafficEntry[] {
    const { site, since = 0 } = filter;
    return this.entries.filter(
      (entry) => entry.at >= since && (site === undefined || entry.from === site || entry.to === site),
    );
  }
}

/** JSON where it is JSON, with parts that were packed (gzip, base64) opened; the text otherwise. */
export function decodeBody(text: string): unknown {
  try {
    return open(JSON.parse(text));
  } catch {
    return text;
  }
}

function open(value: unknown): unknown {
  if (typeof value === 'string') return value.startsWith('H4sI') ? unpack(value) : value;
  if (Array.isArray(value)) return value.map(open);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, open(inner)]));
}

function unpack(packed: string): unknown {
  try {
    const text = gunzipSync(Buffer.from(packed, 'base64')).toString('utf8');
    return decodeBody(text);
  } catch {
    return packed;
  }
}

/** The changes of issues in a message: only a `sync` has any. */
export function itemsOf(body: unknown): number {
  if (!isRecord(body) || body['kind'] !== 'sync' || !isRecord(body['payload'])) return 0;
  const { items } = body['payload'];
  return Array.isArray(items) ? items.length : 0;
}

/** What became of a message, in one word, with the partner's code where it gave one. */
export function verdictOf(status: number, answer: unknown): string {
  const refused = isRecord(answer) ? answer['refused'] : undefined;
  if (isRecord(refused) && typeof refused['code'] === 'string') return `refused: ${refused['code']}`;
  return status >= 200 && status < 300 ? 'accepted' : 'refused';
}

export function bytesOf(headers: Headers, body: string): number {
  let bytes = Buffer.byteLength(body);
  for (const [name, value] of headers) bytes += name.length + Buffer.byteLength(value) + 4;
  return bytes;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
