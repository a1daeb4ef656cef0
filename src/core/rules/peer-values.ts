import { fieldKinds } from '../fields/fields.ts';
import type { ReplicaIssue } from '../replica/replica.ts';
import type { ReplicaValue } from '../replica/replica-value.ts';
import { createOf, type Runnable } from './command.ts';
import type { CompiledRules } from './compile-version.ts';
import { localFingerprints } from './local-fingerprints.ts';
import type { Mapping } from './mapping.ts';
import { type IncomingPlace, runIncoming } from './run-incoming.ts';

/** What this side knows of the peer's issue itself; the status as far as the peer lets it leave. */
export interface PeerIssueSeen extends Pick<ReplicaIssue, 'key' | 'url'> {
  readonly status?: ReplicaValue | undefined;
}

/** What is wrong with such a line; undefined: nothing. */
export function peerLineMisfit({
  direction,
  kind,
  constant,
  merge,
}: Mapping): 'direction' | 'kind' | 'constant' | 'merge' | undefined {
  if (direction !== 'in') return 'direction';
  if (fieldKinds[kind]?.readOnly) return 'kind';
  if (constant !== undefined) return 'constant';
  return merge === undefined ? undefined : 'merge';
}

type Fields = Readonly<Record<string, unknown>>;

/** Fields of an issue that is made for the peer's: what the rules want to stand there of the peer's issue. */
export function peerValuesAtCreate(
  rules: CompiledRules,
  key: string,
  peer: PeerIssueSeen,
  { project, fields }: Pick<IncomingPlace, 'project' | 'fields'>,
): Fields {
  const place = { moment: 'create', fields, ...(project === undefined ? {} : { project }) } as const;
  return createOf(commandsFor(rules, key, peer, place));
}

/** One line's value: what to write, and of what of the peer's issue it is. */
interface PeerValue {
  readonly path: string;
  readonly command: Runnable;
}

/**
 * What does not stand yet in fields that the rules want to show the peer's issue. A field that Jira did not return is
 * left alone. `fields`: the issue as read.
 */
export function peerValuesToWrite(
  rules: CompiledRules,
  key: string,
  peer: PeerIssueSeen,
  fields: Fields,
  moment: IncomingPlace['moment'],
): readonly PeerValue[] {
  const wanted = commandsFor(rules, key, peer, { moment, fields });
  return Object.entries(wanted).flatMap(([index, command]) => {
    const rule = rules.ofPeer[Number(index)];
    if (rule === undefined || !Object.hasOwn(fields, command.field)) return [];
    const stands = localFingerprints({ ...rules, incoming: [{ ...rule, on: 'always' }] }, key, fields);
    return stands[rule.path] === command.local ? [] : [{ path: rule.path, command }];
  });
}

/** By the number of the line: several fields may hold the same of the peer's issue. */
function commandsFor(
  rules: CompiledRules,
  key: string,
  peer: PeerIssueSeen,
  place: IncomingPlace,
): Readonly<Record<string, Runnable>> {
  const values: Readonly<Record<string, ReplicaValue | undefined>> = {
    '@key': { kind: 'text', value: peer.key },
    '@url': { kind: 'text', value: peer.url },
    '@status': peer.status,
  };
  return Object.fromEntries(
    rules.ofPeer.flatMap((rule, index) => {
      const value = values[rule.path];
      if (value === undefined) return [];
      const commands = runIncoming({ ...rules, incoming: [rule] }, key, { [rule.path]: value }, place);
      const command = commands[rule.path];
      return command?.ok === true ? [[String(index), command] as const] : [];
    }),
  );
}
