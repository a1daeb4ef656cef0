import { type ReactNode, useState } from 'react';
import * as z from 'zod';
import type { FieldInputProps } from './field-input.tsx';
import type { FieldMeta } from './rest.ts';

const withId = z.looseObject({ id: z.string() });
const cascade = z.looseObject({ id: z.string(), child: withId.optional() });

function idOf(value: unknown): string {
  const parsed = withId.safeParse(value);
  return parsed.success ? parsed.data.id : '';
}

type Choice = NonNullable<FieldMeta['allowedValues']>[number];

function Options({ choices }: { readonly choices: readonly Choice[] }): ReactNode {
  return choices.map((one) => (
    <option key={one.id} value={one.id}>
      {one.name ?? one.value}
    </option>
  ));
}

export function ChoiceInput(props: FieldInputProps & { readonly empty: boolean }): ReactNode {
  const { meta, value, change, empty } = props;
  return (
    <select
      aria-label={meta.name}
      defaultValue={idOf(value)}
      onChange={(event) => change(event.target.value === '' ? null : { id: event.target.value })}
    >
      {empty || idOf(value) === '' ? <option value="">None</option> : null}
      <Options choices={meta.allowedValues ?? []} />
    </select>
  );
}

export function ManyInput({ meta, value, change }: FieldInputProps): ReactNode {
  const [ids, setIds] = useState<readonly string[]>(Array.isArray(value) ? value.map(idOf) : []);
  const choices = meta.allowedValues ?? [];
  if (choices.length === 0) return <span className="hint block">This space has none to choose from.</span>;
  return (
    <select
      multiple
      size={Math.max(2, Math.min(6, choices.length))}
      aria-label={meta.name}
      value={[...ids]}
      onChange={(event) => {
        const chosen = [...event.target.selectedOptions].map((option) => option.value);
        setIds(chosen);
        change(chosen.map((id) => ({ id })));
      }}
    >
      <Options choices={choices} />
    </select>
  );
}

/** A choice, and beside it a choice within the chosen one. */
export function CascadeInput({ meta, value, change }: FieldInputProps): ReactNode {
  const known = cascade.safeParse(value);
  const [parent, setParent] = useState(known.success ? known.data.id : '');
  const [child, setChild] = useState(known.success ? (known.data.child?.id ?? '') : '');
  const children = meta.allowedValues?.find(({ id }) => id === parent)?.children ?? [];
  const tell = (first: string, second: string): void => {
    setParent(first);
    setChild(second);
    change(first === '' ? null : { id: first, ...(second === '' ? {} : { child: { id: second } }) });
  };
  return (
    <span className="row">
      <select aria-label={meta.name} value={parent} onChange={(event) => tell(event.target.value, '')}>
        <option value="">None</option>
        <Options choices={meta.allowedValues ?? []} />
      </select>
      <select
        aria-label={`${meta.name}: second level`}
        value={child}
        disabled={children.length === 0}
        onChange={(event) => tell(parent, event.target.value)}
      >
        <option value="">None</option>
        <Options choices={children} />
      </select>
    </span>
  );
}
