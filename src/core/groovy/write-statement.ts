import { atom, BINDS, type Code, indented, within } from './code.ts';
import { appended } from './list-methods.ts';
import { Refused } from './place.ts';
import type { Declared, Expression, FunctionStatement, Statement } from './tree.ts';
import { ANY, listOf, NUMBER, TEXT, TEXT_OR_NULL, typeDeclared, type ValueType } from './value-type.ts';
import { writeAssign } from './write-assign.ts';
import { writeCall } from './write-call.ts';
import { castTo } from './write-cast.ts';
import { parameterType } from './write-closure.ts';
import { writeFlow } from './write-flow.ts';
import { isHelper } from './write-helper-call.ts';
import { textAt } from './write-text.ts';
import type { Writer } from './writer.ts';

/** A statement as lines. `last`: the function around it ends with it. Throws {@link Refused}. */
export function writeStatement(w: Writer, node: Statement, last: boolean): string {
  switch (node.is) {
    case 'expression':
      return writeExpression(w, node.value, last);
    case 'declare':
      return node.names.map((one) => writeDeclared(w, one, node.type)).join('\n');
    case 'function':
      return writeFunction(w, node);
    case 'return':
      return writeReturn(w, node.value);
    case 'throw':
      return writeThrow(w, node.value);
    case 'import':
      return imported(w, node);
    case 'assert': {
      const says =
        node.says === undefined ? '"Not as it must be"' : textAt(w, w.value(node.says), node.start).text;
      return `if (!${within(w.test(node.test), BINDS.unary)}) fail(${says});`;
    }
    case 'refused':
      throw new Refused(node.why.at, node.why.reason, node.why.instead);
    default:
      return writeFlow(w, node, last);
  }
}

function ended(code: Code): string {
  return code.text.startsWith('{') ? `(${code.text});` : `${code.text};`;
}

function writeExpression(w: Writer, value: Expression, last: boolean): string {
  const { ending, first } = w.frame;
  const gives = last && (ending === 'value' || ending === 'test');
  if (value.is === 'assign') {
    const text = writeAssign(w, value);
    if (text === '') return `// ${w.source(value).replaceAll(/\s+/g, ' ')}`;
    if (!gives) return `${text};`;
    return `${text};\nreturn ${first ?? given(w, value.target)};`;
  }
  if (value.is === 'binary' && value.sign === '<<') return pushed(w, value, gives);
  if (value.is === 'call') {
    const set = setterOf(w, value);
    if (set !== undefined) return writeExpression(w, set, last);
    const code = writeCall(w, value, true);
    // A callback that does nothing but work gives back what it was called with.
    if (gives && first !== undefined && !isOwn(w, value)) return `${ended(code)}\nreturn ${first};`;
    if (!gives || code.type.is === 'void') return ended(code);
  }
  if (!gives) return ended(w.value(value));
  return `return ${(ending === 'test' ? w.test(value) : w.value(value)).text};`;
}

/** `issue.setStatus(x)` is `issue.status = x`. */
function setterOf(
  w: Writer,
  { callee, args, start, end }: Expression & { is: 'call' },
): Expression | undefined {
  const [value] = args;
  if (callee.is !== 'member' || callee.by !== '.' || value === undefined || args.length > 1) return undefined;
  const name = /^set([A-Z]\w*)$/.exec(callee.name)?.[1];
  if (name === undefined || (callee.object.is === 'name' && isHelper(callee.object.name))) return undefined;
  if (w.value(callee.object).type.is !== 'shape') return undefined;
  const target = { ...callee, name: name.charAt(0).toLowerCase() + name.slice(1) };
  return { is: 'assign', sign: '=', target, value, start, end };
}

/** A call of a function of the script itself, which may give back the value. */
function isOwn(w: Writer, value: Expression & { is: 'call' }): boolean {
  return value.callee.is === 'name' && w.scope.find(value.callee.name) !== undefined;
}

function given(w: Writer, target: Expression): string {
  return w.frame.ending === 'test' ? w.test(target).text : w.value(target).text;
}

/** `list << item << item` */
function pushed(w: Writer, value: Expression & { is: 'binary' }, gives: boolean): string {
  if (gives) throw new Refused(value.at, '<< as a value', 'write list + item');
  const items: Expression[] = [];
  let list: Expression = value;
  while (list.is === 'binary' && list.sign === '<<') {
    items.unshift(list.right);
    list = list.left;
  }
  const object = w.value(list);
  const codes = items.map((item) => w.value(item));
  if (object.type.is === 'map' && codes.every(({ type }) => type.is === 'map')) {
    return `Object.assign(${[object, ...codes].map(({ text }) => text).join(', ')});`;
  }
  const what = codes.map((code) => within(code, BINDS.assign)).join(', ');
  const call = { w, object, name: '<<', args: items, safe: false, at: value.at, dropped: true };
  return `${appended(call, what).text};`;
}

function writeDeclared(w: Writer, node: Declared, declared: string | undefined): string {
  if (node.initial === undefined) {
    const type = typeDeclared(declared) ?? kept(w, node.name, { is: 'nothing', nullable: true });
    const { name } = w.scope.declare(node.start, node.name, { ...type, nullable: true }, declared);
    return `let ${name} = ${declared !== undefined && /^[a-z]/.test(declared) ? zero(declared) : 'null'};`;
  }
  const initial = w.value(node.initial);
  if (initial.type.is === 'void') throw new Refused(node.start, 'a value is asked of what gives none');
  const code = declared === undefined ? initial : castTo(w, declared, initial, node.start);
  const changed = w.writes.signs.has(node.name);
  const type = changed ? (typeDeclared(declared) ?? kept(w, node.name, code.type)) : code.type;
  const loose = code.loose === true || (changed && type.nullable);
  const { name } = w.scope.declare(node.start, node.name, type, declared, loose);
  return `${changed ? 'let' : 'const'} ${name} = ${within(code, BINDS.assign)};`;
}

function zero(type: string): string {
  return type === 'boolean' ? 'false' : '0';
}

/** What is known of a variable that is written again: by what, and what is written to it. */
function kept(w: Writer, name: string, type: ValueType): ValueType {
  const signs = [...(w.writes.signs.get(name) ?? [])];
  const values = w.writes.values.get(name) ?? [];
  const only = (...allowed: string[]): boolean => signs.every((sign) => allowed.includes(sign));
  const texts = values.every((value) => value.is === 'text' || value.is === 'template');
  const numbers = values.every((value) => value.is === 'number');
  const lists = values.every((value) => value.is === 'list');
  if (type.is === 'list' && (only('+=', '-=') || lists)) return listOf(ANY, type.nullable);
  if (type.is === 'text' && only('+=') && !type.nullable) return TEXT;
  if (type.is === 'text' && texts) return type;
  if (type.is === 'nothing' && texts && only('=')) return TEXT_OR_NULL;
  if (type.is === 'number' && numbers && !type.nullable && only('++', '--', '+=', '-=', '=')) return NUMBER;
  return ANY;
}

/** A name that the script writes without declaring it. */
export function writeShared(w: Writer, at: number, name: string, initial: Expression | undefined): string {
  if (initial !== undefined) {
    const code = w.value(initial);
    if (code.type.is === 'void') throw new Refused(at, 'a value is asked of what gives none');
    const once = (w.writes.values.get(name)?.length ?? 0) === 1 && w.writes.signs.get(name)?.size === 1;
    const variable = w.scope.declare(
      at,
      name,
      once ? code.type : ANY,
      undefined,
      code.loose === true || !once,
    );
    return `${once ? 'const' : 'let'} ${variable.name} = ${within(code, BINDS.assign)};`;
  }
  return `let ${w.scope.declare(at, name, ANY, undefined, true).name} = null;`;
}

function writeFunction(w: Writer, node: FunctionStatement): string {
  const own = w.scope.find(node.name);
  if (own === undefined || w.scope.functions > 0) {
    throw new Refused(node.start, 'a function inside of a block', 'declare it on the outermost level');
  }
  return w.scope.inFunction(() => {
    const parameters = node.parameters.map((one) => {
      if (one.name === 'issue' || one.name === 'replica') return one.name;
      const initial = one.initial === undefined ? undefined : w.value(one.initial);
      const { name } = w.scope.declare(
        one.start,
        one.name,
        parameterType(w, one, undefined),
        undefined,
        true,
      );
      return initial === undefined ? name : `${name} = ${within(initial, BINDS.assign)}`;
    });
    return w.within({ ending: node.gives === 'void' ? 'nothing' : 'value' }, () => {
      const body = w.block(node.body, true, node.end);
      const head = `function ${own.name}(${parameters.join(', ')})`;
      return body === '' ? `${head} {}` : `${head} {\n${indented(body)}\n}`;
    });
  });
}

function writeReturn(w: Writer, value: Expression | undefined): string {
  const { ending, first } = w.frame;
  if (value === undefined) return first === undefined || ending !== 'value' ? 'return;' : `return ${first};`;
  if (value.is === 'assign')
    throw new Refused(value.start, 'an assignment behind return', 'assign on a line of its own');
  const code = ending === 'test' ? w.test(value) : w.value(value);
  if (code.type.is === 'void') return `${ended(code)}\nreturn;`;
  return `return ${code.text};`;
}

function writeThrow(w: Writer, value: Expression): string {
  if (value.is === 'name' && w.scope.find(value.name)?.type.shape === 'Caught') {
    return `throw ${w.value(value).text};`;
  }
  if (value.is === 'new' && /(Exception|Error)$/.test(value.type)) {
    const [says] = value.args;
    const text =
      says === undefined ? atom(JSON.stringify(value.type), TEXT) : textAt(w, w.value(says), says.start);
    return `fail(${text.text});`;
  }
  throw new Refused(value.start, 'throw of this value', 'write throw new Exception("text")');
}

const KNOWN_IMPORTS =
  /^(groovy\.json\.|groovy\.transform\.Field$|java\.(util|text|time|sql|lang|math|net)\.|com\.exalate\.|com\.atlassian\.jira\.)/;

function imported(w: Writer, node: Statement & { is: 'import' }): string {
  if (!KNOWN_IMPORTS.test(node.name) || node.name.includes(' as ')) {
    throw new Refused(
      node.start,
      `import ${node.name}`,
      'leave it out: a script has what the page about scripts names',
    );
  }
  w.note(node.start, `The import of ${node.name} is left out: nothing is imported here.`);
  return `// import ${node.name}`;
}
