import type { JiraProject } from '../ports/jira.ts';
import type { PartialCode } from '../protocol/kinds/sync.ts';
import type { ReplicaKind, ReplicaValue, ValueOf } from '../replica/replica-value.ts';

/** What a write must know of the place it goes to. */
export interface WriteTarget {
  /** Jira field id. */
  readonly field: string;
  /** Known where an issue is created: its issue types can be chosen from. */
  readonly project?: JiraProject;
}

export type Written =
  | { readonly ok: true; readonly raw: unknown }
  | { readonly ok: false; readonly code: PartialCode };

/** How one kind of local field passes between Jira and the replica. Kinds are added by adding a file. */
export interface FieldKind<K extends ReplicaKind> {
  /** The kind of value that it has in the replica. */
  readonly wire: K;
  /** The replica value of what Jira answered; undefined where that is not a value of this kind. */
  readonly read: (raw: unknown) => ValueOf<K> | undefined;
  /** What Jira is to be told, or why it cannot be. */
  readonly write: (value: ValueOf<K>, target: WriteTarget) => Written;
  /** What equality and fingerprints look at: two values that Jira stores alike have the same form. */
  readonly normal: (value: ValueOf<K>) => unknown;
}

/** A field kind whose wire kind is not known to the caller: a value of another wire kind is no value for it. */
export interface AnyFieldKind {
  readonly wire: ReplicaKind;
  readonly read: (raw: unknown) => ReplicaValue | undefined;
  readonly write: (value: ReplicaValue, target: WriteTarget) => Written;
  readonly normal: (value: ReplicaValue) => unknown;
}

export function anyKind<K extends ReplicaKind>(kind: FieldKind<K>): AnyFieldKind {
  const own = (value: ReplicaValue): value is ValueOf<K> => value.kind === kind.wire;
  return {
    wire: kind.wire,
    read: kind.read,
    write: (value, target) => (own(value) ? kind.write(value, target) : { ok: false, code: 'wrong-kind' }),
    normal: (value) => (own(value) ? kind.normal(value) : value),
  };
}
