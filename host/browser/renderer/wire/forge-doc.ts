/** A value between two realms that is a function over there: called by its id. */
export type RemoteFunction = (...args: unknown[]) => Promise<unknown>;

/** A React element inside a prop, as the codec carries it: only primitives of UI Kit, never custom components. */
export interface ElementInProp {
  readonly __el: {
    readonly type: string;
    readonly key: string | null;
    readonly props: Readonly<Record<string, unknown>>;
  };
}

/** One node of the tree that `reconcile` sends. */
export interface ForgeDoc {
  readonly type: string;
  readonly key: string;
  readonly props: Readonly<Record<string, unknown>>;
  readonly children: readonly ForgeDoc[];
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isForgeDoc(value: unknown): value is ForgeDoc {
  return (
    isRecord(value) &&
    typeof value['type'] === 'string' &&
    typeof value['key'] === 'string' &&
    isRecord(value['props']) &&
    Array.isArray(value['children']) &&
    value['children'].every(isForgeDoc)
  );
}

export function isElementInProp(value: unknown): value is ElementInProp {
  return isRecord(value) && isRecord(value['__el']) && typeof value['__el']['type'] === 'string';
}
