import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ErrorObject } from 'ajv';
import * as z from 'zod';
import { type OpenApiSpec, openApiSpec, type Verdict } from './openapi-spec.ts';

const knownError = z.object({
  operationId: z.string(),
  /** `request` or `response <status>`. */
  part: z.string(),
  /** JSON pointer into the body: `*` for an index or a key, `/**` at the end for the place and all below it. */
  place: z.string(),
  keyword: z.string(),
  /** The property that the schema forbids or misses, where that is the error. */
  property: z.string().optional(),
  reason: z.string(),
});
type KnownError = z.infer<typeof knownError>;

export type CheckKind = Verdict['kind'] | 'known';

export interface Mismatch {
  readonly call: string;
  readonly operationId: string;
  readonly part: string;
  readonly errors: readonly string[];
}

/** Judges requests and answers by Atlassian's three descriptions and keeps count. */
export interface OpenApiChecker {
  request(method: string, path: string, body: unknown): CheckKind;
  response(method: string, path: string, status: number, body: unknown): CheckKind;
  /** An answer without a body: only that the operation may answer so. */
  status(method: string, path: string, status: number): CheckKind;
  readonly counts: Readonly<Record<CheckKind, number>>;
  readonly mismatches: readonly Mismatch[];
  /** Operation id -> how many of its answers were judged, whatever the verdict. */
  readonly operations: ReadonlyMap<string, number>;
  /** What no description knows: `GET /rest/...` or `operationId 418`. A silent skip would look like a pass. */
  readonly unjudged: ReadonlySet<string>;
  report(): string;
}

const files = {
  platform: 'jira-platform-v3.openapi.json',
  service: 'jira-service-management.openapi.json',
  software: 'jira-software.openapi.json',
};

/** REST v2 differs from v3 in rich text alone, and the v3 schemas leave rich text open. */
const asVersion3 = (path: string): string => path.replace(/^\/rest\/api\/(2|latest)\//, '/rest/api/3/');

const pointerPattern = (place: string): RegExp => {
  const below = place.endsWith('/**');
  const steps = (below ? place.slice(0, -3) : place).replace(/[.+?^$()|[\]\\{}]/g, '\\$&');
  return new RegExp(`^${steps.replace(/\*/g, '[^/]+')}${below ? '(/.*)?' : ''}$`);
};

function isKnown(error: ErrorObject, entry: KnownError): boolean {
  if (entry.keyword !== error.keyword || !pointerPattern(entry.place).test(error.instancePath)) return false;
  if (entry.property === undefined) return true;
  return [error.params['additionalProperty'], error.params['missingProperty']].includes(entry.property);
}

const describeError = (error: ErrorObject): string => {
  const name = error.params['additionalProperty'] ?? error.params['allowedValues'];
  return `${error.instancePath || '(root)'} ${error.message ?? error.keyword}${name ? `: ${String(name)}` : ''}`;
};

function readKnown(): KnownError[] {
  const file = new URL('./openapi-known.json', import.meta.url);
  return z.array(knownError).parse(JSON.parse(readFileSync(file, 'utf8')));
}

const loaded = new Map<string, OpenApiSpec>();

function load(specs: string, file: string): OpenApiSpec {
  const path = join(specs, 'openapi', file);
  const spec = loaded.get(path) ?? openApiSpec(path, file);
  loaded.set(path, spec);
  return spec;
}

function specFor(specs: string, path: string): OpenApiSpec {
  if (path.startsWith('/rest/servicedeskapi')) return load(specs, files.service);
  if (path.startsWith('/rest/agile')) return load(specs, files.software);
  return load(specs, files.platform);
}

/** What the report is made of. */
interface Tally {
  readonly counts: Record<CheckKind, number>;
  readonly mismatches: Mismatch[];
  readonly operations: Map<string, number>;
  readonly unjudged: Set<string>;
}

const emptyTally = (): Tally => ({
  counts: { ok: 0, known: 0, mismatch: 0, 'no-schema': 0, 'unknown-status': 0, 'unknown-operation': 0 },
  mismatches: [],
  operations: new Map(),
  unjudged: new Set(),
});

function settle(
  tally: Tally,
  known: readonly KnownError[],
  verdict: Verdict,
  part: string,
  call: string,
): CheckKind {
  if (verdict.kind === 'unknown-operation') tally.unjudged.add(call);
  if (verdict.kind === 'unknown-status') tally.unjudged.add(`${verdict.operationId} ${part}`);
  let kind: CheckKind = verdict.kind;
  if (verdict.kind === 'mismatch') {
    const { operationId, errors } = verdict;
    const entries = known.filter((entry) => entry.operationId === operationId && entry.part === part);
    const open = errors.filter((error) => !entries.some((entry) => isKnown(error, entry)));
    if (open.length === 0) kind = 'known';
    else tally.mismatches.push({ call, operationId, part, errors: open.map(describeError) });
  }
  tally.counts[kind] += 1;
  return kind;
}

function reportOf(tally: Tally): string {
  const line = Object.entries(tally.counts).map(([kind, count]) => `${kind} ${count}`);
  const parts = [`OpenAPI: ${line.join(', ')}; ${tally.operations.size} operations`];
  if (tally.unjudged.size > 0) parts.push(`  not judged: ${[...tally.unjudged].sort().join(' | ')}`);
  for (const { call, operationId, part, errors } of tally.mismatches) {
    parts.push(`  MISMATCH ${operationId} ${part} (${call}): ${errors.slice(0, 5).join('; ')}`);
  }
  return parts.join('\n');
}

/** `specs` is what specsDirectory() found. */
export function openApiChecker(specs: string): OpenApiChecker {
  const known = readKnown();
  const tally = emptyTally();
  const answered = (verdict: Verdict, status: number, call: string): CheckKind => {
    if (verdict.kind !== 'unknown-operation') {
      tally.operations.set(verdict.operationId, (tally.operations.get(verdict.operationId) ?? 0) + 1);
    }
    return settle(tally, known, verdict, `response ${status}`, call);
  };
  return {
    ...tally,
    request(method, path, body) {
      const verdict = specFor(specs, path).request(method, asVersion3(path), body);
      return settle(tally, known, verdict, 'request', `${method} ${path}`);
    },
    response(method, path, status, body) {
      const verdict = specFor(specs, path).response(method, asVersion3(path), status, body);
      return answered(verdict, status, `${method} ${path}`);
    },
    status(method, path, status) {
      const verdict = specFor(specs, path).status(method, asVersion3(path), status);
      return answered(verdict, status, `${method} ${path}`);
    },
    report: () => reportOf(tally),
  };
}
