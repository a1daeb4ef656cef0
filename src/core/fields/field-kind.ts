import type { JiraProject } from '../ports/jira.ts';
import type { PartialCode } from '../protocol/kinds/sync.ts';
import type { ReplicaKind, ReplicaValue } from '../replica/replica.ts';

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

/** How one kind of field passes between Jira and the replica. Kinds are added by adding a file. */
export interface FieldKind<K extends ReplicaKind> {
  readonly kind: K;
  /** The replica value of what Jira answered; undefined where that is not a value of this kind. */
  readonly read: (raw: unknown) => Extract<ReplicaValue, { kind: K }> | undefined;
  /** What Jira is to be told, or why it cannot be. */
  readonly write: (value: Extract<ReplicaValue, { kind: K }>, target: WriteTarget) => Written;
  /** What equality and fingerprints look at: two values that Jira stores alike have the same form. */
  readonly normal: (value: Extract<ReplicaValue, { kind: K }>) => unknown;
}
