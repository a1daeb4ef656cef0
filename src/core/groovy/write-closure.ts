import { arrowBody, BINDS, type Code, indented } from './code.ts';
import { Refused } from './place.ts';
import type { Closure, Parameter, Statement } from './tree.ts';
import { ANY, typeDeclared, type ValueType } from './value-type.ts';
import { usesIt } from './walk.ts';
import type { ClosureAs, Writer } from './writer.ts';

/** A closure as an arrow function. The `of` of its type is what it gives back. */
export function writeClosure(w: Writer, node: Closure, as: ClosureAs): Code {
  return w.scope.inFunction(() => {
    const names = parametersOf(w, node, as);
    const [first] = names;
    const frame = as.givesFirst && first !== undefined ? { ending: as.ending, first } : { ending: as.ending };
    return w.within(frame, () => {
      const head = as.entry
        ? `({ key: ${names[0] ?? ''}, value: ${names[1] ?? ''} })`
        : `(${names.join(', ')})`;
      return written(w, node, head);
    });
  });
}

function parametersOf(w: Writer, node: Closure, as: ClosureAs): readonly string[] {
  const implied: readonly Parameter[] =
    usesIt(node.body) || as.givesFirst === true
      ? [{ name: usesIt(node.body) ? 'it' : 'comment', start: node.start, end: node.start }]
      : [];
  const parameters = node.parameters ?? implied;
  if (parameters.length > as.takes.length) {
    throw new Refused(
      node.start,
      `a closure with ${parameters.length} names where it is given ${as.takes.length}`,
    );
  }
  return parameters.map((one, index) => {
    if (one.initial !== undefined)
      throw new Refused(one.start, 'a name of a closure with a value of its own');
    return w.scope.declare(one.start, one.name, parameterType(w, one, as.takes[index])).name;
  });
}

export function parameterType(w: Writer, one: Parameter, given: ValueType | undefined): ValueType {
  if (w.writes.signs.has(one.name)) return ANY;
  const declared = typeDeclared(one.type);
  return given === undefined || given.is === 'any' ? (declared ?? given ?? ANY) : given;
}

function written(w: Writer, node: Closure, head: string): Code {
  const [only, ...others] = node.body;
  const alone = others.length === 0 ? only : undefined;
  const plain = alone?.is === 'expression' && isValue(alone) && !hasRemark(w, node, alone);
  if (plain && alone.is === 'expression' && (w.frame.ending === 'value' || w.frame.ending === 'test')) {
    const short = oneValue(w, alone, head);
    if (short !== undefined) return short;
  }
  const body = w.block(node.body, true, node.end);
  const text = body === '' ? `${head} => {}` : `${head} => {\n${indented(body)}\n}`;
  return { text, binds: BINDS.assign, type: { is: 'closure', nullable: false, of: ANY } };
}

function oneValue(w: Writer, statement: Statement & { is: 'expression' }, head: string): Code | undefined {
  try {
    const code = w.frame.ending === 'test' ? w.test(statement.value) : w.value(statement.value);
    if (code.type.is === 'void') return undefined;
    return {
      text: `${head} => ${arrowBody(code)}`,
      binds: BINDS.assign,
      type: {
        is: 'closure',
        nullable: false,
        of: { ...code.type, nullable: code.type.nullable || code.loose === true },
      },
    };
  } catch (error) {
    // What is refused is kept as a statement, so that the closure fails when it is run and not before.
    if (error instanceof Refused) return undefined;
    throw error;
  }
}

/** Whether a statement is a value and no work. */
function isValue(statement: Statement): boolean {
  if (statement.is !== 'expression') return false;
  const { value } = statement;
  return value.is !== 'assign' && !(value.is === 'binary' && value.sign === '<<');
}

function hasRemark(w: Writer, node: Closure, alone: Statement): boolean {
  const before = w.source({ start: node.start, end: alone.start });
  const after = w.source({ start: alone.end, end: node.end });
  return /\/[/*]/.test(before + after);
}
