import { isRecord } from './forge-doc.ts';

/** Gives a function the id under which the other realm can call it. */
export type NameFunction = (fn: CallableFunction) => string;

/**
 * Makes a value fit for postMessage: functions become `{__fn}`, React elements `{__el}`. What could not cross on
 * Atlassian's cloud either is refused with the path of the bad value.
 */
export function encode(value: unknown, nameOf: NameFunction, path = '$'): unknown {
  return new Encoder(nameOf).encode(value, path);
}

const reactElementSymbols = new Set([Symbol.for('react.element'), Symbol.for('react.transitional.element')]);

class Encoder {
  private readonly nameOf: NameFunction;
  private readonly ancestors = new Set<object>();

  constructor(nameOf: NameFunction) {
    this.nameOf = nameOf;
  }

  encode(value: unknown, path: string): unknown {
    if (typeof value === 'function') return { __fn: this.nameOf(value) };
    if (typeof value === 'symbol') throw refused(path, `the symbol ${String(value)} cannot be sent`);
    if (typeof value !== 'object' || value === null) return value;
    if (crossesAsItIs(value)) return value;
    if (value instanceof Error) return { __error: { name: value.name, message: value.message } };
    if (this.ancestors.has(value)) throw refused(path, 'the value contains itself');
    this.ancestors.add(value);
    try {
      if (Array.isArray(value)) return value.map((item, at) => this.encode(item, `${path}[${at}]`));
      if (!isRecord(value)) throw refused(path, 'the value is no plain object');
      if (typeof value['$$typeof'] === 'symbol') return this.encodeElement(value, path);
      return this.encodeFields(value, path);
    } finally {
      this.ancestors.delete(value);
    }
  }

  private encodeFields(value: Readonly<Record<string, unknown>>, path: string): Record<string, unknown> {
    const encoded: Record<string, unknown> = {};
    for (const [name, field] of Object.entries(value)) {
      if (field !== undefined) encoded[name] = this.encode(field, `${path}.${name}`);
    }
    return encoded;
  }

  private encodeElement(element: Readonly<Record<string, unknown>>, path: string): unknown {
    const symbol = element['$$typeof'];
    if (typeof symbol !== 'symbol' || !reactElementSymbols.has(symbol)) {
      throw refused(path, 'only React elements can be sent, no portal and no lazy value');
    }
    const { type, key, props } = element;
    if (type === Symbol.for('react.fragment')) {
      throw refused(path, 'a fragment cannot stand in a prop: pass one component');
    }
    if (typeof type !== 'string') {
      throw refused(path, `the custom component ${nameOfComponent(type)} cannot stand in a prop`);
    }
    if (!isRecord(props)) throw refused(path, 'the element has no props');
    return {
      __el: { type, key: typeof key === 'string' ? key : null, props: this.encodeFields(props, path) },
    };
  }
}

function crossesAsItIs(value: object): boolean {
  return (
    value instanceof Date ||
    value instanceof ArrayBuffer ||
    ArrayBuffer.isView(value) ||
    (typeof Blob !== 'undefined' && value instanceof Blob)
  );
}

function nameOfComponent(type: unknown): string {
  return typeof type === 'function' && type.name !== '' ? type.name : 'without a name';
}

function refused(path: string, reason: string): TypeError {
  return new TypeError(`${path}: ${reason}. Use components of @forge/react and plain values.`);
}
