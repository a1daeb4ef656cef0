import { KvsError } from './kvs-error.ts';

export type AttributeType = 'integer' | 'float' | 'string' | 'boolean' | 'any';

/** A custom entity as manifest.yml declares it. */
export interface EntityDefinition {
  readonly name: string;
  readonly attributes: Readonly<Record<string, { readonly type: AttributeType }>>;
  readonly indexes: readonly {
    readonly name: string;
    readonly partition?: readonly string[] | undefined;
    readonly range?: readonly string[] | undefined;
  }[];
}

export interface EntityIndex {
  readonly name: string;
  /** Attributes that cut the index into parts: a query names a value of each. */
  readonly partition: readonly string[];
  /** The attribute by which a part is sorted; absent: by key. */
  readonly range: string | undefined;
}

export interface EntitySchema {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, AttributeType>;
  readonly indexes: readonly EntityIndex[];
}

/** The entities that the app may use; every other name is refused with SCHEMA_NOT_FOUND. */
export class EntitySchemas {
  readonly #byName: ReadonlyMap<string, EntitySchema>;

  constructor(definitions: readonly EntityDefinition[]) {
    this.#byName = new Map(definitions.map((definition) => [definition.name, toSchema(definition)]));
  }

  get(name: string): EntitySchema {
    const schema = this.#byName.get(name);
    if (schema === undefined) {
      throw new KvsError(404, 'SCHEMA_NOT_FOUND', `The manifest declares no entity ${name}.`);
    }
    return schema;
  }

  find(name: string): EntitySchema | undefined {
    return this.#byName.get(name);
  }
}

export function findIndex(schema: EntitySchema, name: string): EntityIndex {
  const index = schema.indexes.find((each) => each.name === name);
  if (index === undefined) {
    throw new KvsError(400, 'INVALID_ENTITY_INDEX', `The entity ${schema.name} has no index ${name}.`);
  }
  return index;
}

function toSchema(definition: EntityDefinition): EntitySchema {
  return {
    name: definition.name,
    attributes: new Map(Object.entries(definition.attributes).map(([name, { type }]) => [name, type])),
    indexes: definition.indexes.map(({ name, partition, range }) => ({
      name,
      partition: partition ?? [],
      range: range?.[0],
    })),
  };
}
