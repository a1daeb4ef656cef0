import type { FieldEdit } from '../ports/jira.ts';
import { splitPath } from '../replica/replica-path.ts';
import type { CompiledRules, Rule } from '../rules/compile-version.ts';
import { localFingerprints } from '../rules/local-fingerprints.ts';
import type { Lease } from './records/lease.ts';

/** What the history of an issue (oldest first) tells of planned paths that do not hold the planned value. */
export interface SeenInHistory {
  /** An app has written the planned value since the issue was read: the write landed, and somebody has edited it since. */
  readonly written: readonly string[];
  /** The newest edit is a person's: what stands there is no stop on the way to the planned value. */
  readonly byPerson: readonly string[];
}

/** Only texts, labels and statuses stand in a history as they are; of all else `written` says nothing. */
export function seenInHistory(
  rules: CompiledRules,
  key: string,
  lease: Pick<Lease, 'fields' | 'seen'>,
  local: Readonly<Record<string, string>>,
  history: readonly FieldEdit[],
): SeenInHistory {
  const newer = history.filter(({ at }) => at > (lease.seen ?? 0));
  const written: string[] = [];
  const byPerson: string[] = [];
  for (const [path, plan] of Object.entries(lease.fields)) {
    const { name, member } = splitPath(path);
    const rule = rules.incoming.find((one) => one.path === name);
    if (!rule || local[path] === plan.local || (member !== undefined && rule.kind !== 'labels')) continue;
    const edits = newer.filter(({ field }) => field === rule.field);
    if (edits.at(-1)?.byApp === false) byPerson.push(path);
    const holds = ({ text }: FieldEdit) =>
      localFingerprints(rules, key, { [rule.field]: rawOf(rule, text) }, [path])[path] === plan.local;
    if (edits.some((edit) => edit.byApp && holds(edit))) written.push(path);
  }
  return { written, byPerson };
}

/**
 * Names of the paths that leave whose newest edit is a person's, as far as the history was read; `since`: and was made
 * then or later (epoch seconds).
 */
export function lastEditedByPeople(
  { outgoing }: Pick<CompiledRules, 'outgoing'>,
  history: readonly FieldEdit[] = [],
  since = 0,
): readonly string[] {
  return outgoing.flatMap(({ path, field }) => {
    const last = history.findLast((edit) => edit.field === field);
    return last?.byApp === false && last.at >= since * 1000 ? [path] : [];
  });
}

/** The value of a field as Jira reads it, of the words of its history. */
function rawOf({ kind }: Rule, text: string | null): unknown {
  if (kind === 'labels') return (text ?? '').split(' ').filter((label) => label !== '');
  return kind === 'status' ? { name: text } : text;
}
