import type { WriteTarget } from '../fields/field-kind.ts';
import { fieldKinds } from '../fields/fields.ts';
import { MEMBER_GONE, MEMBER_THERE } from '../replica/fingerprint.ts';
import type { Command } from './command.ts';
import type { Rule } from './compile-version.ts';
import { namesHere } from './set-members.ts';
import { mapWord } from './value-map.ts';

/**
 * What a member that came in or went asks of the local set; undefined where the rule leaves it alone. A member that
 * goes is taken out under every name that it has here.
 */
export function memberCommand(
  rule: Rule,
  member: string,
  value: true | null,
  target: WriteTarget,
  fields: Readonly<Record<string, unknown>>,
): Command | undefined {
  const set = fieldKinds[rule.kind]?.set;
  if (!set) return { ok: false, code: 'wrong-kind' };
  if (value === null && rule.set === 'union') return undefined;
  const mapped = mapWord(rule, member);
  if (mapped.is !== 'word') return mapped.is === 'nothing' ? undefined : { ok: false, code: 'no-match' };
  if (value === null) {
    const entries = namesHere(rule, member, fields[rule.field]).flatMap((name) => {
      const entry = set.entry(name, target);
      return entry.ok ? [entry.raw] : [];
    });
    return { ok: true, field: rule.field, raw: null, local: MEMBER_GONE, member: { op: 'remove', entries } };
  }
  const entry = set.entry(mapped.word, target);
  if (!entry.ok) return entry;
  return {
    ok: true,
    field: rule.field,
    raw: entry.raw,
    local: MEMBER_THERE,
    member: { op: 'add', entries: [entry.raw] },
  };
}
