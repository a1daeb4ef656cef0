import type { DecidedAnswer, UpdateItem } from '../protocol/kinds/sync.ts';
import type { ReplicaFields } from '../replica/replica.ts';
import type { CompiledRules } from '../rules/compile-version.ts';
import { redactValue } from '../rules/redaction.ts';
import { type LocalPaths, printOf } from '../rules/run-outgoing.ts';
import { childrenAnswer } from './children/children-answer.ts';
import type { Ledger } from './children/ledger.ts';
import type { Incoming } from './decide-incoming.ts';

/** What the peer is told of an item that was decided: closed words, its own paths, and values it would get anyway. */
export function decidedAnswer(
  rules: { readonly rules: CompiledRules; readonly key: string },
  done: {
    readonly item: UpdateItem;
    readonly issue: DecidedAnswer['issue'];
    readonly overlay: LocalPaths;
    readonly decision: Incoming;
    /** Local values of the paths in conflict, as read before, but for those that the peer has had. */
    readonly mine: ReplicaFields;
    /** Values that were overwritten by an item whose answer the peer does not know. */
    readonly retold: ReplicaFields;
    readonly ledger: Ledger;
  },
): DecidedAnswer {
  const { item, overlay } = done;
  const { write, equal, stillLost, overruled, unsaid = [] } = done.decision;
  const isSaid = (path: string) => !unsaid.includes(path);
  const lost = [...done.decision.lost, ...stillLost].filter(isSaid);
  const partial = Object.fromEntries(Object.entries(done.decision.partial).filter(([path]) => isSaid(path)));
  const same: string[] = [];
  const echo: NonNullable<DecidedAnswer['echo']> = {};
  for (const path of Object.keys({ ...write, ...equal }).filter(isSaid)) {
    const came = item.fields[path];
    const now = overlay[path];
    // Without an outgoing rule for the path there is nothing that this side would ever send of it.
    if (!now || (came && came.kind !== 'unreadable' && now.out === printOf(rules.key, now.kind, came)))
      same.push(path);
    else echo[path] = now.value;
  }
  for (const path of lost) {
    const stands = overlay[path];
    if (stands) echo[path] = stands.value;
  }
  // What no rule lets out is not told.
  const mine = {
    ...done.retold,
    ...picked(
      done.mine,
      overruled.filter((path) => write[path] !== undefined && isSaid(path)),
    ),
  };
  const overwritten = asMayLeave(rules.rules, picked(mine, Object.keys(overlay)));
  return {
    code: 'applied',
    issue: done.issue,
    ...(lost.length > 0 ? { lost } : {}),
    ...(Object.keys(overwritten).length > 0 ? { overruled: overwritten } : {}),
    ...(Object.keys(partial).length > 0 ? { partial } : {}),
    ...(same.length > 0 ? { same } : {}),
    ...(Object.keys(echo).length > 0 ? { echo } : {}),
    ...childrenAnswer(rules.key, rules.rules, item, done.ledger),
  };
}

/** Kept in the log as they are here, told as they leave. */
function asMayLeave({ redaction }: CompiledRules, values: ReplicaFields): ReplicaFields {
  if (!redaction) return values;
  const left: Record<string, ReplicaFields[string]> = {};
  for (const [path, value] of Object.entries(values)) {
    const told = value.kind === 'unreadable' ? undefined : redactValue(redaction, path, value);
    if (told) left[path] = told;
  }
  return left;
}

function picked(values: ReplicaFields, paths: readonly string[]): ReplicaFields {
  return Object.fromEntries(Object.entries(values).filter(([path]) => paths.includes(path)));
}
