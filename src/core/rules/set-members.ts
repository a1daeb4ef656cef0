import { NAMELESS } from '../fields/field-kind.ts';
import { fieldKinds } from '../fields/fields.ts';
import type { Rule } from './compile-version.ts';
import { mapWord } from './value-map.ts';

/** The names in a set field as Jira answers it. */
export function namesInSet(rule: Rule, raw: unknown): readonly string[] {
  const value = fieldKinds[rule.kind]?.read(raw, NAMELESS);
  return value?.kind === 'options' ? value.value : [];
}

/** Local members that a member of the peer's means: by the rule's value map, whatever the case where Jira sees none. */
export function namesHere(rule: Rule, member: string, raw: unknown): readonly string[] {
  const form = fieldKinds[rule.kind]?.set?.form;
  const mapped = mapWord(rule, member);
  if (!form || mapped.is !== 'word') return [];
  return namesInSet(rule, raw).filter((name) => form(name) === form(mapped.word));
}
