import { parseClosure, parseStatements } from './parse-closure.ts';
import { parseExpression, parseWhole } from './parse-expression.ts';
import { parseStatement } from './parse-statement.ts';
import { type Grammar, Parsing } from './parsing.ts';
import type { Token } from './token.ts';
import type { Statement } from './tree.ts';

const grammar: Grammar = {
  expression: parseExpression,
  whole: parseWhole,
  statement: parseStatement,
  closure: parseClosure,
  block(parsing) {
    return parsing.deeper(() => {
      parsing.expectSign('{', 'before a block');
      const statements = parseStatements(parsing);
      parsing.expectSign('}', 'to close this block');
      return statements;
    });
  },
  branch(parsing) {
    if (parsing.isSign('{')) return grammar.block(parsing);
    if (parsing.takeSign(';')) return [];
    return [parsing.grammar.statement(parsing)];
  },
};

/** The statements of a script. Those that cannot be read are kept as refused; nothing is thrown for them. */
export function parse(tokens: readonly Token[]): readonly Statement[] {
  const parsing = new Parsing(tokens, grammar);
  const statements: Statement[] = [];
  for (;;) {
    statements.push(...parseStatements(parsing));
    if (parsing.peek().kind === 'end') return statements;
    // A closing brace that nothing has opened.
    const { start, end } = parsing.next();
    const why = { at: start, reason: 'this } closes nothing', instead: '' };
    statements.push({ is: 'refused', why, start, end });
  }
}
