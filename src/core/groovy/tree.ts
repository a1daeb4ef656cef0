/** Where a node stands: offsets in the Groovy text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export interface Parameter extends Span {
  readonly name: string;
  /** Declared type; undefined for none or `def`. */
  readonly type?: string;
  readonly initial?: Expression;
}

export interface Closure extends Span {
  readonly is: 'closure';
  /** Undefined: none written, so that `it` is there. */
  readonly parameters?: readonly Parameter[];
  readonly body: readonly Statement[];
}

export interface MapEntry extends Span {
  /** A text or a name as written, or an expression in brackets; undefined: another map is spread. */
  readonly key?: string | Expression;
  readonly value: Expression;
}

export interface Call extends Span {
  readonly is: 'call';
  /** What is called: a name, a member, or a value. */
  readonly callee: Expression;
  readonly args: readonly Expression[];
  readonly named: readonly MapEntry[];
  /** Written without brackets: `debug.error "text"`. */
  readonly bare?: boolean;
}

export interface Member extends Span {
  readonly is: 'member';
  readonly object: Expression;
  readonly name: string;
  /** `.`, `?.` or `*.` */
  readonly by: '.' | '?.' | '*.';
  /** Where the name stands. */
  readonly at: number;
  /** Written in quotes. */
  readonly quoted: boolean;
}

export type Expression =
  | (Span & { readonly is: 'text'; readonly value: string; readonly slashy: boolean })
  | (Span & {
      readonly is: 'template';
      readonly parts: readonly (string | Expression)[];
      readonly slashy: boolean;
    })
  | (Span & { readonly is: 'number'; readonly raw: string })
  | (Span & { readonly is: 'name'; readonly name: string })
  | (Span & { readonly is: 'constant'; readonly value: 'true' | 'false' | 'null' })
  | (Span & { readonly is: 'list'; readonly items: readonly Expression[] })
  | (Span & { readonly is: 'map'; readonly entries: readonly MapEntry[] })
  | (Span & { readonly is: 'spread'; readonly value: Expression })
  | Closure
  | Member
  | Call
  | (Span & { readonly is: 'index'; readonly object: Expression; readonly index: Expression })
  | (Span & { readonly is: 'new'; readonly type: string; readonly args: readonly Expression[] })
  | (Span & { readonly is: 'unary'; readonly sign: string; readonly value: Expression })
  | (Span & { readonly is: 'step'; readonly sign: '++' | '--'; readonly value: Expression })
  | (Span & {
      readonly is: 'binary';
      readonly sign: string;
      readonly left: Expression;
      readonly right: Expression;
      readonly at: number;
    })
  | (Span & {
      readonly is: 'choice';
      readonly test: Expression;
      readonly yes: Expression;
      readonly no: Expression;
    })
  | (Span & { readonly is: 'elvis'; readonly value: Expression; readonly other: Expression })
  | (Span & {
      readonly is: 'assign';
      readonly sign: string;
      readonly target: Expression;
      readonly value: Expression;
    })
  | (Span & { readonly is: 'cast'; readonly type: string; readonly value: Expression })
  | (Span & {
      readonly is: 'isA';
      readonly type: string;
      readonly value: Expression;
      readonly negated: boolean;
    })
  | (Span & {
      readonly is: 'range';
      readonly from: Expression;
      readonly to: Expression;
      readonly open: boolean;
    });

export interface Declared extends Span {
  readonly name: string;
  readonly initial?: Expression;
}

export interface Case extends Span {
  /** Undefined: `default`. */
  readonly test?: Expression;
  readonly body: readonly Statement[];
}

export interface FunctionStatement extends Span {
  readonly is: 'function';
  readonly name: string;
  /** Declared type of what it returns; undefined for `def`. */
  readonly gives?: string;
  readonly parameters: readonly Parameter[];
  readonly body: readonly Statement[];
}

export type Statement =
  | (Span & { readonly is: 'expression'; readonly value: Expression })
  | (Span & { readonly is: 'declare'; readonly type?: string; readonly names: readonly Declared[] })
  | FunctionStatement
  | (Span & {
      readonly is: 'if';
      readonly test: Expression;
      readonly yes: readonly Statement[];
      /** Undefined: no else. */
      readonly no?: readonly Statement[];
      /** `else if`: `no` is the one statement that follows. */
      readonly chained: boolean;
    })
  | (Span & { readonly is: 'while'; readonly test: Expression; readonly body: readonly Statement[] })
  | (Span & {
      readonly is: 'for';
      readonly name: string;
      readonly nameAt: number;
      readonly type?: string;
      readonly list: Expression;
      readonly body: readonly Statement[];
    })
  | (Span & {
      readonly is: 'count';
      readonly first: Statement | undefined;
      readonly test: Expression | undefined;
      readonly next: Expression | undefined;
      readonly body: readonly Statement[];
    })
  | (Span & { readonly is: 'switch'; readonly value: Expression; readonly cases: readonly Case[] })
  | (Span & {
      readonly is: 'try';
      readonly body: readonly Statement[];
      readonly caught?: { readonly name: string; readonly types: readonly string[] } & {
        readonly body: readonly Statement[];
        readonly at: number;
      };
      readonly last?: readonly Statement[];
    })
  | (Span & { readonly is: 'throw'; readonly value: Expression })
  | (Span & { readonly is: 'return'; readonly value?: Expression })
  | (Span & { readonly is: 'break' })
  | (Span & { readonly is: 'continue' })
  | (Span & { readonly is: 'assert'; readonly test: Expression; readonly says?: Expression })
  | (Span & { readonly is: 'import'; readonly name: string })
  /** A statement that could not be read. */
  | (Span & { readonly is: 'refused'; readonly why: Unread });

export interface Unread {
  readonly at: number;
  readonly reason: string;
  readonly instead: string;
}
