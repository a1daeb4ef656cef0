import type { ReactNode } from 'react';
import type { FormField } from './portal-rest.ts';

interface Props {
  readonly field: FormField;
  /** Gets the value as the API takes it; undefined for none. */
  readonly change: (value: unknown) => void;
  readonly attach: (files: readonly File[]) => void;
}

/** One field of a form: a choice where there are values to choose from, else by the type of the field. */
export function FormFieldInput({ field, change, attach }: Props): ReactNode {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the input within is chosen by the field
    <label>
      {field.name}
      {field.required ? ' *' : ''} <Input field={field} change={change} attach={attach} />
      {field.description ? <span className="hint">{field.description}</span> : null}
    </label>
  );
}

function Input({ field, change, attach }: Props): ReactNode {
  const { fieldId, required, validValues, jiraSchema } = field;
  if (fieldId === 'attachment') {
    return <input type="file" multiple={true} onChange={({ target }) => attach([...(target.files ?? [])])} />;
  }
  if (validValues.length > 0) return <Choice field={field} change={change} />;
  const give = (text: string): void => {
    if (text === '') change(undefined);
    else if (jiraSchema.type === 'number') change(Number(text));
    else change(jiraSchema.type === 'array' ? text.split(/\s+/) : text);
  };
  if (fieldId === 'description') {
    return <textarea rows={6} required={required} onChange={({ target }) => give(target.value)} />;
  }
  const type = { number: 'number', date: 'date' }[jiraSchema.type] ?? 'text';
  return <input type={type} required={required} onChange={({ target }) => give(target.value)} />;
}

function Choice({ field, change }: Pick<Props, 'field' | 'change'>): ReactNode {
  const many = field.jiraSchema.type === 'array';
  return (
    <select
      multiple={many}
      required={field.required}
      onChange={({ target }) => {
        const ids = [...target.selectedOptions]
          .map(({ value }) => ({ id: value }))
          .filter(({ id }) => id !== '');
        change(many ? ids : ids[0]);
      }}
    >
      {many ? null : <option value="">Choose...</option>}
      {field.validValues.map(({ value, label }) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </select>
  );
}
