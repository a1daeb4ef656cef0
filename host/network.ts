import type { HostClock } from './clock/host-clock.ts';
import type { FaultRegistry } from './faults/fault-registry.ts';
import { bytesOf, decodeBody, itemsOf, Traffic, verdictOf } from './network/traffic.ts';

/** The far end of a name on the network. */
export interface Endpoint {
  readonly site: string;
  receive(request: Request): Promise<Response>;
}

export interface NetworkOptions {
  readonly clock: HostClock;
  readonly faults: FaultRegistry;
  /** Milliseconds from one site to the other and back. */
  readonly hop: number;
  locate(hostname: string): Endpoint | undefined;
  /** Told of every message when it is over, for the sender's meters. */
  sent(site: string, message: { items: number; wireBytes: number }): void;
}

interface Weather {
  readonly delayMs: number;
  readonly lose: boolean;
  readonly loseAnswer: boolean;
  readonly duplicate: boolean;
  readonly partitioned: boolean;
}

/** As long as a connection attempt waits for an answer before it gives up. */
const CONNECT_TIMEOUT_MS = 10_000;
const DUPLICATE_WITHIN_MS = 3_000;

/** What lies between the sites: time, loss, doubles and partitions, and a record of all that passed. */
export class Network {
  readonly traffic = new Traffic();
  private readonly options: NetworkOptions;

  constructor(options: NetworkOptions) {
    this.options = options;
  }

  /** Carries one request. Rejects as Node's fetch does where no answer comes. */
  async send(from: string, request: Request): Promise<Response> {
    const { clock } = this.options;
    const at = clock.now();
    const body = await request.text();
    const endpoint = this.options.locate(new URL(request.url).hostname);
    const sent = { at, from, to: endpoint?.site ?? null, request, body };
    if (endpoint === undefined) return this.lost(sent, 'no such host', 'ENOTFOUND');
    const weather = this.weather(from, endpoint.site);
    await clock.sleep(this.options.hop / 2 + weather.delayMs);
    if (weather.partitioned) return this.lost(sent, 'unreachable', 'ECONNREFUSED');
    if (weather.lose) {
      await clock.sleep(CONNECT_TIMEOUT_MS);
      return this.lost(sent, 'lost', 'UND_ERR_CONNECT_TIMEOUT');
    }
    const deliver = () => endpoint.receive(copyOf(request, body));
    if (weather.duplicate) this.again(deliver);
    const response = await deliver();
    const answer = await response.text();
    await clock.sleep(this.options.hop / 2);
    if (weather.loseAnswer) return this.lost(sent, 'answer lost', 'UND_ERR_SOCKET');
    this.record(sent, response, answer);
    const content = response.status === 204 || response.status === 304 ? null : answer;
    return new Response(content, { status: response.status, headers: response.headers });
  }

  private weather(from: string, to: string): Weather {
    const { faults } = this.options;
    const partition = faults.strike(
      'wire',
      from,
      (one) => one.partition && (one.to === undefined || one.to === to),
    );
    const back = faults.strike(
      'wire',
      to,
      (one) => one.partition && one.site !== undefined && (one.to === undefined || one.to === from),
    );
    const fault = faults.strike(
      'wire',
      from,
      (one) => !one.partition && (one.to === undefined || one.to === to),
    );
    return {
      partitioned: partition !== undefined || back !== undefined,
      delayMs: faults.lateness(fault),
      lose: faults.chance(fault?.loss ?? 0),
      loseAnswer: faults.chance(fault?.answerLoss ?? 0),
      duplicate: faults.chance(fault?.duplicate ?? 0),
    };
  }

  /** The same request once more, a little later; its answer reaches nobody. */
  private again(deliver: () => Promise<Response>): void {
    const { clock, faults } = this.options;
    clock.at(clock.now() + faults.between(0, DUPLICATE_WITHIN_MS), async () => {
      await deliver();
    });
  }

  private lost(sent: Sent, verdict: string, code: string): Promise<Response> {
    this.record(sent, null, verdict);
    const cause = Object.assign(new Error(`${code} ${new URL(sent.request.url).hostname}`), { code });
    return Promise.reject(new TypeError('fetch failed', { cause }));
  }

  private record(sent: Sent, response: Response | null, answer: string): void {
    const { request } = sent;
    const body = decodeBody(sent.body);
    const decoded = response === null ? null : decodeBody(answer);
    const wireBytes =
      bytesOf(request.headers, sent.body) + (response === null ? 0 : bytesOf(response.headers, answer));
    const items = itemsOf(body);
    this.traffic.add({
      at: sent.at,
      from: sent.from,
      to: sent.to,
      method: request.method,
      url: request.url,
      headers: Object.fromEntries(request.headers),
      body,
      items,
      wireBytes,
      status: response?.status ?? null,
      answer: decoded,
      verdict: response === null ? answer : verdictOf(response.status, decoded),
    });
    this.options.sent(sent.from, { items, wireBytes });
  }
}

interface Sent {
  readonly at: number;
  readonly from: string;
  readonly to: string | null;
  readonly request: Request;
  readonly body: string;
}

function copyOf(request: Request, body: string): Request {
  const hasBody = request.method !== 'GET' && request.method !== 'HEAD';
  return new Request(request.url, {
    method: request.method,
    headers: request.headers,
    redirect: 'manual',
    ...(hasBody ? { body } : {}),
  });
}
