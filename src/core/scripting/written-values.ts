import * as z from 'zod';
import { fieldKinds } from '../fields/fields.ts';
import type { ReplicaValue } from '../replica/replica-value.ts';
import type { CompiledRules } from '../rules/compile-version.ts';
import { asReplica } from './as-replica.ts';
import type { Place } from './place.ts';
import type { ScriptFailure, ScriptResult } from './read-outcome.ts';
import { pathOfWrite } from './script-fields.ts';
import { singleWrites } from './single-writes.ts';

/** What an incoming script wants the issue to hold, by path of the rule that takes it in. */
export interface WrittenValues {
  readonly values: Readonly<Record<string, ReplicaValue>>;
  /** Key of the space in which it wants a new issue to be made. */
  readonly project?: string;
}

type Written =
  | ({ readonly ok: true } & WrittenValues)
  | { readonly ok: false; readonly failure: ScriptFailure };

/** Taken in by helpers, or shown alone: what a script leaves there is nothing to write. */
const notFields = new Set(['comments', 'attachments', 'workLogs', 'issueLinks']);

const projectKey = z.union([z.string(), z.looseObject({ key: z.string() }).transform(({ key }) => key)]);

/**
 * The writes of a script as values, each judged by what its field can hold. `isOurs`: whether an issue of this id is
 * one that this site has named, for a script that hands on the peer's would mean another one here.
 */
export function writtenValues(
  { incoming, taking }: Pick<CompiledRules, 'incoming' | 'taking'>,
  { writes, effects }: Pick<ScriptResult, 'writes' | 'effects'>,
  isOurs: (issue: string) => boolean,
): Written {
  const values: Record<string, ReplicaValue> = {};
  let project: string | undefined;
  const take = (name: string, value: unknown, at: Place | undefined): ScriptFailure | undefined => {
    const path = pathOfWrite(name);
    const rule = taking?.paths.includes(path) ? incoming.find((one) => one.path === path) : undefined;
    if (!rule)
      return failure(
        `"issue.${name}" is no field that this script can write. Write fields of the work item by name; custom fields must be in the list below the script.`,
        at,
      );
    const made = asReplica(name, value ?? null, fieldKinds[rule.kind]?.wire);
    if (!made.ok) return failure(made.why, at);
    if (made.value.kind === 'issue' && made.value.value !== null && !isOurs(made.value.value.id))
      return failure(`"issue.${name}" is given a work item of the partner. ${LOOK_IT_UP}`, at);
    values[path] = made.value;
    return undefined;
  };
  for (const [write, { value: given, at }] of writes) {
    if (notFields.has(write) || write.startsWith('customKeys')) continue;
    if (write === 'project') {
      const key = projectKey.safeParse(given);
      if (!key.success)
        return {
          ok: false,
          failure: failure(
            '"issue.project" is given no space. Write its key, as in "SUP", or what nodeHelper.getProject gives.',
            at,
          ),
        };
      project = key.data;
      continue;
    }
    for (const [name, value] of singleWrites(write, given)) {
      const failed = take(name, value, at);
      if (failed) return { ok: false, failure: failed };
    }
  }
  for (const effect of effects) {
    if (effect.do !== 'transition-to' && effect.do !== 'transition') continue;
    const fields = Object.entries(effect.fields);
    const status: [string, unknown][] = effect.do === 'transition-to' ? [['status', effect.status]] : [];
    for (const [name, value] of [...fields, ...status]) {
      const failed = take(name, value, effect.at);
      if (failed) return { ok: false, failure: failed };
    }
  }
  return { ok: true, values, ...(project === undefined ? {} : { project }) };
}

const LOOK_IT_UP = 'Look ours up with nodeHelper.getLocalIssueKeyFromRemoteId.';

const failure = (message: string, at: Place | undefined): ScriptFailure => ({
  kind: 'result',
  message,
  ...(at ? { at } : {}),
});
