/**
 * The shape of the one description of what scripts may use. From it come the declarations for the editor, what lint
 * knows, the functions inside the sandbox and docs/scripting.md.
 */
export interface ApiMember {
  readonly name: string;
  /** Parameters as TypeScript; empty for none. */
  readonly takes: string;
  /** What comes back, as TypeScript. */
  readonly gives: string;
  /** What it does, in sentences: shapes, units, and when it fails. */
  readonly says: string;
  /**
   * `lookup`: asks this site and is answered before the script goes on. `effect`: noted, and done after the script
   * has ended well. `inside`: done in the script itself.
   */
  readonly by: 'lookup' | 'effect' | 'inside';
  /** Only on this side; absent: on both. */
  readonly only?: Side;
  /** One line of a script. */
  readonly example?: string;
}

/** Which of its two scripts a side runs. */
export type Side = 'outgoing' | 'incoming';

export interface ApiObject {
  readonly name: string;
  readonly says: string;
  readonly members: readonly ApiMember[];
}

/** A shape that values in scripts have. */
export interface ApiShape {
  readonly name: string;
  readonly says: string;
  readonly fields: readonly ApiField[];
}

export interface ApiField {
  readonly name: string;
  /** As TypeScript. */
  readonly type: string;
  /** What may be written to it beside its type, as TypeScript. */
  readonly takes?: string;
  readonly says: string;
  /** May be read and not be written. */
  readonly readOnly?: true;
}

/** A name that stands in every script by itself. */
export interface ApiName {
  readonly name: string;
  readonly type: string;
  readonly says: string;
  readonly only?: Side;
  readonly example?: string;
}
