import { canRun } from '../../src/core/scripting/abilities.ts';
import type { Side } from '../../src/core/scripting/api.ts';
import { scriptShapes } from '../../src/core/scripting/api-shapes.ts';
import { isOn } from '../../src/core/scripting/declarations.ts';
import { scriptNames, scriptObjects } from '../../src/core/scripting/script-api.ts';

/** Something that can stand where the author types. */
export interface Word {
  readonly label: string;
  readonly type: 'variable' | 'function' | 'property' | 'text';
  /** Its type, or what it takes and gives. */
  readonly detail: string;
  readonly says: string;
}

/** What the site and its rules have, by name. */
export interface SiteWords {
  readonly customFields: readonly { readonly name: string; readonly kind: string }[];
  readonly tables: readonly string[];
}

/** Names that stand in a script by themselves. */
export function topWords(side: Side): Word[] {
  const names = scriptNames
    .filter((one) => isOn(side, one))
    .map(({ name, type, says }): Word => {
      return { label: name, type: type.includes('=>') ? 'function' : 'variable', detail: type, says };
    });
  const objects = scriptObjects.map(({ name, says }): Word => {
    return { label: name, type: 'variable', detail: '', says };
  });
  return [...names, ...objects];
}

/** What can come behind the names of `chain`, such as `issue.status.`; nothing where that is not known. */
export function memberWords(side: Side, chain: readonly string[]): Word[] {
  const [first, ...rest] = chain;
  const helper = scriptObjects.find(({ name }) => name === first);
  if (helper)
    return rest.length > 0
      ? []
      : helper.members
          // What publishing would refuse is no help to anybody.
          .filter((one) => isOn(side, one) && (one.by === 'inside' || canRun(side, `${first}.${one.name}`)))
          .map(({ name, takes, gives, says }) => ({
            label: name,
            type: 'function',
            detail: `(${takes}) → ${gives}`,
            says,
          }));
  const shape = shapeOf(side, chain);
  return (shape?.fields ?? []).map(({ name, type, says, readOnly }) => ({
    label: name.replace('?', ''),
    type: 'property',
    detail: readOnly ? `${type}, read only` : type,
    says,
  }));
}

/** What can stand between the brackets behind `chain`: custom fields and tables by name. */
export function keyWords(side: Side, chain: readonly string[], site: SiteWords): Word[] {
  const [first, second] = chain;
  if (chain.length === 1 && first === 'tables')
    return site.tables.map((label) => ({ label, type: 'text', detail: 'table', says: '' }));
  const isSide = shapeOf(side, chain.slice(0, 1))?.fields.some(({ name }) => name === 'customFields');
  if (chain.length !== 2 || second !== 'customFields' || !isSide) return [];
  return site.customFields.map(({ name, kind }) => ({ label: name, type: 'text', detail: kind, says: '' }));
}

/** The shape of what a chain of names leads to. */
function shapeOf(side: Side, chain: readonly string[]): (typeof scriptShapes)[number] | undefined {
  const [first, ...rest] = chain;
  const start = scriptNames.find((one) => one.name === first && isOn(side, one));
  let shape = shapeNamed(start?.type);
  for (const name of rest) shape = shapeNamed(shape?.fields.find((field) => field.name === name)?.type);
  return shape;
}

const shapeNamed = (type: string | undefined): (typeof scriptShapes)[number] | undefined => {
  const named = type?.replace(/ \| null$/, '');
  return scriptShapes.find(({ name }) => name === named);
};
