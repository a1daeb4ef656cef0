import { atom, type Code, linkable, memberText, unlessNull } from './code.ts';
import {
  FIELD_VALUE,
  fieldNames,
  fieldOf,
  MEMBER_RULES,
  type MemberRule,
  ON_FIELD_VALUE,
  OPTIONS,
  SURE_REFUSALS,
  SURE_RENAMES,
} from './member-rules.ts';
import { nearest } from './nearest.ts';
import { Refused } from './place.ts';
import type { Member } from './tree.ts';
import { ANY, listOf, orNull, TEXT, type ValueType } from './value-type.ts';
import type { Writer } from './writer.ts';

/** A property: of an object, a map, each item of a list, or a value of which nothing is known. */
export function writeMember(w: Writer, node: Member): Code {
  const object = w.value(node.object);
  return memberOn(w, object, node);
}

/** What a link needs to know of itself. */
export type Link = Pick<Member, 'name' | 'by' | 'at' | 'quoted'>;

export function memberOn(w: Writer, object: Code, link: Link): Code {
  const { type } = object;
  if (link.name === 'class' || link.name === 'metaClass' || link.name === 'properties') {
    throw new Refused(link.at, `.${link.name}: what a value is made of cannot be asked`);
  }
  if (type.is === 'list' || link.by === '*.') return spreadOver(w, object, link);
  const safe = link.by === '?.';
  switch (type.is) {
    case 'shape':
      return onShape(w, object, link, type.shape ?? '');
    case 'map':
      return onMap(object, link, type.of ?? ANY);
    case 'entry':
      if (link.name !== 'key' && link.name !== 'value') break;
      return atom(`${linkable(object, safe)}.${link.name}`, link.name === 'key' ? TEXT : (type.of ?? ANY));
    case 'field':
      return onFieldValue(w, object, link);
    case 'any':
      return onAny(w, object, link);
    case 'time':
      if (link.name === 'time')
        return atom(`${linkable(object, safe)}.getTime()`, { is: 'number', nullable: false });
      break;
    case 'text':
      if (link.name === 'label' && !link.quoted) {
        w.note(link.at, 'A label is its text here: .label is left out.');
        return object;
      }
      break;
    default:
      break;
  }
  throw new Refused(link.at, `.${link.name} is not known on this value`);
}

function onShape(w: Writer, object: Code, link: Link, shape: string): Code {
  const { name, at } = link;
  if (shape === 'Caught' && name === 'message') return atom(`${object.text}.message`, TEXT);
  const list = sinceLast(w, object, link, shape);
  if (list !== undefined) return list;
  const rules = MEMBER_RULES[shape] ?? {};
  const rule = Object.hasOwn(rules, name) ? rules[name] : undefined;
  if (rule !== undefined) return byRule(w, object, link, rule);
  const field = fieldOf(shape, name);
  if (field !== undefined) return step(object, name, link.by === '?.', field.type);
  if ((shape === 'Issue' || shape === 'Replica') && (link.quoted || /^[A-Z]/.test(name))) {
    throw new Refused(
      at,
      `."${name}" may mean a custom field or a value of your own`,
      `write .customFields."${name}".value or .customKeys."${name}"`,
    );
  }
  const close = nearest(name, fieldNames(shape));
  throw new Refused(
    at,
    `${name} is not known on ${shape === 'Issue' ? 'a work item' : shape}`,
    close === undefined ? '' : `did you mean ${close}?`,
  );
}

/** `replica.addedComments` and its like: what is in one list and not in that of last time. */
function sinceLast(w: Writer, object: Code, link: Link, shape: string): Code | undefined {
  const found = /^(added|changed)(Comments|Attachments|WorkLogs|Worklogs)$/.exec(link.name);
  if (found === null || shape !== 'Replica') return undefined;
  const list = { Comments: 'comments', Attachments: 'attachments' }[found[2] ?? ''] ?? 'workLogs';
  const type = fieldOf('Replica', list)?.type ?? ANY;
  const piece = w.piece(found[1] === 'added' ? 'addedSince' : 'changedSince');
  w.note(link.at, `${link.name} is made here by comparing what came with what came last time.`);
  return atom(`${piece}(${object.text}.${list}, previous?.${list})`, type);
}

function byRule(w: Writer, object: Code, link: Link, rule: MemberRule): Code {
  if ('refuse' in rule) throw new Refused(link.at, rule.refuse, rule.instead);
  if ('same' in rule) {
    w.note(link.at, rule.says);
    return { ...object, type: OPTIONS };
  }
  let code = object;
  rule.to.forEach((name, index) => {
    const { type } = code;
    const field = type.is === 'shape' ? fieldOf(type.shape ?? '', name) : undefined;
    const safe = index === 0 ? link.by === '?.' : true;
    code = step(code, name, safe, field?.type ?? (type.is === 'field' ? onward(name) : ANY));
  });
  return code;
}

/** Parts of the value of a custom field. */
function onward(name: string): ValueType {
  return name === 'name' || name === 'email' ? { is: 'text', nullable: true } : FIELD_VALUE;
}

function step(object: Code, name: string, safe: boolean, type: ValueType): Code {
  const loose = safe || object.loose === true;
  const code = atom(memberText(linkable(object, safe), name, safe), safe ? orNull(type) : type, loose);
  return { ...code, chained: safe };
}

function onMap(object: Code, link: Link, of: ValueType): Code {
  const safe = link.by === '?.';
  if (link.name in {})
    throw new Refused(link.at, `the key ${link.name}, which every object has in JavaScript`);
  const text = /customFields$|customKeys$|tables$/.test(object.text)
    ? `${linkable(object, safe)}${safe ? '?.' : ''}[${JSON.stringify(link.name)}]`
    : memberText(linkable(object, safe), link.name, safe);
  return { ...atom(text, orNull(of), !/customFields$/.test(object.text)), chained: safe };
}

function onFieldValue(w: Writer, object: Code, link: Link): Code {
  const rule = Object.hasOwn(ON_FIELD_VALUE, link.name) ? ON_FIELD_VALUE[link.name] : undefined;
  if (rule !== undefined) return byRule(w, object, link, rule);
  throw new Refused(link.at, `.${link.name} is not known on the value of a custom field`);
}

function onAny(w: Writer, object: Code, link: Link): Code {
  const { name, at } = link;
  if (SURE_REFUSALS.has(name)) {
    throw new Refused(
      at,
      `.${name} on a value of which is not known what it is`,
      'read it from issue or replica itself',
    );
  }
  const renamed = Object.hasOwn(SURE_RENAMES, name) ? SURE_RENAMES[name] : undefined;
  if (name === 'key' || name === 'id') {
    w.note(at, `Check .${name}: a person and an option have none here, and null comes out.`);
  }
  const read = w.piece(link.by === '?.' ? 'memberIfAny' : 'memberOf');
  return atom(`${read}(${object.text}, ${JSON.stringify(renamed ?? name)})`, ANY);
}

/** `list*.name` and `list.name`: the property of each item. */
function spreadOver(w: Writer, object: Code, link: Link): Code {
  const { type } = object;
  if (type.is !== 'list') {
    if (type.is === 'field') return onFieldValue(w, object, { ...link, by: '.' });
    if (type.is === 'any') return spreadOverAny(w, object, link);
    throw new Refused(
      link.at,
      `*. on a value of which is not known that it is a list`,
      'write collect { … }',
    );
  }
  if (link.name === 'empty') throw new Refused(link.at, '.empty', 'write isEmpty()');
  const of = type.of ?? ANY;
  if (of.is === 'text' && ['label', 'name', 'value'].includes(link.name)) {
    w.note(link.at, `Labels are texts here: .${link.name} is left out.`);
    return object;
  }
  const name = w.scope.fresh('one', new Set());
  const each = memberOn(w, atom(name, { ...of, nullable: false }), {
    ...link,
    by: link.by === '*.' ? '?.' : '.',
  });
  const safe = link.by === '?.' || type.nullable;
  const text = `${linkable(object, safe)}${safe ? '?.' : '.'}map((${name}) => ${each.text})`;
  return { ...atom(text, listOf(each.type, type.nullable), safe), chained: safe };
}

/** `value*.name` where only the run shows that the value is a list. */
function spreadOverAny(w: Writer, object: Code, link: Link): Code {
  const name = w.scope.fresh('one', new Set());
  const each = onAny(w, atom(name, ANY), { ...link, by: '?.' });
  const list = `${w.piece('listFrom')}(${object.text}).map((${name}) => ${each.text})`;
  return unlessNull(object, atom(list, listOf(ANY)), link.at);
}
