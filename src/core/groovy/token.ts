/** `template` is a text with `$` in it; `sign` is an operator or a bracket. */
export type TokenKind = 'name' | 'number' | 'text' | 'template' | 'sign' | 'end';

export interface Token {
  readonly kind: TokenKind;
  /** Name, sign or number as written; of a text what it stands for. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** A line ends before it, outside of round and square brackets: there a statement may end. */
  readonly newLine: boolean;
  /** Texts and the tokens of what is put between them. */
  readonly parts?: readonly (string | readonly Token[])[];
  /** Written between slashes: a pattern. */
  readonly slashy?: boolean;
}

export interface Remark {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Nothing but space stands before it on its line. */
  readonly ownLine: boolean;
}

export interface Tokens {
  readonly tokens: readonly Token[];
  readonly remarks: readonly Remark[];
}
