import type { Code } from './code.ts';
import type { PieceName } from './pieces.ts';
import { lineStarts, placeOf, Refused } from './place.ts';
import { asLine, Remarks, remarkText } from './remarks.ts';
import { Scope } from './scope.ts';
import type { Remark } from './token.ts';
import type { Closure, Expression, Span, Statement } from './tree.ts';
import { ANY } from './value-type.ts';
import type { Writes } from './walk.ts';
import { writeClosure } from './write-closure.ts';
import { writeTest } from './write-operators.ts';
import { writeShared, writeStatement } from './write-statement.ts';
import { writeValue } from './write-value.ts';
import type { ClosureAs, Frame, Writer } from './writer.ts';

/** Something that the author should look at. */
export interface GroovyNote {
  readonly line: number;
  readonly column: number;
  readonly text: string;
}

/** A statement that is not taken over: in its place the script stops with an error that names the line. */
export interface GroovyRefusal {
  readonly line: number;
  readonly column: number;
  /** The beginning of the statement as it was written. */
  readonly text: string;
  readonly reason: string;
  /** What to write in its place; empty where nothing is to be said. */
  readonly instead: string;
}

/** More work than any script that people write. */
const MOST_STEPS = 300_000;
const LONGEST_TEXT = 100;

/** One run of the translator over one script. */
export class Translation implements Writer {
  readonly scope = new Scope();
  readonly side: 'outgoing' | 'incoming';
  readonly writes: Writes;
  readonly notes: GroovyNote[] = [];
  readonly refusals: GroovyRefusal[] = [];
  readonly pieces = new Set<PieceName>();
  /** Names that the script writes without declaring them, and that are declared where they are written first. */
  readonly shared = new Set<string>();
  frame: Frame = { ending: 'script' };
  private readonly text: string;
  private readonly starts: readonly number[];
  private readonly left: Remarks;
  private readonly noted = new Set<string>();
  private steps = 0;

  constructor(text: string, side: 'outgoing' | 'incoming', remarks: readonly Remark[], writes: Writes) {
    this.text = text;
    this.side = side;
    this.writes = writes;
    this.starts = lineStarts(text);
    this.left = new Remarks(text, remarks);
  }

  value(expression: Expression): Code {
    this.step(expression);
    return this.placed(expression, () => writeValue(this, expression));
  }

  test(expression: Expression): Code {
    this.step(expression);
    return this.placed(expression, () => writeTest(this, expression));
  }

  closure(closure: Closure, as: ClosureAs): Code {
    this.step(closure);
    return writeClosure(this, closure, as);
  }

  within<T>(frame: Frame, step: () => T): T {
    const before = this.frame;
    this.frame = frame;
    try {
      return step();
    } finally {
      this.frame = before;
    }
  }

  piece(name: PieceName): string {
    this.pieces.add(name);
    return name;
  }

  note(at: number, text: string): void {
    const place = placeOf(this.starts, at);
    const key = `${place.line} ${text}`;
    if (this.noted.has(key)) return;
    this.noted.add(key);
    this.notes.push({ ...place, text });
  }

  source({ start, end }: Span): string {
    return this.text.slice(start, end);
  }

  remarks(from: number, to: number): readonly string[] {
    return this.left.between(from, to).map(remarkText);
  }

  block(statements: readonly Statement[], last: boolean, end: number): string {
    const lines: string[] = [];
    const add = (text: string, at: number): void => {
      if (lines.length > 0 && this.blankBefore(at)) lines.push('');
      lines.push(text);
    };
    statements.forEach((node, index) => {
      for (const remark of this.left.between(0, node.start)) add(remarkText(remark), remark.start);
      const text = this.one(node, last && index === statements.length - 1);
      for (const remark of this.left.between(node.start, node.end)) add(remarkText(remark), remark.start);
      const behind = this.left.behind(node.end);
      add(behind === undefined ? text : `${text} ${remarkText(behind)}`, node.start);
    });
    for (const remark of this.left.between(0, end)) add(remarkText(remark), remark.start);
    return lines.join('\n');
  }

  /** Refuses the script as a whole or, with a node, one statement of it. */
  refuse(error: Refused, node: Span): string {
    const at = error.at === 0 ? node.start : error.at;
    const place = placeOf(this.starts, at);
    const [line = ''] = this.text.slice(node.start, node.start + 400).split('\n');
    const text = line.length > LONGEST_TEXT ? `${line.slice(0, LONGEST_TEXT)}…` : line.trim();
    this.refusals.push({ ...place, text, reason: error.message, instead: error.instead });
    const instead = error.instead === '' ? '' : ` In its place ${error.instead}.`;
    return `Line ${place.line} of the Groovy script was not taken over: ${error.message}.${instead}`;
  }

  private one(node: Statement, last: boolean): string {
    try {
      const first = this.sharedBy(node);
      if (first !== undefined) return writeShared(this, node.start, first.name, first.value);
      return writeStatement(this, node, last);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      return this.instead(node, error);
    }
  }

  /** `x = value` that is the first word about `x`, on the outermost level. */
  private sharedBy(node: Statement): { name: string; value: Expression } | undefined {
    if (node.is !== 'expression' || node.value.is !== 'assign' || this.scope.functions > 0) return undefined;
    const { target, value, sign } = node.value;
    if (target.is !== 'name' || sign !== '=' || !this.shared.has(target.name)) return undefined;
    return this.scope.find(target.name) === undefined ? { name: target.name, value } : undefined;
  }

  /** The refused statement as a remark, and an error in its place. */
  private instead(node: Statement, error: Refused): string {
    const says = JSON.stringify(this.refuse(error, node));
    this.left.between(node.start, node.end);
    const lines = this.source(node)
      .split(/\r\n|\r|\n/)
      .map((line) => asLine(`// ${line}`));
    return [...lines, this.stop(node, `fail(${says})`)].join('\n');
  }

  private stop(node: Statement, fail: string): string {
    const names = this.declaredBy(node);
    if (node.is === 'function' && this.scope.find(node.name) !== undefined && this.scope.functions === 0) {
      return `function ${this.scope.find(node.name)?.name ?? ''}() {\n  ${fail};\n}`;
    }
    const [first, ...others] = names;
    if (first === undefined) return `${fail};`;
    return [`const ${first} = ${fail};`, ...others.map((name) => `let ${name};`)].join('\n');
  }

  /** Names that a refused statement would have declared, so that what follows knows them. */
  private declaredBy(node: Statement): readonly string[] {
    const names =
      node.is === 'declare'
        ? node.names.map(({ name }) => name)
        : node.is === 'refused'
          ? [
              /^(?:def|var|final|String|List|Map)\s+([\p{L}_]\w*)\s*=/u.exec(this.source(node))?.[1] ?? '',
            ].filter(Boolean)
          : [];
    return [...new Set(names)].flatMap((name) => {
      const own = this.scope.own(name);
      // One that an earlier statement has declared stands there already.
      if (own !== undefined) return own.at >= node.start && own.at < node.end ? [own.name] : [];
      try {
        return [this.scope.declare(node.start, name, ANY, undefined, true).name];
      } catch {
        return [];
      }
    });
  }

  private blankBefore(at: number): boolean {
    return /\n[ \t\r]*\n[ \t\r]*$/.test(this.text.slice(Math.max(0, at - 200), at));
  }

  private step({ start }: Span): void {
    this.steps += 1;
    if (this.steps > MOST_STEPS) throw new TooMuch(start);
  }

  /** Gives a refusal that knows no place that of the value in which it arose. */
  private placed<T>({ start }: Span, step: () => T): T {
    try {
      return step();
    } catch (error) {
      if (error instanceof Refused && error.at === 0 && start > 0)
        throw new Refused(start, error.message, error.instead);
      throw error;
    }
  }
}

/** Thrown past every statement: the script is refused as a whole. */
export class TooMuch extends Error {
  readonly at: number;

  constructor(at: number) {
    super('the script is too involved to be translated');
    this.name = 'TooMuch';
    this.at = at;
  }
}
