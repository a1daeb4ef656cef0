import { explainCode } from '../fields/explain-code.ts';
import type { PartialCode } from '../protocol/kinds/sync.ts';
import type { Reason } from '../workflow/writing.ts';
import type { Incoming } from './decide-incoming.ts';
import type { Twin } from './records/twin.ts';
import { withOptional } from './rows.ts';

/** A twin keeps the newest ones, each as long as a person reads. */
const KEPT = 20;
const LONGEST = 500;

/** The twin that remembers why values were set aside, and no longer of those that have come through. */
export function withAside(
  twin: Twin,
  settled: readonly string[],
  { partial, reasons = {} }: Pick<Incoming, 'partial' | 'reasons'>,
  at: number,
): Twin {
  if (twin.aside === undefined && Object.keys(partial).length === 0) return twin;
  const before = Object.entries(twin.aside ?? {}).filter(
    ([path]) => !settled.includes(path) && partial[path] === undefined,
  );
  const added = Object.entries(partial).map(([path, code]) => {
    const { why, next } = reasons[path] ?? reasonOf(code, path);
    return [path, { at, code, why: why.slice(0, LONGEST), next: next.slice(0, LONGEST) }] as const;
  });
  const kept = [...before, ...added].slice(-KEPT);
  return withOptional(twin, 'aside', kept.length > 0 ? Object.fromEntries(kept) : undefined);
}

/** What the closed words mean where nothing more is known. */
function reasonOf(code: PartialCode, path: string): Reason {
  const { why, next } = explainCode(code);
  return { why: `The field ${path} was not written: ${why}.`, next };
}
