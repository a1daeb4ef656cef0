import type { UpdateItem } from '../protocol/kinds/sync.ts';
import { canonicalJson } from '../replica/canonical-json.ts';
import type { ReplicaFields } from '../replica/replica.ts';
import { splitPath } from '../replica/replica-path.ts';
import type { CompiledRules } from '../rules/compile-version.ts';
import { nameOfPath } from '../scripting/script-fields.ts';
import type { Twin } from './records/twin.ts';
import { shadowOf } from './shadow.ts';

/** Fields that a script writes, as if the peer had sent them. */
export type ScriptedChange = Pick<UpdateItem, 'changed'> & { readonly fields: ReplicaFields };

/**
 * What of a script's writes is new: it runs on all that the peer has, so a value that it gives for what the peer had
 * before as well is no change, whatever the issue holds here. `before` is absent where nothing came before.
 */
export function scriptedChange(
  item: Pick<UpdateItem, 'changed' | 'full' | 'seq'>,
  twin: Pick<Twin, 'shadow' | 'aside' | 'appliedSeq'> | undefined,
  after: ReplicaFields,
  before: ReplicaFields | undefined,
): ScriptedChange {
  const isNew = (path: string): boolean => {
    if (before?.[path] === undefined || canonicalJson(before[path]) !== canonicalJson(after[path]))
      return true;
    if (twin?.aside?.[path] !== undefined) return true;
    return item.full === true && shadowOf(twin?.shadow ?? {}, path).known === undefined;
  };
  const entries = Object.entries(after).filter(([path]) => isNew(path));
  const latest = Math.max(0, ...item.changed.map(({ since }) => since)) || item.seq;
  const decided = twin?.appliedSeq ?? 0;
  const byRules = item.changed.length > 0 && item.changed.every(({ rules }) => rules === true);
  const changed = entries.map(([path]) => {
    const own = item.changed.find((one) => one.path === path);
    // A value can come from a path that has changed since its own has.
    if (own && own.since > decided) return own;
    return { path, since: latest, ...(byRules ? { rules: true } : {}) };
  });
  return { fields: Object.fromEntries(entries), changed };
}

/** What of an item the mappings decide: the paths that no script stands for, and those that nobody knows. */
export function withoutTaken(rules: CompiledRules, item: UpdateItem): UpdateItem {
  const { taking } = rules;
  if (!taking) return item;
  const isMapped = (path: string): boolean => {
    const { name } = splitPath(path);
    if (taking.paths.includes(name)) return false;
    return rules.incoming.some((rule) => rule.path === name) || !isRead(taking.reads, name);
  };
  return {
    ...item,
    changed: item.changed.filter(({ path }) => isMapped(path)),
    fields: Object.fromEntries(Object.entries(item.fields).filter(([path]) => isMapped(path))),
  };
}

/** Whether a script reads the path under the name that scripts have for it. */
function isRead(reads: readonly string[], path: string): boolean {
  const { in: where, name } = nameOfPath(path);
  const names = where === 'issue' ? [name] : [where, `${where}.*`, `${where}.${name}`];
  return reads.includes('*') || names.some((one) => reads.includes(one));
}
