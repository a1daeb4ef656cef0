import * as z from 'zod';
import type { Invocation } from '../runtime/invocation.ts';

/** What the packages say about a call besides its path. */
export const metaSchema = z.object({
  type: z.string(),
  provider: z.string().optional(),
  remote: z.string().optional(),
  accountId: z.string().optional(),
  contextAri: z.string().optional(),
  model: z.string().optional(),
});
export type CallMeta = z.infer<typeof metaSchema>;

/** One call that a function makes to the platform. */
export interface PlatformCall {
  readonly invocation: Invocation;
  readonly meta: CallMeta;
  readonly path: string;
  readonly init: RequestInit;
  /** By which faults, meters and latencies know it, like `store.transaction` or `jira.PUT /rest/api/3/issue/1`. */
  readonly name: string;
  readonly kind: CallKind;
}

export type CallKind = 'jira' | 'store' | 'queue' | 'web-trigger' | 'llm' | 'egress' | 'unknown';

const queuePath = /^\/webhook\/queue\/(publish|stats|cancel)\//;

/** Which part of the platform answers, and the name of the call. */
export function classify(meta: CallMeta, path: string, method: string): { kind: CallKind; name: string } {
  if (meta.type === 'kvs') {
    const name = path.replace(/^\/api\/v1\//, '').replaceAll('/', '-');
    return { kind: 'store', name: `store.${name}` };
  }
  if (meta.type === 'llm') return { kind: 'llm', name: meta.model === undefined ? 'llm.list' : 'llm.chat' };
  if (meta.type !== 'fpp') return { kind: 'unknown', name: `${meta.type}.${path}` };
  if (meta.remote === 'jira' || (meta.remote === undefined && meta.contextAri !== undefined)) {
    return { kind: 'jira', name: `jira.${method} ${path.split('?')[0] ?? path}` };
  }
  if (meta.remote === 'stargate') {
    const queue = queuePath.exec(path);
    if (queue) return { kind: 'queue', name: `queue.${queue[1] === 'publish' ? 'push' : queue[1]}` };
    if (path === '/graphql') return { kind: 'web-trigger', name: 'web-trigger.graphql' };
  }
  return { kind: 'unknown', name: `${meta.remote ?? 'none'}.${path}` };
}

/** The init as the app passed it, as far as it is one. */
export function toInit(init: unknown): RequestInit {
  return typeof init === 'object' && init !== null ? init : {};
}

export function proxyError(status: number, code: string): Response {
  return Response.json({ code }, { status, headers: { 'forge-proxy-error': code } });
}
