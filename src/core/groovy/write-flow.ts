import { BINDS, type Code, indented, within } from './code.ts';
import { Refused } from './place.ts';
import type { Case, Expression, Statement } from './tree.ts';
import { ANY, itemIn, typeDeclared } from './value-type.ts';
import { writeAssign } from './write-assign.ts';
import type { Writer } from './writer.ts';

/** Choices, loops and what else stands around statements. */
export function writeFlow(w: Writer, node: Statement, last: boolean): string {
  switch (node.is) {
    case 'if':
      return writeIf(w, node, last);
    case 'while': {
      const test = w.test(node.test).text;
      return `while (${test}) ${w.scope.inLoop(() => braces(w, node.body, false, node.end))}`;
    }
    case 'for':
      return writeFor(w, node);
    case 'count':
      return writeCount(w, node);
    case 'switch':
      return writeSwitch(w, node, last);
    case 'try':
      return writeTry(w, node, last);
    case 'break':
      if (w.scope.loops + w.scope.switches === 0) throw new Refused(node.start, 'break outside of a loop');
      return 'break;';
    case 'continue':
      if (w.scope.loops === 0)
        throw new Refused(node.start, 'continue outside of a loop', 'in a closure write return');
      return 'continue;';
    default:
      throw new Refused(node.start, 'this cannot stand here');
  }
}

function braces(w: Writer, body: readonly Statement[], last: boolean, end: number): string {
  const text = w.scope.inside(() => w.block(body, last, end));
  return text === '' ? '{}' : `{\n${indented(text)}\n}`;
}

function writeIf(w: Writer, node: Statement & { is: 'if' }, last: boolean): string {
  const { first } = w.frame;
  const until = node.no?.[0]?.start ?? node.end;
  const head = `if (${w.test(node.test).text}) ${braces(w, node.yes, last, Math.min(until, node.end))}`;
  if (node.no === undefined) {
    // A callback that only works on what it is given gives that back, whether or not the condition holds.
    const works = last && first !== undefined && !node.yes.some(givesValue);
    return works ? `${head}\nreturn ${first};` : head;
  }
  if (node.chained) {
    const [next] = node.no;
    if (next?.is === 'if') return `${head} else ${writeIf(w, next, last)}`;
  }
  return `${head} else ${braces(w, node.no, last, node.end)}`;
}

function givesValue(statement: Statement): boolean {
  if (statement.is === 'return') return statement.value !== undefined;
  if (statement.is === 'if') return statement.yes.some(givesValue) || (statement.no ?? []).some(givesValue);
  if (statement.is !== 'expression') return false;
  return !['assign', 'call', 'binary'].includes(statement.value.is);
}

function listOf(w: Writer, node: Expression): { text: string; code: Code } {
  const code = w.value(node);
  const { is, nullable } = code.type;
  if (is === 'map') return { text: `${w.piece('entriesOf')}(${code.text})`, code };
  if (is === 'list' && !nullable && code.loose !== true) return { text: code.text, code };
  if (is === 'list') return { text: `${within(code, BINDS.equal)} ?? []`, code };
  if (is !== 'any' && is !== 'field' && is !== 'options')
    throw new Refused(node.start, 'a loop over what is no list');
  return { text: `${w.piece('listFrom')}(${code.text})`, code };
}

function writeFor(w: Writer, node: Statement & { is: 'for' }): string {
  const { text, code } = listOf(w, node.list);
  const of = itemIn(code.type);
  const item = code.type.is === 'map' ? { is: 'entry' as const, nullable: false, of } : of;
  return w.scope.inLoop(() => {
    const changed = w.writes.signs.has(node.name);
    const type = changed ? ANY : (typeDeclared(node.type) ?? item);
    const { name } = w.scope.declare(node.nameAt, node.name, type);
    return `for (${changed ? 'let' : 'const'} ${name} of ${text}) ${braces(w, node.body, false, node.end)}`;
  });
}

function writeCount(w: Writer, node: Statement & { is: 'count' }): string {
  return w.scope.inLoop(() => {
    const first = node.first === undefined ? '' : w.block([node.first], false, node.start).replace(/;$/, '');
    if (first.includes('\n') || first.startsWith('//'))
      throw new Refused(node.start, 'a loop with several beginnings');
    const test = node.test === undefined ? '' : ` ${w.test(node.test).text}`;
    const next = node.next === undefined ? '' : ` ${stepOf(w, node.next)}`;
    return `for (${first};${test};${next}) ${braces(w, node.body, false, node.end)}`;
  });
}

function stepOf(w: Writer, node: Expression): string {
  return node.is === 'assign' ? writeAssign(w, node) : w.value(node).text;
}

/** A switch over texts or numbers; JavaScript compares them as Groovy does. */
function writeSwitch(w: Writer, node: Statement & { is: 'switch' }, last: boolean): string {
  const value = w.value(node.value);
  const plain = ['text', 'number', 'options'].includes(value.type.is);
  const subject = plain ? value.text : `${w.piece('plainOf')}(${value.text})`;
  const cases = w.scope.inSwitch(() =>
    node.cases.map((one, index) => writeCase(w, one, last, index === node.cases.length - 1)),
  );
  const ends = node.cases.findIndex(({ test }) => test === undefined);
  if (ends >= 0 && ends < node.cases.length - 1)
    throw new Refused(node.start, 'default before other cases', 'put it last');
  return `switch (${subject}) {\n${indented(cases.join('\n'))}\n}`;
}

function writeCase(w: Writer, node: Case, last: boolean, isLast: boolean): string {
  const heads =
    node.test === undefined ? ['default:'] : literals(node.test).map((one) => `case ${w.value(one).text}:`);
  const [end] = node.body.slice(-1);
  const broken = end?.is === 'break';
  const gives = last && (w.frame.ending === 'value' || w.frame.ending === 'test');
  const body = broken && gives ? node.body.slice(0, -1) : node.body;
  const text = w.scope.inside(() => w.block(body, gives && (broken || isLast), node.end));
  if (text === '') return broken && gives ? `${heads.join('\n')}\n  return null;` : heads.join('\n');
  const declares = /^(const|let) /m.test(text);
  const lines = broken && gives && !/^return\b/m.test(text) ? `${text}\nreturn null;` : text;
  return declares
    ? `${heads.slice(0, -1).join('\n')}${heads.length > 1 ? '\n' : ''}${heads.at(-1) ?? ''} {\n${indented(lines)}\n}`
    : `${heads.join('\n')}\n${indented(lines)}`;
}

function literals(test: Expression): readonly Expression[] {
  const items = test.is === 'list' ? test.items : [test];
  const odd = items.find((one) => !(one.is === 'text' && !one.slashy) && one.is !== 'number');
  if (odd !== undefined || items.length === 0) {
    throw new Refused(test.start, 'a case that is no text and no number', 'write if … else if');
  }
  return items;
}

function writeTry(w: Writer, node: Statement & { is: 'try' }, last: boolean): string {
  const { caught } = node;
  const odd = caught?.types.find((type) => type !== 'Exception' && type !== 'Throwable');
  if (odd !== undefined) {
    throw new Refused(
      caught?.at ?? node.start,
      `a catch of ${odd} alone`,
      'catch Exception: kinds of errors are not told apart',
    );
  }
  const text = [`try ${braces(w, node.body, last, caught?.at ?? node.end)}`];
  if (caught !== undefined) {
    w.note(caught.at, 'Errors have other words here: do not decide by what an error says.');
    const body = w.scope.inside(() => {
      const { name } = w.scope.declare(caught.at, caught.name, {
        is: 'shape',
        shape: 'Caught',
        nullable: false,
      });
      const text = w.block(caught.body, last, node.last?.[0]?.start ?? node.end);
      return `catch (${name}) ${text === '' ? '{}' : `{\n${indented(text)}\n}`}`;
    });
    text.push(body);
  }
  if (node.last !== undefined) text.push(`finally ${braces(w, node.last, false, node.end)}`);
  return text.join(' ');
}
