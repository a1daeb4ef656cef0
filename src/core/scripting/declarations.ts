import { absentCall, absentField } from './abilities.ts';
import type { ApiField, ApiMember, ApiName, ApiShape, Side } from './api.ts';
import { scriptShapes } from './api-shapes.ts';
import { scriptNames, scriptObjects } from './script-api.ts';

/** Whether a part of the interface is there in scripts of this side. */
export function isOn(side: Side, { only }: { readonly only?: Side }): boolean {
  return only === undefined || only === side;
}

/** The script interface of one side as TypeScript declarations: for completion, and for people to read. */
export function declarations(side: Side): string {
  const objects = scriptObjects.flatMap(({ name, says, members }) => {
    const type = name.charAt(0).toUpperCase() + name.slice(1);
    const here = members.filter((one) => isOn(side, one) && absentCall(`${name}.${one.name}`) === undefined);
    if (here.length === 0) return [];
    const lines = here.flatMap(asMethod);
    return [`/** ${says} */`, `interface ${type} {`, ...lines, '}', `declare const ${name}: ${type};`].join(
      '\n',
    );
  });
  const names = scriptNames.filter((one) => isOn(side, one)).map(asName);
  return `${[...scriptShapes.map((shape) => asInterface(side, shape)), ...objects, ...names].join('\n\n')}\n`;
}

function asInterface(side: Side, { name, says, fields }: ApiShape): string {
  const base = name === 'RichText' ? ' extends String' : '';
  const lines = fields.filter((one) => isShown(side, name, one.name)).flatMap(asField);
  return [`/** ${says} */`, `interface ${name}${base} {`, ...lines, '}'].join('\n');
}

/** Whether scripts of a side find the field in values of the shape. */
export const isShown = (side: Side, shape: string, field: string): boolean =>
  absentField(side, shape.toLowerCase(), field) === undefined;

function asField({ name, type, takes, says, readOnly }: ApiField): string[] {
  const note = `  /** ${says} */`;
  if (takes === undefined) return [note, `  ${readOnly ? 'readonly ' : ''}${name}: ${type};`];
  return [note, `  get ${name}(): ${type};`, `  set ${name}(value: ${type} | ${takes});`];
}

function asMethod({ name, takes, gives, says, example }: ApiMember): string[] {
  const lines =
    example === undefined
      ? [`  /** ${says} */`]
      : ['  /**', `   * ${says}`, `   * @example ${example}`, '   */'];
  return [...lines, `  ${name}(${takes}): ${gives};`];
}

function asName({ name, type, says }: ApiName): string {
  return `/** ${says} */\ndeclare const ${name}: ${type};`;
}
