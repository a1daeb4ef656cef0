import { type ReactNode, useState } from 'react';
import * as z from 'zod';
import { plainTextOf, textToAdf } from './adf-text.ts';
import { CascadeInput, ChoiceInput, ManyInput } from './choice-input.tsx';
import { nameOf } from './field-text.ts';
import { GroupInput, PersonInput } from './people-input.tsx';
import type { FieldMeta } from './rest.ts';

export interface FieldInputProps {
  readonly meta: FieldMeta;
  /** As Jira's REST API gave it; only the first one counts. */
  readonly value: unknown;
  readonly projectKey: string;
  /** The value as Jira's REST API takes it; null clears the field. */
  readonly change: (value: unknown) => void;
}

/** The input that fits a field's kind, with Jira's own values in and out. */
export function FieldInput(props: FieldInputProps): ReactNode {
  const { type, items, custom = '', system } = props.meta.schema;
  const many = type === 'array';
  const member = many ? items : type;
  if (member === 'user') return <PersonInput {...props} many={many} />;
  if (member === 'group') return <GroupInput {...props} many={many} />;
  if (type === 'option-with-child') return <CascadeInput {...props} />;
  if (props.meta.allowedValues)
    return many ? <ManyInput {...props} /> : <ChoiceInput {...props} empty={!props.meta.required} />;
  if (many && items === 'string') return <LabelsInput {...props} />;
  if (type === 'timetracking') return <EffortInput {...props} />;
  if (system === 'parent' || custom.endsWith(':gh-epic-link')) return <IssueKeyInput {...props} />;
  if (custom.endsWith(':gh-sprint')) return <SprintInput {...props} />;
  return <TextInput {...props} />;
}

function LabelsInput({ meta, value, change }: FieldInputProps): ReactNode {
  const [text, setText] = useState(Array.isArray(value) ? value.join(' ') : '');
  return (
    <input
      aria-label={meta.name}
      placeholder="words with spaces between them"
      value={text}
      onChange={(event) => {
        setText(event.target.value);
        change(event.target.value.split(/\s+/).filter((word) => word !== ''));
      }}
    />
  );
}

const effort = z.looseObject({
  originalEstimate: z.string().optional(),
  remainingEstimate: z.string().optional(),
});

function EffortInput({ meta, value, change }: FieldInputProps): ReactNode {
  const parsed = effort.safeParse(value);
  const [original, setOriginal] = useState(parsed.data?.originalEstimate ?? '');
  const [remaining, setRemaining] = useState(parsed.data?.remainingEstimate ?? '');
  const tell = (first: string, second: string): void =>
    change({
      ...(first === '' ? {} : { originalEstimate: first }),
      ...(second === '' ? {} : { remainingEstimate: second }),
    });
  return (
    <span className="row">
      <input
        aria-label={`${meta.name}: original estimate`}
        placeholder="estimate, 1d 2h"
        value={original}
        onChange={(event) => {
          setOriginal(event.target.value);
          tell(event.target.value, remaining);
        }}
      />
      <input
        aria-label={`${meta.name}: remaining estimate`}
        placeholder="remaining, 4h"
        value={remaining}
        onChange={(event) => {
          setRemaining(event.target.value);
          tell(original, event.target.value);
        }}
      />
    </span>
  );
}

/** A parent is written as `{key}`, an epic link by its key alone. */
function IssueKeyInput({ meta, value, change }: FieldInputProps): ReactNode {
  const known = z.looseObject({ key: z.string() }).safeParse(value);
  const [text, setText] = useState(known.success ? known.data.key : nameOf(value));
  const bare = meta.schema.custom?.endsWith(':gh-epic-link') === true;
  return (
    <input
      aria-label={meta.name}
      placeholder="KEY-1"
      value={text}
      onChange={(event) => {
        const key = event.target.value.trim();
        setText(event.target.value);
        change(key === '' ? null : bare ? key : { key });
      }}
    />
  );
}

const sprints = z.array(z.looseObject({ id: z.number(), state: z.string() }));

function SprintInput({ meta, value, change }: FieldInputProps): ReactNode {
  const known = sprints.safeParse(value);
  const open = known.success ? known.data.find(({ state }) => state !== 'closed') : undefined;
  return (
    <input
      aria-label={meta.name}
      type="number"
      placeholder="id of a sprint"
      defaultValue={open?.id ?? ''}
      onChange={(event) => change(event.target.value === '' ? null : Number(event.target.value))}
    />
  );
}

function TextInput({ meta, value, change }: FieldInputProps): ReactNode {
  const { type, custom, system } = meta.schema;
  const rich = custom?.endsWith(':textarea') === true || system === 'description' || system === 'environment';
  // A text with formatting is edited as the document that it is.
  const plain = rich ? plainTextOf(value) : String(value ?? '');
  const [text, setText] = useState(type === 'datetime' ? localTime(plain) : (plain ?? inJson(value)));
  const tell = (next: string): void => {
    setText(next);
    change(next === '' ? null : written(next, { type, rich, asJson: plain === undefined }));
  };
  const shared = { 'aria-label': meta.name, value: text };
  if (rich) return <textarea {...shared} rows={5} onChange={(event) => tell(event.target.value)} />;
  return (
    <input {...shared} type={inputTypes[type] ?? 'text'} onChange={(event) => tell(event.target.value)} />
  );
}

const inputTypes: Readonly<Record<string, string>> = {
  number: 'number',
  date: 'date',
  datetime: 'datetime-local',
};

const inJson = (value: unknown): string => JSON.stringify(value, null, 2);

function written(
  text: string,
  field: { readonly type: string; readonly rich: boolean; readonly asJson: boolean },
): unknown {
  if (field.type === 'number') return Number(text);
  if (field.type === 'datetime') return new Date(text).toISOString().replace('Z', '+0000');
  if (!field.rich) return text;
  return field.asJson ? documentIn(text) : textToAdf(text);
}

/** Half a document while one types is sent as text: Jira's words then say what is wrong with it. */
function documentIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** What an input of a time shows: the time here, without a zone. */
function localTime(text: string | undefined): string {
  const at = new Date((text ?? '').replace(/([+-]\d\d)(\d\d)$/, '$1:$2'));
  if (Number.isNaN(at.getTime())) return '';
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
