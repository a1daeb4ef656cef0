import * as z from 'zod';
import { readField } from '../../fields/fields.ts';
import type { UpdateItem } from '../../protocol/kinds/sync.ts';
import { MEMBER_THERE } from '../../replica/fingerprint.ts';
import type { ReplicaFields } from '../../replica/replica.ts';
import { splitPath } from '../../replica/replica-path.ts';
import type { ReplicaValue } from '../../replica/replica-value.ts';
import type { CompiledRules } from '../../rules/compile-version.ts';
import { asPeerMayKnow } from '../../rules/people.ts';
import { type LocalPaths, runOutgoing } from '../../rules/run-outgoing.ts';
import { unanswered } from '../decide-outgoing.ts';
import type { Rows } from '../rows.ts';
import { shadowOf } from '../shadow.ts';

interface Read {
  readonly rules: CompiledRules;
  readonly key: string;
  /** Jira's field values as read. */
  readonly fields: Readonly<Record<string, unknown>>;
  readonly local: Readonly<Record<string, string>>;
}

/** Local values of paths in conflict, in the form of the replica. */
export interface LocalValues {
  /** As they would leave, else as the incoming rule reads its field. */
  readonly all: ReplicaFields;
  /** Without those that came to the peer as we sent them: it has logged them where they lost. */
  readonly unheard: ReplicaFields;
  /** People and formatted texts as Jira takes them: in the replica people have other names, and media none. */
  readonly raws: Readonly<Record<string, unknown>>;
}

export function localValues(
  read: Read,
  rows: Rows,
  item: Pick<UpdateItem, 'changed' | 'context'>,
  paths: readonly string[],
): LocalValues {
  if (paths.length === 0) return { all: {}, unheard: {}, raws: {} };
  const leaving = runOutgoing(read.rules, read.key, read.fields, 'always', paths);
  // What a person here may put back is the whole value, also of what only a part leaves.
  const whole = read.rules.redaction
    ? runOutgoing(unredacted(read.rules), read.key, read.fields, 'always', paths)
    : leaving;
  const entries = paths.flatMap((path) => {
    const value = whole[path]?.value ?? readHere(read, path);
    return value ? [[path, value] as const] : [];
  });
  return {
    all: Object.fromEntries(entries),
    unheard: Object.fromEntries(entries.filter(([path]) => !isHeard(path, leaving, rows, item))),
    raws: Object.fromEntries(paths.flatMap((path) => rawHere(read, path))),
  };
}

function unredacted({ redaction: _redaction, ...rules }: CompiledRules): CompiledRules {
  return rules;
}

const account = z.looseObject({ accountId: z.string() }).transform(({ accountId }) => ({ accountId }));
const rawForms = {
  user: account,
  users: z.array(account),
  participants: z.array(account),
  richText: z.looseObject({ type: z.literal('doc') }),
} as const;

function rawHere({ rules, fields }: Read, path: string): [string, unknown][] {
  const rule = rules.incoming.find((one) => one.path === path);
  if (
    rule?.kind !== 'user' &&
    rule?.kind !== 'users' &&
    rule?.kind !== 'participants' &&
    rule?.kind !== 'richText'
  )
    return [];
  const raw = rawForms[rule.kind].safeParse(fields[rule.field]);
  return raw.success ? [[path, raw.data]] : [];
}

function readHere({ rules, key, fields, local }: Read, path: string): ReplicaValue | undefined {
  const { name, member } = splitPath(path);
  if (member !== undefined) return { kind: 'member', value: local[path] === MEMBER_THERE ? true : null };
  const rule = rules.incoming.find((one) => one.path === name);
  const place = { asPeerMayKnow: asPeerMayKnow(rules.userMap, key) };
  return rule && readField(rule.kind, fields[rule.field], place);
}

function isHeard(
  path: string,
  leaving: LocalPaths,
  { twin, work }: Rows,
  item: Pick<UpdateItem, 'changed' | 'context'>,
): boolean {
  const out = leaving[path]?.out;
  const won = item.changed.some((changed) => changed.path === path && changed.won === true);
  if (out === undefined || !won) return false;
  const own = unanswered(work)[path];
  const settled = own !== undefined && own.since <= item.context ? own.out : undefined;
  return out === settled || out === shadowOf(twin.shadow, path).sent;
}
