import { BINDS, type Code, isPath, linkable, memberText, quoted, within } from './code.ts';
import { fieldOf, MEMBER_RULES } from './member-rules.ts';
import { Refused } from './place.ts';
import type { Expression, Member } from './tree.ts';
import { castTo } from './write-cast.ts';
import { addedComment } from './write-helper-call.ts';
import { memberOn } from './write-member.ts';
import { writeMinus, writePlus } from './write-plus.ts';
import { textAt } from './write-text.ts';
import type { Writer } from './writer.ts';

type Assign = Expression & { is: 'assign' };

/** `target = value`, without the semicolon. */
export function writeAssign(w: Writer, node: Assign): string {
  const { target } = node;
  if (target.is === 'name') return toName(w, node, target.name);
  if (target.is === 'member') return toMember(w, node, target);
  if (target.is === 'index') return toIndex(w, node, target);
  throw new Refused(node.start, 'an assignment to what is no name');
}

/** The value to assign; `+=` and the like are written out. */
function assigned(w: Writer, node: Assign, before: () => Code): Code {
  const value = w.value(node.value);
  if (value.type.is === 'void') throw new Refused(node.value.start, 'a value is asked of what gives none');
  if (node.sign === '=') return value;
  if (node.sign === '+=') return writePlus(w, before(), value, node.start);
  if (node.sign === '-=') return writeMinus(w, before(), value, node.start);
  throw new Refused(node.start, `the sign ${node.sign}`, 'write it out: x = x * y');
}

function toName(w: Writer, node: Assign, name: string): string {
  const variable = w.scope.find(name);
  if (variable === undefined) throw new Refused(node.start, `${name} cannot be assigned`);
  const value = assigned(w, node, () => w.value(node.target));
  const kept =
    variable.declared === undefined ? value : castTo(w, variable.declared, value, node.value.start);
  const own = `${variable.name} + `;
  if (node.sign === '+=' && kept.binds === BINDS.plus && kept.text.startsWith(own)) {
    return `${variable.name} += ${kept.text.slice(own.length)}`;
  }
  return `${variable.name} = ${within(kept, BINDS.assign)}`;
}

function toMember(w: Writer, node: Assign, target: Member): string {
  if (target.by !== '.') throw new Refused(target.at, `an assignment behind ${target.by}`, 'ask by if first');
  const dropped = withoutNeed(w, node);
  if (dropped !== undefined) return dropped;
  const object = w.value(target.object);
  if (object.type.is === 'shape') return toField(w, node, target, object, object.type.shape ?? '');
  const value = assigned(w, node, () => memberOn(w, object, target));
  if (object.type.is === 'map') {
    const text = memberOn(w, object, target).text;
    return `${text} = ${orNull(w, object, target, value)}`;
  }
  if (object.type.is === 'any' && !/^[A-Z]/.test(target.name) && isPath(object)) {
    if (Object.values(MEMBER_RULES).some((rules) => Object.hasOwn(rules, target.name))) {
      throw new Refused(target.at, `.${target.name} on a value of which is not known what it is`);
    }
    return `${memberText(object.text, target.name, false)} = ${within(value, BINDS.assign)}`;
  }
  throw new Refused(target.at, `.${target.name} of this value cannot be written`);
}

function orNull(_w: Writer, object: Code, target: Member, value: Code): string {
  const custom = object.text.endsWith('customFields');
  if (custom && !(value.type.is === 'shape' && value.type.shape === 'CustomField')) {
    throw new Refused(
      target.at,
      `the whole of the custom field "${target.name}" is written`,
      `write customFields."${target.name}".value = …`,
    );
  }
  return stored(value);
}

/** Null where Groovy has null: undefined would say that nothing is to be done with the field. */
function stored(value: Code): string {
  return value.loose === true ? `${within(value, BINDS.equal)} ?? null` : within(value, BINDS.assign);
}

function toField(w: Writer, node: Assign, target: Member, object: Code, shape: string): string {
  const { name, at } = target;
  if (name === 'parentId' && (shape === 'Issue' || shape === 'Replica')) return toParent(w, node, object);
  if (name === 'comments' && isAddComment(node.value)) return addedComment(w, node.value, target).text;
  const rules = MEMBER_RULES[shape] ?? {};
  const rule = Object.hasOwn(rules, name) ? rules[name] : undefined;
  if (rule !== undefined && 'refuse' in rule) throw new Refused(at, rule.refuse, rule.instead);
  // `typeName` and `projectKey` are written as the thing itself, which takes a name.
  const own = rule !== undefined && 'to' in rule ? (rule.to[0] ?? name) : name;
  const field = fieldOf(shape, own);
  if (field === undefined) memberOn(w, object, target);
  if (field?.readOnly === true) throw new Refused(at, `${name} of ${spoken(shape)} cannot be written`);
  const value = assigned(w, node, () => memberOn(w, object, target));
  if (value.type.is === 'time') {
    throw new Refused(
      node.value.start,
      'a time in a field',
      'write nodeHelper.formatDate(time, "yyyy-MM-dd") for a day',
    );
  }
  if (value.type.is === 'text' && field?.type.is === 'richText' && node.value.is !== 'text') {
    w.note(at, `${own} becomes plain text by this: copy it as a whole to keep its formatting.`);
  }
  return `${memberText(linkable(object, false), own, false)} = ${stored(value)}`;
}

function spoken(shape: string): string {
  return shape === 'Issue' ? 'a work item' : shape.toLowerCase();
}

function isAddComment(node: Expression): node is Expression & { is: 'call' } {
  return node.is === 'call' && node.callee.is === 'member' && node.callee.name === 'addComment';
}

/** `issue.parentId = parent.id`: here the parent itself is written. */
function toParent(w: Writer, node: Assign, object: Code): string {
  if (node.sign !== '=') throw new Refused(node.start, `${node.sign} on parentId`);
  const { value } = node;
  const into = `${object.text}.parent = `;
  if (value.is === 'constant' && value.value === 'null') return `${into}null`;
  if (value.is === 'member' && value.name === 'parentId') {
    const from = w.value(value.object);
    if (from.type.is === 'shape') return `${into}${from.text}.parent`;
  }
  if (value.is === 'member' && ['id', 'idStr', 'urn', 'key'].includes(value.name)) {
    const parent = w.value(value.object);
    const known =
      parent.type.is === 'shape' && (parent.type.shape === 'IssueRef' || parent.type.shape === 'Issue');
    if (known) return `${into}${stored(parent)}`;
  }
  throw new Refused(
    node.start,
    'parentId from a value of which is not known that it is the id of a work item',
    'write issue.parentId = syncHelper.getLocalIssueKeyFromRemoteId(replica.parentId)?.id',
  );
}

/** Lines that say what happens here by itself. */
function withoutNeed(w: Writer, node: Assign): string | undefined {
  const target = w.source(node.target).replace(/\s/g, '');
  const value = w.source(node.value).replace(/\s/g, '');
  const field = /^replica\.(id|key|url|project|created|updated|spent)$/.exec(target)?.[1];
  const lists = /^replica\.project\.(versions|components)$/.test(target) && value === '[]';
  if (!lists && (field === undefined || value !== `issue.${field}` || w.side !== 'outgoing'))
    return undefined;
  w.note(
    node.start,
    lists
      ? 'Lists of a space never cross: the line is left out.'
      : `${target} crosses by itself: the line is left out.`,
  );
  return '';
}

function toIndex(w: Writer, node: Assign, target: Expression & { is: 'index' }): string {
  const object = w.value(target.object);
  const { index } = target;
  if (object.type.is === 'shape' && index.is === 'text') {
    const { start, end } = target;
    const member = {
      is: 'member' as const,
      object: target.object,
      name: index.value,
      by: '.' as const,
      at: index.start,
      quoted: true,
      start,
      end,
    };
    return toMember(w, { ...node, target: member }, member);
  }
  if (object.type.is !== 'map' || !isPath(object)) {
    throw new Refused(
      target.start,
      'a place of a value of which is not known that it is a map',
      'declare it by [:] first',
    );
  }
  if (node.sign !== '=' && index.is !== 'text' && index.is !== 'name') {
    throw new Refused(
      target.start,
      `${node.sign} on a place that is worked out`,
      'keep the key in a variable first',
    );
  }
  const key = index.is === 'text' ? quoted(index.value) : textAt(w, w.value(index), index.start).text;
  const value = assigned(w, node, () => w.value(target));
  if (object.text.endsWith('customFields')) {
    throw new Refused(
      target.start,
      'the whole of a custom field is written',
      'write customFields."name".value = …',
    );
  }
  return `${object.text}[${key}] = ${stored(value)}`;
}
