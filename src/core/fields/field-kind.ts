import type { Mention } from '../document/clean-document.ts';
import type { FileNamed } from '../document/with-media.ts';
import type { JiraProject } from '../ports/jira.ts';
import type { PartialCode } from '../protocol/kinds/sync.ts';
import type { ReplicaUser } from '../replica/replica-parts.ts';
import type { ReplicaKind, ReplicaValue, ValueOf } from '../replica/replica-value.ts';

/** What reading a person needs: how the other company may know them. */
export interface ReadPlace {
  readonly asPeerMayKnow: (
    accountId: string,
    person: { readonly name: string; readonly email?: string | undefined },
  ) => ReplicaUser;
  /** Only approvers with an address of these domains leave; none given: all. */
  readonly approverDomains?: readonly string[] | undefined;
}

/** For reads in which no person's name matters. */
export const NAMELESS: ReadPlace = { asPeerMayKnow: () => ({ name: '', ref: '' }) };

/** What a write must know of the place it goes to. */
export interface WriteTarget {
  /** Jira field id. */
  readonly field: string;
  /** Known where an issue is created: its issue types can be chosen from. */
  readonly project?: JiraProject;
  /** The issue is made under a parent, so it may be a sub-task. */
  readonly underParent: boolean;
  /** What becomes of spaces in a label. */
  readonly labelSpaces: 'underscore' | 'error';
  /** People without a counterpart here are left out of a set; else the set is set aside. */
  readonly skipUnknown: boolean;
  /** The account here that stands for a person of the peer's. */
  readonly accountOf: (user: ReplicaUser) => string | undefined;
  /** A person of the peer's in a text, as the account here: only one that the user map names. */
  readonly mentionOf: (mention: Mention) => Mention | undefined;
  /** The file of the issue that a text names, as the field can show it. */
  readonly mediaOf?: FileNamed;
}

/**
 * `raw` is the value as Jira will show it in the field; `under` says where it is written, if not whole and in the
 * field itself; `told` is what Jira takes for it, where that is something else.
 */
export type Written =
  | {
      readonly ok: true;
      readonly raw: unknown;
      readonly under?: { readonly field: string; readonly value: Readonly<Record<string, unknown>> };
      readonly told?: string | readonly string[];
    }
  | { readonly ok: false; readonly code: PartialCode };

/** What sets have: members that are added and taken out one by one. */
export interface SetKind {
  /** A member as Jira is told to add it or to take it out. */
  readonly entry: (name: string, target: WriteTarget) => Written;
  /** Two names with the same form are one member. */
  readonly form: (name: string) => string;
}

/** How one kind of local field passes between Jira and the replica. Kinds are added by adding a file. */
export interface FieldKind<K extends ReplicaKind> {
  /** The kind of value that it has in the replica. */
  readonly wire: K;
  /** What a person calls such a field, with its article. */
  readonly called: string;
  /** What of the site a value must fit: shown when a mapping is made. */
  readonly needs: 'nothing' | 'options' | 'people' | 'project';
  /** Only read: Jira computes it. */
  readonly readOnly?: true;
  /** The replica value of what Jira answered; undefined where that is not a value of this kind. */
  readonly read: (raw: unknown, place: ReadPlace) => ValueOf<K> | undefined;
  /** What Jira is to be told, or why it cannot be. */
  readonly write: (value: ValueOf<K>, target: WriteTarget) => Written;
  /** What equality and fingerprints look at: two values that Jira stores alike have the same form. */
  readonly normal: (value: ValueOf<K>) => unknown;
  readonly set?: SetKind;
}

/** A field kind whose wire kind is not known to the caller: a value of another wire kind is no value for it. */
export interface AnyFieldKind {
  readonly wire: ReplicaKind;
  readonly called: string;
  readonly needs: FieldKind<ReplicaKind>['needs'];
  readonly readOnly?: true;
  readonly read: (raw: unknown, place: ReadPlace) => ReplicaValue | undefined;
  readonly write: (value: ReplicaValue, target: WriteTarget) => Written;
  readonly normal: (value: ReplicaValue) => unknown;
  readonly set?: SetKind;
}

export function anyKind<K extends ReplicaKind>(kind: FieldKind<K>): AnyFieldKind {
  const own = (value: ReplicaValue): value is ValueOf<K> => value.kind === kind.wire;
  return {
    ...kind,
    write: (value, target) => (own(value) ? kind.write(value, target) : { ok: false, code: 'wrong-kind' }),
    normal: (value) => (own(value) ? kind.normal(value) : value),
  };
}
