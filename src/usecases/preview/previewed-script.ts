import { MOST_PATHS, type PreviewAnswer } from '../../core/protocol/kinds/preview.ts';
import { canonicalJson } from '../../core/replica/canonical-json.ts';
import type { ReplicaFields } from '../../core/replica/replica.ts';
import { splitPath } from '../../core/replica/replica-path.ts';
import type { CompiledRules } from '../../core/rules/compile-version.ts';
import type { LocalPaths } from '../../core/rules/run-outgoing.ts';
import type { Taking } from '../incoming/take-by-script.ts';

/** Paths that an incoming script writes. */
export const ownPaths = (taken: Taking): readonly string[] =>
  taken.is === 'taken' ? Object.keys(taken.own.fields) : [];

/**
 * The paths that an answer speaks of: those that the peer has asked about, and of those that the script writes by
 * itself the ones that the rules here let leave. The peer does not learn the names of others.
 */
export function pathsToSay(
  asked: readonly string[],
  taken: Taking,
  leaving: readonly LocalPaths[],
): readonly string[] {
  const more = ownPaths(taken).filter(
    (path) => !asked.includes(path) && leaving.some((paths) => Object.hasOwn(paths, path)),
  );
  return [...asked, ...more].slice(0, MOST_PATHS);
}

/** Paths that a script stands for and that hold what the peer had said before: nothing comes of them anew. */
export function unmoved(
  taken: Taking,
  { taking }: CompiledRules,
  fields: ReplicaFields,
  before: ReplicaFields,
) {
  if (taken.is !== 'taken') return {};
  const held = Object.entries(fields).filter(
    ([path, value]) => taking?.paths.includes(splitPath(path).name) === true && isSame(before[path], value),
  );
  return Object.fromEntries(held);
}

/** What the script asks to have done, each kind once: its arguments are this side's alone. */
export function wishesOf(taken: Taking): Pick<Extract<PreviewAnswer, { code: 'previewed' }>, 'effects'> {
  if (taken.is !== 'taken' || taken.effects.length === 0) return {};
  return { effects: [...new Set(taken.effects.map((effect) => effect.do))] };
}

type Value = ReplicaFields[string];

/** The same value, and one that is known. */
export const isSame = (one: Value | undefined, other: Value | undefined): boolean =>
  one !== undefined && other !== undefined && canonicalJson(one) === canonicalJson(other);
