import type { MemberExpression } from 'acorn';
import { absentCall, absentField } from './abilities.ts';
import type { ApiField, Side } from './api.ts';
import { scriptShapes } from './api-shapes.ts';
import { isOn } from './declarations.ts';
import { didYouMean } from './did-you-mean.ts';
import { type Finding, mark } from './lint-finding.ts';
import { languageNames, scriptNames, scriptObjects } from './script-api.ts';
import { type AnyNode, chainOf, memberName, type Syntax, walk } from './syntax.ts';
import { undeclared } from './undeclared.ts';

/** Names that a site has, where they are known. */
export interface SiteNames {
  /** Names and ids of custom fields of this site. */
  readonly customFields?: readonly string[];
  /** Names of tables. */
  readonly tables?: readonly string[];
}

const fieldsOf = (shape: string): readonly ApiField[] =>
  scriptShapes.find(({ name }) => name === shape)?.fields ?? [];

const shapes: Readonly<Record<string, readonly ApiField[]>> = {
  issue: fieldsOf('Issue'),
  replica: fieldsOf('Replica'),
  previous: fieldsOf('Replica'),
  connection: fieldsOf('Connection'),
};

/** Names that nothing declares, functions and fields that are not there, and writing to what is only read. */
export function nameFindings(syntax: Syntax, site: SiteNames): Finding[] {
  const own: readonly { name: string; only?: Side }[] = [...scriptNames, ...scriptObjects];
  const here = own.filter((one) => isOn(syntax.side, one)).map(({ name }) => name);
  const known = [...here, ...languageNames];
  const found = undeclared(syntax.body, known).map((node) => {
    const elsewhere = own.some(({ name }) => name === node.name);
    return elsewhere
      ? mark(syntax, node, 'other-side', `"${node.name}" is there in ${other(syntax)} scripts only.`)
      : mark(syntax, node, 'undeclared', `"${node.name}" is not declared.${meant(node.name, known)}`);
  });
  walk(syntax.body, (node, above) => {
    if (node.type !== 'MemberExpression') return;
    const finding = memberFinding(syntax, node, site) ?? writeFinding(syntax, node, above.at(-1));
    if (finding) found.push(finding);
  });
  return found;
}

function memberFinding(syntax: Syntax, node: MemberExpression, site: SiteNames): Finding | undefined {
  const [object, name, more] = chainOf(node) ?? [];
  if (object === undefined || name === undefined) return undefined;
  if (more !== undefined) return customFinding(syntax, node, object, name, site);
  const helper = scriptObjects.find((one) => one.name === object);
  if (helper) {
    const member = helper.members.find((one) => one.name === name);
    const names = helper.members.filter((one) => isOn(syntax.side, one)).map((one) => one.name);
    if (!member)
      return mark(
        syntax,
        node.property,
        'unknown-member',
        `"${object}" has no "${name}".${meant(name, names)}`,
      );
    if (!isOn(syntax.side, member))
      return mark(
        syntax,
        node.property,
        'other-side',
        `"${object}.${name}" is there in ${other(syntax)} scripts only.`,
      );
    return absentFinding(syntax, node, absentCall(`${object}.${name}`));
  }
  const fields = shapes[object]?.map((field) => field.name);
  if (fields && !fields.includes(name))
    return mark(
      syntax,
      node.property,
      'unknown-field',
      `"${object}" has no field "${name}".${meant(name, fields)}`,
    );
  const absent = fields && absentField(syntax.side, object, name);
  if (absent !== undefined) return absentFinding(syntax, node, absent);
  if (object === 'tables' && site.tables && !site.tables.includes(name))
    return mark(
      syntax,
      node.property,
      'unknown-field',
      `There is no table "${name}".${meant(name, site.tables)}`,
    );
  return undefined;
}

function absentFinding(syntax: Syntax, node: MemberExpression, why: string | undefined): Finding | undefined {
  const name = chainOf(node)?.join('.') ?? '';
  return why === undefined
    ? undefined
    : mark(syntax, node.property, 'cannot', `"${name}" cannot be used here. ${why}`);
}

/** A custom field of this site that is not there; what the partner calls its own is not known here. */
function customFinding(
  syntax: Syntax,
  node: MemberExpression,
  object: string,
  name: string,
  { customFields }: SiteNames,
): Finding | undefined {
  if (object !== 'issue' || name !== 'customFields' || !customFields) return undefined;
  const field = memberName(node);
  const chain = chainOf(node);
  if (field === undefined || chain?.length !== 3 || customFields.includes(field)) return undefined;
  const message = `This site has no custom field "${field}".${meant(field, customFields)}`;
  return mark(syntax, node.property, 'unknown-field', message);
}

function writeFinding(
  syntax: Syntax,
  node: MemberExpression,
  parent: AnyNode | undefined,
): Finding | undefined {
  const isWritten =
    (parent?.type === 'AssignmentExpression' && parent.left === node) ||
    (parent?.type === 'UpdateExpression' && parent.argument === node);
  const [object, name] = chainOf(node) ?? [];
  if (!isWritten || object === undefined || name === undefined) return undefined;
  const target = syntax.side === 'outgoing' ? 'replica' : 'issue';
  if (object !== target && (object === 'issue' || object === 'replica' || object === 'previous'))
    return mark(
      syntax,
      node,
      'read-only',
      `${syntax.side === 'outgoing' ? 'Outgoing' : 'Incoming'} scripts only read "${object}". Write to "${target}".`,
    );
  if (object === target && shapes[object]?.some((field) => field.name === name && field.readOnly))
    return mark(syntax, node, 'read-only', `"${object}.${name}" can only be read.`);
  return undefined;
}

const other = ({ side }: Syntax): string => (side === 'outgoing' ? 'incoming' : 'outgoing');

function meant(word: string, known: readonly string[]): string {
  const near = didYouMean(word, known);
  return near === undefined ? '' : ` Did you mean "${near}"?`;
}
