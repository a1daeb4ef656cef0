import { scriptShapes } from '../scripting/api-shapes.ts';

/**
 * What is known of a value: only as much as decides which JavaScript stands for a piece of Groovy. `options` is the
 * name of an option or a list of such names; `field` the value of a custom field, which may be anything; `time` a
 * `Date`; `nothing` null.
 */
export interface ValueType {
  readonly is:
    | 'text'
    | 'richText'
    | 'number'
    | 'flag'
    | 'time'
    | 'nothing'
    | 'list'
    | 'map'
    | 'entry'
    | 'shape'
    | 'options'
    | 'field'
    | 'closure'
    | 'void'
    | 'any';
  /** May be null or undefined. */
  readonly nullable: boolean;
  /** Items of a list, values of a map. */
  readonly of?: ValueType;
  /** Name of the shape in the script interface. */
  readonly shape?: string;
}

export const ANY: ValueType = { is: 'any', nullable: true };
export const TEXT: ValueType = { is: 'text', nullable: false };
export const TEXT_OR_NULL: ValueType = { is: 'text', nullable: true };
export const NUMBER: ValueType = { is: 'number', nullable: false };
export const FLAG: ValueType = { is: 'flag', nullable: false };
export const TIME: ValueType = { is: 'time', nullable: false };
export const NOTHING: ValueType = { is: 'nothing', nullable: true };
export const VOID: ValueType = { is: 'void', nullable: true };

export function listOf(of: ValueType, nullable = false): ValueType {
  return { is: 'list', nullable, of };
}

export function mapOf(of: ValueType): ValueType {
  return { is: 'map', nullable: false, of };
}

export function orNull(type: ValueType): ValueType {
  return { ...type, nullable: true };
}

const WORDS: Readonly<Record<string, ValueType>> = {
  string: TEXT,
  number: NUMBER,
  boolean: FLAG,
  void: VOID,
  never: VOID,
  any: ANY,
  RichText: { is: 'richText', nullable: false },
};

/** The type that the description of the script interface gives as TypeScript. */
export function typeFrom(typescript: string): ValueType {
  if (/^"\w+"( \| "\w+")*$/.test(typescript)) return TEXT;
  const keyed = /^\{ \[\w+: string\]: (.+) \}$/.exec(typescript)?.[1];
  if (keyed !== undefined) return mapOf(typeFrom(keyed));
  const parts = typescript.split(' | ');
  const [only, ...others] = parts.filter((part) => part !== 'null' && part !== 'undefined');
  if (only === undefined || others.length > 0) return ANY;
  const nullable = parts.length > 1;
  if (only.endsWith('[]')) return listOf(typeFrom(only.slice(0, -2)), nullable);
  const word = Object.hasOwn(WORDS, only) ? WORDS[only] : undefined;
  if (word !== undefined) return { ...word, nullable: nullable || word.nullable };
  const shape = scriptShapes.find(({ name }) => name === only);
  return shape === undefined ? ANY : { is: 'shape', shape: shape.name, nullable };
}

/** What a type written in Groovy says of a value; undefined for `def`, `Object` and types that say nothing. */
export function typeDeclared(type: string | undefined): ValueType | undefined {
  switch (type) {
    case 'String':
    case 'GString':
    case 'CharSequence':
      return TEXT_OR_NULL;
    case 'int':
    case 'long':
    case 'double':
    case 'float':
    case 'short':
      return NUMBER;
    case 'Integer':
    case 'Long':
    case 'Double':
    case 'Float':
    case 'BigDecimal':
    case 'Number':
      return orNull(NUMBER);
    case 'boolean':
      return FLAG;
    case 'Boolean':
      return orNull(FLAG);
    case 'List':
    case 'ArrayList':
    case 'Collection':
    case 'String[]':
      return listOf(ANY, true);
    case 'Map':
    case 'HashMap':
    case 'LinkedHashMap':
      return orNull(mapOf(ANY));
    case 'Closure':
      return { is: 'closure', nullable: true };
    default:
      return undefined;
  }
}

/** Type of what is in a list; an item of the value of a field is again such a value. */
export function itemIn(type: ValueType): ValueType {
  return type.is === 'field' || type.is === 'options' ? type : (type.of ?? ANY);
}
