import { fromCascadingPath } from '../fields/cascading-path.ts';
import { nameForm } from '../fields/option-kind.ts';
import { valueText } from '../fields/value-text.ts';
import type { ReplicaValue } from '../replica/replica-value.ts';
import type { Rule } from './compile-version.ts';

/** What the value map makes of a value: a value, nothing to be done, or something to be set aside. */
export type Mapped =
  | { readonly is: 'value'; readonly value: ReplicaValue }
  | { readonly is: 'nothing' }
  | { readonly is: 'no-match' };

/** A value as the other side of the rule calls it. */
export function mapValue(rule: Rule, value: ReplicaValue): Mapped {
  if (!rule.words || value.kind === 'user' || value.kind === 'users') return { is: 'value', value };
  if (value.kind === 'options') return mapOptions(rule, value.value);
  const word = valueText(value);
  if (word === undefined) return { is: 'value', value };
  const mapped = mapWord(rule, word);
  return mapped.is === 'word' ? { is: 'value', value: renamed(value, mapped.word) } : mapped;
}

/** A name as the other side of the rule calls it. */
export function mapWord(
  rule: Rule,
  word: string,
): { readonly is: 'word'; readonly word: string } | { readonly is: 'nothing' | 'no-match' } {
  const found = rule.words ? rule.words.get(nameForm(word)) : word;
  if (found !== undefined) return { is: 'word', word: found };
  switch (rule.noMatch) {
    case 'nothing':
      return { is: 'nothing' };
    case 'error':
      return { is: 'no-match' };
    case 'default':
      return rule.default === undefined ? { is: 'no-match' } : { is: 'word', word: rule.default };
    case 'create':
    case 'same':
      return { is: 'word', word };
  }
}

function mapOptions(rule: Rule, names: readonly string[]): Mapped {
  const mapped = names.map((name) => mapWord(rule, name));
  if (mapped.some(({ is }) => is === 'no-match')) return { is: 'no-match' };
  const words = mapped.flatMap((one) => (one.is === 'word' ? [one.word] : []));
  return { is: 'value', value: { kind: 'options', value: words } };
}

/** The value with another name; what has no name of its own becomes the name as a text. */
function renamed(value: ReplicaValue, word: string): ReplicaValue {
  switch (value.kind) {
    case 'option':
    case 'issueType':
      return { kind: value.kind, value: word };
    case 'status':
      return { kind: 'status', value: { name: word, category: value.value.category } };
    case 'cascading':
      return { kind: 'cascading', value: fromCascadingPath(word) };
    case 'project':
      return { kind: 'project', value: { key: word, name: '' } };
    default:
      return { kind: 'text', value: word };
  }
}
