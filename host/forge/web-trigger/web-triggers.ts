import * as z from 'zod';
import { INVOCATION } from '../../../src/core/limits.ts';
import type { Clock } from '../../clock.ts';
import type { Manifest } from '../../manifest.ts';
import type { Random } from '../../random.ts';
import type { Installation } from '../installation.ts';
import type { InvocationOutcome, InvocationRequest } from '../runtime/invocation.ts';
import { RateWindows } from './rate-windows.ts';
import type { WebTriggerUrls } from './web-trigger-urls.ts';

export interface WebTriggerOptions {
  readonly urls: WebTriggerUrls;
  readonly manifest: Manifest;
  readonly clock: Clock;
  readonly random: Random;
  installation(id: string): Installation | undefined;
  invoke(request: InvocationRequest): Promise<InvocationOutcome>;
}

const answerSchema = z.object({
  statusCode: z.number().int().min(100).max(599),
  statusText: z.string().optional(),
  headers: z.record(z.string(), z.array(z.string())).optional(),
  body: z.string().optional(),
});

const PATH = /^\/(?:public|x1)\/([^/]+)(\/.*)?$/;

/** The public door of every installation: turns HTTP into invocations and their answers back into HTTP. */
export class WebTriggers {
  private readonly options: WebTriggerOptions;
  private readonly rates: RateWindows;

  constructor(options: WebTriggerOptions) {
    this.options = options;
    this.rates = new RateWindows(options.clock);
  }

  async receive(request: Request): Promise<Response> {
    const url = new URL(request.url);
    const match = PATH.exec(url.pathname);
    const found = match?.[1] === undefined ? undefined : this.options.urls.find(match[1]);
    const installation = found && this.options.installation(found.installation);
    const module = this.options.manifest.webTriggers.find((one) => one.key === found?.moduleKey);
    const rightHost = found !== undefined && hostFits(url.hostname, found.url);
    if (installation === undefined || module === undefined || !rightHost) return plain(404, 'Not Found');
    const rate = this.rates.take(installation.id);
    if (!rate.allowed) return plain(429, 'Too Many Requests', rate.headers);
    const body = await request.text();
    if (Buffer.byteLength(body) > INVOCATION.payloadBytes)
      return plain(413, 'Payload Too Large', rate.headers);
    const outcome = await this.options.invoke({
      installation,
      kind: 'webtrigger',
      moduleKey: module.key,
      functionKey: module.function,
      event: {
        method: request.method,
        path: url.pathname,
        ...(match?.[2] === undefined ? {} : { userPath: match[2] }),
        headers: this.headerLists(request.headers),
        queryParameters: lists(url.searchParams),
        ...(body === '' ? {} : { body }),
      },
    });
    return toResponse(outcome, rate.headers);
  }

  /** Gateways differ in how they write header names, so each request comes in one of two ways. */
  private headerLists(headers: Headers): Record<string, string[]> {
    const titled = this.options.random.next() < 0.5;
    const name = (lower: string) =>
      titled
        ? lower.replace(/(^|-)([a-z])/g, (_, dash: string, letter: string) => dash + letter.toUpperCase())
        : lower;
    return Object.fromEntries([...headers].map(([lower, value]) => [name(lower), [value]]));
  }
}

/** Strangers on loopback come under the machine's own name; everybody else must use the installation's. */
function hostFits(hostname: string, url: string): boolean {
  return hostname === '127.0.0.1' || hostname === 'localhost' || hostname === new URL(url).hostname;
}

function lists(params: URLSearchParams): Record<string, string[]> {
  return Object.fromEntries([...new Set(params.keys())].map((key) => [key, params.getAll(key)]));
}

function toResponse(outcome: InvocationOutcome, rate: Readonly<Record<string, string>>): Response {
  if (!outcome.ok) return plain(outcome.reason === 'timeout' ? 504 : 500, 'Internal Server Error', rate);
  const parsed = answerSchema.safeParse(outcome.value);
  if (!parsed.success) return plain(500, 'Internal Server Error', rate);
  const { statusCode, statusText, headers = {}, body } = parsed.data;
  const all = new Headers(rate);
  for (const [name, values] of Object.entries(headers)) for (const value of values) all.append(name, value);
  const bodiless = statusCode === 204 || statusCode === 304 || statusCode < 200;
  return new Response(bodiless ? null : (body ?? ''), {
    status: statusCode < 200 ? 200 : statusCode,
    headers: all,
    ...(statusText === undefined ? {} : { statusText }),
  });
}

function plain(status: number, message: string, headers: Readonly<Record<string, string>> = {}): Response {
  return new Response(message, { status, headers: { 'content-type': 'text/plain', ...headers } });
}
