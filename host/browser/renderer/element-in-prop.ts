import { type ForgeDoc, isElementInProp } from './wire/forge-doc.ts';

/**
 * Elements that pages pass inside props (actions of a message, buttons of an empty state) were not reconciled;
 * this makes nodes of them, the text between them too.
 */
export function docsFromProp(value: unknown, path = 'prop'): ForgeDoc[] {
  if (Array.isArray(value)) return value.flatMap((item, at) => docsFromProp(item, `${path}.${at}`));
  if (typeof value === 'string' || typeof value === 'number') {
    return [{ type: 'String', key: path, props: { text: value }, children: [] }];
  }
  if (!isElementInProp(value)) return [];
  const { type, key, props } = value.__el;
  const { children, ...rest } = props;
  return [{ type, key: key ?? path, props: rest, children: docsFromProp(children, `${path}.c`) }];
}
