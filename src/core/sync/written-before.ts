import type { FieldEdit } from '../ports/jira.ts';
import { splitPath } from '../replica/replica-path.ts';
import type { CompiledRules } from '../rules/compile-version.ts';
import { localFingerprints } from '../rules/local-fingerprints.ts';
import type { Lease } from './records/lease.ts';

/**
 * Planned paths that hold what they held before, although the history (oldest first) shows that an app has written
 * the planned value since: the write landed, and somebody has put the old value back. Only texts and labels stand in
 * a history as they are; of all else it says nothing.
 */
export function writtenBefore(
  rules: CompiledRules,
  key: string,
  lease: Pick<Lease, 'fields' | 'seen'>,
  local: Readonly<Record<string, string>>,
  history: readonly FieldEdit[],
): readonly string[] {
  const newer = history.filter(({ at, byApp }) => byApp && at > (lease.seen ?? 0));
  return Object.entries(lease.fields).flatMap(([path, plan]) => {
    if (local[path] !== plan.was || plan.was === plan.local) return [];
    const { name, member } = splitPath(path);
    const rule = rules.incoming.find((one) => one.path === name);
    if (!rule || (member !== undefined && rule.kind !== 'labels')) return [];
    const written = newer.some(({ field, text }) => {
      if (field !== rule.field) return false;
      const raw = rule.kind === 'labels' ? (text ?? '').split(' ').filter((label) => label !== '') : text;
      return localFingerprints(rules, key, { [field]: raw }, [path])[path] === plan.local;
    });
    return written ? [path] : [];
  });
}
