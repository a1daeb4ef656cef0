import { scriptObjects } from '../scripting/script-api.ts';
import { CALL_RULES, TOO_MANY } from './call-rules.ts';
import { atom, type Code } from './code.ts';
import { insteadOfHttp } from './http-uses.ts';
import { fieldOf } from './member-rules.ts';
import { nearest } from './nearest.ts';
import { Refused } from './place.ts';
import type { Call, Expression, Member } from './tree.ts';
import { ANY, typeFrom, VOID } from './value-type.ts';
import { textAt } from './write-text.ts';
import type { Writer } from './writer.ts';

const HELPERS = new Set([...scriptObjects.map(({ name }) => name), 'httpClient']);

export function isHelper(name: string): boolean {
  return HELPERS.has(name);
}

/** A call of `nodeHelper`, `syncHelper` and the others. */
export function writeHelperCall(w: Writer, node: Call, helper: string, callee: Member): Code {
  const { name, at } = callee;
  if (helper === 'httpClient') {
    throw new Refused(
      at,
      `httpClient.${name}: a script reaches no address`,
      insteadOfHttp(name, pathOf(node.args)),
    );
  }
  if (helper === 'commentHelper' && name === 'mergeComments') return mergedComments(w, node);
  if (helper === 'commentHelper' && name === 'addComment') return addedComment(w, node, undefined);
  if (helper === 'nodeHelper' && name === 'getLabel') {
    const [label] = node.args;
    if (label === undefined || node.args.length > 1)
      throw new Refused(at, 'getLabel with other than one value');
    w.note(at, 'A label is its text here: getLabel is left out.');
    return textAt(w, w.value(label), label.start);
  }
  if (name === 'getSecurityLevelName') {
    throw new Refused(
      at,
      'getSecurityLevelName',
      'write issue.securityLevel = nodeHelper.getSecurityLevel("name or id")',
    );
  }
  return byRule(w, node, helper, callee);
}

function byRule(w: Writer, node: Call, helper: string, { name, at }: Member): Code {
  const own = CALL_RULES[helper] ?? {};
  const api = scriptObjects.find((one) => one.name === helper)?.members ?? [];
  const rule = Object.hasOwn(own, name) ? own[name] : undefined;
  if (rule === undefined) {
    const close = nearest(name, [...api.map((one) => one.name), ...Object.keys(own)]);
    const instead = close === undefined ? '' : `did you mean ${close}?`;
    throw new Refused(at, `${helper}.${name} is not known`, instead);
  }
  if ('refuse' in rule) throw new Refused(at, `${helper}.${name}: ${rule.refuse}`, rule.instead);
  const most = rule.values ?? 0;
  if (node.args.length > most) {
    const reason = TOO_MANY[`${helper}.${name}`] ?? `only ${most} are taken here`;
    throw new Refused(
      node.args[most]?.start ?? at,
      `${helper}.${name} with ${node.args.length} values: ${reason}`,
    );
  }
  const to = rule.to === '' ? name : rule.to;
  const member = api.find((one) => one.name === to);
  if (member?.only !== undefined && member.only !== w.side) {
    throw new Refused(
      at,
      `${helper}.${to} in an ${w.side} script`,
      `it belongs into the ${member.only} script`,
    );
  }
  const values = node.args.map((one) => valueFor(w, one, to));
  return atom(`${helper}.${to}(${values.join(', ')})`, typeFrom(member?.gives ?? 'any'));
}

/** Ids are texts here, so that a number made of one is left as it was. */
function valueFor(w: Writer, node: Expression, to: string): string {
  if (to === 'getLocalIssueKeyFromRemoteId') {
    const id = idOf(node);
    if (id !== node) w.note(node.start, 'Ids are texts here: they are not made numbers.');
    return w.value(id).text;
  }
  const code = w.value(node);
  return code.text;
}

function idOf(node: Expression): Expression {
  if (node.is === 'cast' && ['Long', 'long', 'Integer', 'int', 'String'].includes(node.type))
    return node.value;
  const { is } = node;
  if (is === 'call' && node.callee.is === 'member' && node.args.length === 0) {
    if (['toLong', 'toString', 'toInteger'].includes(node.callee.name)) return node.callee.object;
  }
  return node;
}

function mergedComments(w: Writer, node: Call): Code {
  const [issue, replica, closure, ...others] = node.args;
  const named = (one: Expression | undefined, name: string): boolean =>
    one?.is === 'name' && one.name === name;
  if (!named(issue, 'issue') || !named(replica, 'replica') || others.length > 0) {
    throw new Refused(node.start, 'mergeComments with other than issue, replica and a closure');
  }
  const type = fieldOf('Issue', 'comments')?.type ?? ANY;
  if (closure === undefined) return atom('commentHelper.mergeComments(issue, replica)', type);
  if (closure.is !== 'closure') throw new Refused(closure.start, 'mergeComments with what is no closure');
  const each = w.closure(closure, {
    takes: [{ is: 'shape', shape: 'Comment', nullable: false }],
    ending: 'value',
    givesFirst: true,
  });
  return atom(`commentHelper.mergeComments(issue, replica, ${each.text})`, type);
}

/** `addComment(text, false, issue.comments)`: what it gives is dropped, as the comment is added after the script. */
export function addedComment(w: Writer, node: Call, assigned: Expression | undefined): Code {
  const [text, crosses, list, ...others] = node.args;
  const known = crosses?.is === 'constant' && crosses.value !== 'null';
  if (text === undefined || !known || others.length > 0) {
    throw new Refused(
      node.start,
      'addComment without a word on whether the comment crosses',
      'write addComment(text, false, issue.comments) for one that stays here',
    );
  }
  if (assigned === undefined && list !== undefined) {
    throw new Refused(
      node.start,
      'addComment as a value',
      'write issue.comments = commentHelper.addComment(text, false, issue.comments)',
    );
  }
  const says = textAt(w, w.value(text), text.start).text;
  return atom(`commentHelper.addComment(${says}, ${crosses.value})`, VOID);
}

/** The path of a call with `{}` where a value is put in; undefined where it cannot be read. */
function pathOf(args: readonly Expression[]): string | undefined {
  const paths = args.map(pieces).filter((path) => path?.includes('/'));
  return paths[0];
}

function pieces(node: Expression): string | undefined {
  if (node.is === 'text') return node.value;
  if (node.is === 'template')
    return node.parts.map((part) => (typeof part === 'string' ? part : '{}')).join('');
  if (node.is !== 'binary' || node.sign !== '+') return undefined;
  return `${pieces(node.left) ?? '{}'}${pieces(node.right) ?? '{}'}`;
}
