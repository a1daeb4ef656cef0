import { STORE } from '../../core/limits.ts';

/**
 * Says what of a value the store would not give back as it was: what JSON changes in silence (NaN, dates, maps,
 * holes in arrays) and nesting beyond the store's depth. A property that is undefined is the same as an absent
 * one and passes. Undefined: all of it comes back.
 */
export function findUnstorable(value: unknown, path = 'value', depth = 1): string | undefined {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return undefined;
    case 'number':
      return Number.isFinite(value) ? undefined : `${path} is ${value}`;
    case 'object':
      return value === null ? undefined : findInObject(value, path, depth);
    default:
      return `${path} is of type ${typeof value}`;
  }
}

function findInObject(value: object, path: string, depth: number): string | undefined {
  if (depth > STORE.valueDepth) return `${path} is nested more than ${STORE.valueDepth} levels deep`;
  if (Array.isArray(value)) {
    // A loop by index: holes are skipped by the array's own methods.
    for (let index = 0; index < value.length; index += 1) {
      const found = findUnstorable(value[index], `${path}[${index}]`, depth + 1);
      if (found !== undefined) return found;
    }
    return undefined;
  }
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return `${path} is not a plain object`;
  for (const [name, member] of Object.entries(value)) {
    const found = member === undefined ? undefined : findUnstorable(member, `${path}.${name}`, depth + 1);
    if (found !== undefined) return found;
  }
  return undefined;
}
