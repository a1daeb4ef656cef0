import type { Code } from './code.ts';
import type { PieceName } from './pieces.ts';
import type { Scope } from './scope.ts';
import type { Closure, Expression, Span, Statement } from './tree.ts';
import type { ValueType } from './value-type.ts';
import type { Writes } from './walk.ts';

/**
 * What becomes of the value that a function ends with: given back as it is, given back as true or false, or dropped.
 * In a script there is no one to give it to.
 */
export type Ending = 'value' | 'test' | 'nothing' | 'script';

/** The function that is being written. */
export interface Frame {
  readonly ending: Ending;
  /** What is given back where the Groovy gives back what is no value of its own: the first parameter. */
  readonly first?: string;
}

export interface ClosureAs {
  /** Types of what the closure is called with; one that takes more is refused. */
  readonly takes: readonly ValueType[];
  readonly ending: Ending;
  /** Its first parameter is given back where the closure gives back nothing else. */
  readonly givesFirst?: boolean;
  /** Its two parameters are the key and the value of an entry. */
  readonly entry?: boolean;
}

/** What the parts of the translator need of one another; made in translation.ts. */
export interface Writer {
  readonly scope: Scope;
  readonly side: 'outgoing' | 'incoming';
  readonly writes: Writes;
  readonly frame: Frame;
  value(expression: Expression): Code;
  /** JavaScript that is true where Groovy takes the value for true. */
  test(expression: Expression): Code;
  closure(closure: Closure, as: ClosureAs): Code;
  /** Statements on lines of their own. `last`: the function ends with the last of them. */
  block(statements: readonly Statement[], last: boolean, end: number): string;
  /** A step inside of a function. */
  within<T>(frame: Frame, step: () => T): T;
  /** Name of a function that is put below the script. */
  piece(name: PieceName): string;
  /** Something the author should look at. */
  note(at: number, text: string): void;
  /** The Groovy text of a node. */
  source(span: Span): string;
  /** Remarks that stand between two offsets and were not taken yet. */
  remarks(from: number, to: number): readonly string[];
}
