import { atom, type Code } from './code.ts';
import { Refused } from './place.ts';
import type { Expression } from './tree.ts';
import { FLAG, NUMBER, orNull, TEXT_OR_NULL, TIME, type ValueType } from './value-type.ts';
import { flagOf, isSureNumber, truthOf } from './write-operators.ts';
import { ZEROS } from './write-text.ts';
import type { Writer } from './writer.ts';

/** `value as Type`, `(Type) value`, and what is kept in a variable of a type. */
export function writeCast(w: Writer, type: string, node: Expression): Code {
  return castTo(w, type, w.value(node), node.start);
}

export function castTo(w: Writer, type: string, code: Code, at: number): Code {
  const { is } = code.type;
  switch (type) {
    case 'String':
    case 'GString':
    case 'CharSequence':
      if (is === 'text' || is === 'nothing') return code;
      return atom(`${w.piece('asText')}(${code.text})`, { ...TEXT_OR_NULL, nullable: code.type.nullable });
    case 'int':
    case 'Integer':
    case 'long':
    case 'Long':
    case 'short':
      if (/^\d+$/.test(code.text)) return code;
      return atom(`${w.piece('whole')}(${code.text})`, ofNumber(code, type));
    case 'double':
    case 'Double':
    case 'float':
    case 'Float':
    case 'BigDecimal':
    case 'Number':
      w.note(at, ZEROS);
      if (isSureNumber(code)) return code;
      return atom(`${w.piece('decimal')}(${code.text})`, ofNumber(code, type));
    case 'Boolean':
      if (is === 'flag') return code;
      if (code.type.nullable || code.loose === true) {
        throw new Refused(at, 'a Boolean that may be null', 'declare it by boolean');
      }
      return flagOf(truthOf(w, code));
    case 'boolean':
      return flagOf(truthOf(w, code));
    default:
      return castToObject(w, type, code, at);
  }
}

function ofNumber(code: Code, type: string): ValueType {
  return code.type.nullable && !/^[a-z]/.test(type) ? orNull(NUMBER) : NUMBER;
}

function castToObject(w: Writer, type: string, code: Code, at: number): Code {
  const { is } = code.type;
  if (type === 'Object' || type.startsWith('BasicHub') || type === 'var') return code;
  if (['List', 'ArrayList', 'Collection', 'String[]'].includes(type)) {
    if (is === 'list') return code;
    if (is === 'any' || is === 'field' || is === 'options' || is === 'nothing') return code;
  }
  if (['Map', 'HashMap', 'LinkedHashMap'].includes(type) && ['map', 'any', 'nothing'].includes(is))
    return code;
  if (type === 'Closure' && (is === 'closure' || is === 'any')) return code;
  if (type === 'Date' && is === 'time') return code;
  if (type === 'Set' || type === 'HashSet') {
    throw new Refused(at, 'a set', 'keep a list and call unique() on it');
  }
  w.note(at, `Check what becomes of this value as ${type}.`);
  throw new Refused(at, `a value as ${type}`, 'declare it by def');
}

/** `value instanceof Type`, for types that JavaScript can tell. */
export function writeIsA(w: Writer, node: Expression & { is: 'isA' }): Code {
  const value = w.value(node.value);
  const equals = node.negated ? '!==' : '===';
  const not = node.negated ? '!' : '';
  const plain = `${w.piece('plainOf')}(${value.text})`;
  switch (node.type) {
    case 'String':
    case 'CharSequence':
      return { text: `typeof ${plain} ${equals} "string"`, binds: 10, type: FLAG };
    case 'Number':
      return { text: `typeof ${plain} ${equals} "number"`, binds: 10, type: FLAG };
    case 'Boolean':
      return { text: `typeof ${plain} ${equals} "boolean"`, binds: 10, type: FLAG };
    case 'List':
    case 'Collection':
    case 'ArrayList':
      return { text: `${not}Array.isArray(${value.text})`, binds: 16, type: FLAG };
    default:
      throw new Refused(node.start, `instanceof ${node.type}`, 'ask for String, Number, Boolean or List');
  }
}

/** `new Type(…)`: a time, or what is thrown. */
export function writeNew(w: Writer, node: Expression & { is: 'new' }): Code {
  const [first, ...others] = node.args;
  if (node.type === 'Date') {
    if (others.length > 0)
      throw new Refused(node.start, 'new Date with parts of a day', 'write it as a text');
    w.note(node.start, 'The clock stands still while a script runs, and its zone is UTC.');
    if (first === undefined) return atom('new Date' + '()', TIME);
    const value = w.value(first);
    if (!isSureNumber(value))
      throw new Refused(node.start, 'a time from a value that is not known to be a number');
    return atom(`new Date(${value.text})`, TIME);
  }
  if (node.args.length === 0 && node.type === 'ArrayList')
    return atom('[]', { is: 'list', nullable: false, of: { is: 'any', nullable: true } });
  if (node.args.length === 0 && (node.type === 'HashMap' || node.type === 'LinkedHashMap')) {
    return atom('{}', { is: 'map', nullable: false, of: { is: 'any', nullable: true } });
  }
  throw new Refused(
    node.start,
    `new ${node.type}(…)`,
    INSTEAD_OF_NEW[node.type] ?? 'classes of Java and Groovy are not there',
  );
}

const INSTEAD_OF_NEW: Readonly<Record<string, string>> = {
  SimpleDateFormat:
    'nodeHelper.formatDate(time, "yyyy-MM-dd") writes a time; fields take days and times as they came',
  JsonSlurper: 'jiraHelper.get gives values, not texts: nothing is to be parsed',
  JsonBuilder: 'give the map itself',
  StringBuilder: 'put texts together by +',
  BasicHubUser: 'nodeHelper.getUserByEmail(…) gives a person',
  BasicHubOption: 'nodeHelper.getOption(issue, field, value), or the name of the option',
  BasicHubLabel: 'a label is its text',
  BasicHubComment: 'commentHelper.addComment(text)',
  BasicNonPersistentTrace: 'nothing: pairs of comments are kept by the app',
  BasicIssueKey: 'nothing: the twin is kept by the app',
};
