import type { Call } from '../call.ts';
import type { Field, FieldOption } from '../model.ts';
import { self } from '../shape/link.ts';
import { FieldError, type FieldKind, isObject, isString, listKind, singleKind } from './field-kind.ts';

/** Stored value of a cascading select. */
interface CascadingValue {
  readonly parent: string;
  readonly child: string | null;
}

export function optionBean(call: Call, option: FieldOption): Record<string, unknown> {
  return { self: self(call, `customFieldOption/${option.id}`), value: option.value, id: option.id };
}

export function findOption(field: Field, id: string): FieldOption | undefined {
  for (const option of field.options) {
    if (option.id === id) return option;
    const child = option.children.find((candidate) => candidate.id === id);
    if (child) return child;
  }
  return undefined;
}

/** The option that `{id}`, `{value}` or a bare string names. */
function parseOption(input: unknown, options: readonly FieldOption[], name: string): FieldOption {
  const id = isObject(input) ? input['id'] : undefined;
  const value = isObject(input) ? (input['value'] ?? input['name']) : input;
  if (id === undefined && typeof value !== 'string') {
    throw new FieldError(`Specify a valid 'id' or 'name' for ${name}`);
  }
  const found = options.find((option) =>
    id === undefined
      ? option.value.toLowerCase() === String(value).trim().toLowerCase()
      : option.id === String(id),
  );
  if (!found || found.disabled) {
    throw new FieldError(
      id === undefined
        ? `Option value '${String(value)}' is not valid`
        : `Option id '${String(id)}' is not valid`,
    );
  }
  return found;
}

const allowed: NonNullable<FieldKind['allowed']> = ({ call, field }) =>
  field.options
    .filter((option) => !option.disabled)
    .map((option) => ({
      ...optionBean(call, option),
      ...(option.children.length > 0
        ? { children: option.children.map((child) => optionBean(call, child)) }
        : {}),
    }));

const text = (id: string, field: Field) => findOption(field, id)?.value ?? id;

export const OPTION: FieldKind = singleKind(isString, {
  parse: (input, { field }) => parseOption(input, field.options, field.name).id,
  bean: (id, call, field) => {
    const option = findOption(field, id);
    return option ? optionBean(call, option) : null;
  },
  log: (id, _state, field) => ({ id, text: text(id, field) }),
  allowed,
});

export const OPTIONS: FieldKind = listKind({
  parse: (input, { field }) => parseOption(input, field.options, field.name).id,
  bean: (id, call, field) => {
    const option = findOption(field, id);
    return option ? optionBean(call, option) : { id };
  },
  text: (id, _state, field) => text(id, field),
  logged: 'ids',
  allowed,
  empty: null,
});

export const CASCADING: FieldKind = singleKind(isCascading, {
  parse: (input, { field }) => {
    if (!isObject(input))
      throw new FieldError("Could not find valid 'id' or 'value' in the Parent Option object.");
    const parent = parseOption(input, field.options, field.name);
    const child = input['child'];
    if (child === undefined || child === null) return { parent: parent.id, child: null };
    const found = parseOption(child, parent.children, field.name);
    return { parent: parent.id, child: found.id };
  },
  bean: ({ parent, child }, call, field) => {
    const above = findOption(field, parent);
    const below = child === null ? undefined : findOption(field, child);
    if (!above) return null;
    return { ...optionBean(call, above), ...(below ? { child: optionBean(call, below) } : {}) };
  },
  log: ({ parent, child }, _state, field) => {
    const below = child === null ? '' : `Level 1 values: ${text(child, field)}(${child})`;
    return { id: child ?? parent, text: `Parent values: ${text(parent, field)}(${parent})${below}` };
  },
  allowed,
});

function isCascading(stored: unknown): stored is CascadingValue {
  return (
    isObject(stored) &&
    typeof stored['parent'] === 'string' &&
    (stored['child'] === null || typeof stored['child'] === 'string')
  );
}
