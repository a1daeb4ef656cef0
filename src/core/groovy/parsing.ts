import { Refused } from './place.ts';
import type { Token } from './token.ts';
import type { Closure, Expression, Statement } from './tree.ts';

/** How deep brackets, blocks and signs may be nested in one another. */
const DEEPEST = 120;
/** How many signs or links may follow one another; people write a dozen. */
export const LONGEST_CHAIN = 200;

/** What the parts of the parser need of one another; made in parse.ts, so that no two of them import each other. */
export interface Grammar {
  expression(parsing: Parsing): Expression;
  /** All of the tokens as one value. */
  whole(parsing: Parsing): Expression;
  /** From `{` to behind `}`. */
  block(parsing: Parsing): readonly Statement[];
  /** A block, or the one statement that stands in its place. */
  branch(parsing: Parsing): readonly Statement[];
  closure(parsing: Parsing): Closure;
  statement(parsing: Parsing): Statement;
}

/** Where the parser stands in its tokens. */
export class Parsing {
  readonly grammar: Grammar;
  readonly tokens: readonly Token[];
  at = 0;
  private depth: number;

  constructor(tokens: readonly Token[], grammar: Grammar, depth = 0) {
    this.tokens = tokens;
    this.grammar = grammar;
    this.depth = depth;
  }

  /** Runs a step one level deeper, and refuses what is nested too deeply to be read. */
  deeper<T>(step: () => T): T {
    if (this.depth >= DEEPEST) throw new Refused(this.peek().start, 'this is nested too deeply');
    this.depth += 1;
    try {
      return step();
    } finally {
      this.depth -= 1;
    }
  }

  /** Reads the tokens inside a template from their beginning to their end. */
  inner<T>(tokens: readonly Token[], read: (parsing: Parsing) => T): T {
    return this.deeper(() => read(new Parsing(tokens, this.grammar, this.depth)));
  }

  peek(ahead = 0): Token {
    const token = this.tokens[Math.min(this.at + ahead, this.tokens.length - 1)];
    if (token === undefined) throw new Error('a list of tokens has an end');
    return token;
  }

  next(): Token {
    const token = this.peek();
    if (token.kind !== 'end') this.at += 1;
    return token;
  }

  /** End of the token that was read last. */
  get end(): number {
    return this.tokens[this.at - 1]?.end ?? 0;
  }

  isSign(sign: string, ahead = 0): boolean {
    const token = this.peek(ahead);
    return token.kind === 'sign' && token.text === sign;
  }

  isWord(word: string, ahead = 0): boolean {
    const token = this.peek(ahead);
    return token.kind === 'name' && token.text === word;
  }

  takeSign(sign: string): boolean {
    if (!this.isSign(sign)) return false;
    this.at += 1;
    return true;
  }

  takeWord(word: string): boolean {
    if (!this.isWord(word)) return false;
    this.at += 1;
    return true;
  }

  expectSign(sign: string, where: string): Token {
    if (this.isSign(sign)) return this.next();
    throw this.unexpected(`${sign} is missing ${where}`);
  }

  expectName(what: string): Token {
    if (this.peek().kind === 'name') return this.next();
    throw this.unexpected(`${what} is missing`);
  }

  unexpected(reason: string): Refused {
    const token = this.peek();
    const found = token.kind === 'end' ? 'the end' : JSON.stringify(token.text);
    return new Refused(token.start, `${reason} before ${found}`);
  }
}
