import { isOfPeople } from '../fields/is-of-people.ts';
import type { ReplicaFields } from '../replica/replica.ts';
import { splitPath } from '../replica/replica-path.ts';
import type { CompiledRules, Rule } from '../rules/compile-version.ts';
import { sameJson } from '../rules/diff-leaves.ts';
import { runIncoming } from '../rules/run-incoming.ts';
import type { Twin } from './records/twin.ts';
import { shadowOf } from './shadow.ts';

interface Arrived {
  readonly twin: Twin;
  /** The local issue's fields as read. */
  readonly fields: Readonly<Record<string, unknown>>;
  /** What the partner has, as far as it is known: what it has sent, or what this side would send. */
  readonly values: ReplicaFields;
  readonly key: string;
}

/**
 * Whether a value of the partner's that has crossed would be taken in otherwise, or no more. Where the value is not
 * known, a line that differs counts: it may come to the same.
 */
export function takenOtherwise(arrived: Arrived, before: CompiledRules, after: CompiledRules): boolean {
  const { twin, fields, values, key } = arrived;
  const crossed = new Set([...Object.keys(values), ...Object.keys(twin.shadow)]);
  return [...crossed].some((path) => {
    const { name } = splitPath(path);
    if (sameLine(before, after, name)) return false;
    const value = Object.hasOwn(values, path) ? values[path] : undefined;
    if (value === undefined) return shadowOf(twin.shadow, path).known !== undefined;
    const run = (rules: CompiledRules) =>
      runIncoming(rules, key, { [path]: value }, { moment: 'always', fields })[path];
    return !sameJson(run(before), run(after));
  });
}

function sameLine(before: CompiledRules, after: CompiledRules, name: string): boolean {
  const one = lineOf(before, name);
  const other = lineOf(after, name);
  if (one === undefined || other === undefined) return one === other;
  const people = !isOfPeople(other) || sameJson(before.userMap, after.userMap);
  return sameJson(plain(one), plain(other)) && people;
}

const lineOf = ({ incoming }: CompiledRules, name: string): Rule | undefined =>
  incoming.find(({ path }) => path === name);

const plain = ({ words, ...rule }: Rule) => ({ ...rule, words: words && [...words] });
