import type { PreviewedField } from '../protocol/kinds/preview.ts';
import type { PartialCode } from '../protocol/kinds/sync.ts';
import type { LocalPaths } from '../rules/run-outgoing.ts';

/** What a decision says of the paths that it is about. */
export interface Decided {
  readonly write: Readonly<Record<string, unknown>>;
  readonly equal: Readonly<Record<string, unknown>>;
  readonly lost: readonly string[];
  readonly partial: Readonly<Record<string, PartialCode>>;
}

/**
 * What becomes of each path, for the peer. Values are those that this side's own rules let leave anyway: `before` and
 * `after` are what it would send. Of all others only the result is said.
 */
export function previewedFields(
  paths: readonly string[],
  decided: Decided,
  before: LocalPaths,
  after: LocalPaths,
): PreviewedField[] {
  return paths.map((path) => {
    const verdict = verdictOf(path, decided);
    const now = before[path]?.value;
    const then = verdict.result === 'written' ? after[path]?.value : undefined;
    return {
      path,
      ...verdict,
      ...(now === undefined ? {} : { before: now }),
      ...(then === undefined ? {} : { after: then }),
    };
  });
}

function verdictOf(path: string, decided: Decided): Pick<PreviewedField, 'result' | 'code'> {
  const code = Object.hasOwn(decided.partial, path) ? decided.partial[path] : undefined;
  if (code !== undefined) return { result: 'aside', code };
  if (Object.hasOwn(decided.write, path)) return { result: 'written' };
  if (Object.hasOwn(decided.equal, path)) return { result: 'same' };
  return { result: decided.lost.includes(path) ? 'kept' : 'left' };
}
