import { type ReactNode, useState } from 'react';
import * as z from 'zod';
import { plainTextOf, textToAdf } from './adf-text.ts';
import { type FieldMeta, personList, rest } from './rest.ts';
import { useLoad } from './use-load.ts';

interface Props {
  readonly meta: FieldMeta;
  readonly value: unknown;
  readonly issuePath: string;
  readonly busy: boolean;
  readonly save: (value: unknown) => void;
  readonly close: () => void;
}

/** The input that fits a field's type. An empty input clears the field. */
export function FieldEditor(props: Props): ReactNode {
  const { meta } = props;
  const { type, items } = meta.schema;
  if (type === 'user') return <PersonEditor {...props} />;
  if (meta.allowedValues && (type === 'array' || type === 'option-with-child'))
    return <ManyEditor {...props} />;
  if (meta.allowedValues) return <ChoiceEditor {...props} />;
  if (type === 'array' && items === 'string') return <LabelsEditor {...props} />;
  return <TextEditor {...props} />;
}

const withId = z.looseObject({ id: z.string() });

function idOf(value: unknown): string {
  const parsed = withId.safeParse(value);
  return parsed.success ? parsed.data.id : '';
}

function ChoiceEditor({ meta, value, busy, save, close }: Props): ReactNode {
  return (
    <span className="row">
      <select
        aria-label={meta.name}
        disabled={busy}
        defaultValue={idOf(value)}
        onChange={(event) => save(event.target.value === '' ? null : { id: event.target.value })}
      >
        <option value="">None</option>
        {meta.allowedValues?.map((one) => (
          <option key={one.id} value={one.id}>
            {one.name ?? one.value}
          </option>
        ))}
      </select>
      <Cancel close={close} />
    </span>
  );
}

function ManyEditor({ meta, value, busy, save, close }: Props): ReactNode {
  const [ids, setIds] = useState<readonly string[]>(Array.isArray(value) ? value.map(idOf) : []);
  return (
    <span>
      <select
        multiple
        aria-label={meta.name}
        value={[...ids]}
        onChange={(event) => setIds([...event.target.selectedOptions].map((option) => option.value))}
      >
        {meta.allowedValues?.map((one) => (
          <option key={one.id} value={one.id}>
            {one.name ?? one.value}
          </option>
        ))}
      </select>
      <button type="button" disabled={busy} onClick={() => save(ids.map((id) => ({ id })))}>
        Save
      </button>
      <Cancel close={close} />
    </span>
  );
}

const account = z.looseObject({ accountId: z.string() });

function PersonEditor({ meta, value, issuePath, busy, save, close }: Props): ReactNode {
  const key = issuePath.split('/').at(-1) ?? '';
  const { value: people } = useLoad(`people ${key}`, () =>
    rest('GET', `/rest/api/3/user/assignable/search?issueKey=${key}&maxResults=50`, personList),
  );
  const current = account.safeParse(value);
  return (
    <span className="row">
      <select
        aria-label={meta.name}
        disabled={busy}
        value={current.success ? current.data.accountId : ''}
        onChange={(event) => save(event.target.value === '' ? null : { accountId: event.target.value })}
      >
        <option value="">Nobody</option>
        {people?.map((person) => (
          <option key={person.accountId} value={person.accountId}>
            {person.displayName}
          </option>
        ))}
      </select>
      <Cancel close={close} />
    </span>
  );
}

function LabelsEditor({ meta, value, busy, save, close }: Props): ReactNode {
  const [text, setText] = useState(Array.isArray(value) ? value.join(' ') : '');
  return (
    <Line busy={busy} close={close} save={() => save(text.split(/\s+/).filter((word) => word !== ''))}>
      <input aria-label={meta.name} value={text} onChange={(event) => setText(event.target.value)} />
    </Line>
  );
}

function TextEditor({ meta, value, busy, save, close }: Props): ReactNode {
  const { type, custom } = meta.schema;
  const rich = custom?.endsWith(':textarea') === true || (typeof value === 'object' && value !== null);
  const [text, setText] = useState(rich ? (plainTextOf(value) ?? '') : String(value ?? ''));
  const inputType = type === 'number' ? 'number' : type === 'date' ? 'date' : 'text';
  const result = (): unknown => {
    if (text === '') return null;
    if (type === 'number') return Number(text);
    return rich ? textToAdf(text) : text;
  };
  return (
    <Line busy={busy} close={close} save={() => save(result())}>
      <input
        aria-label={meta.name}
        type={inputType}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
    </Line>
  );
}

function Line(props: {
  readonly busy: boolean;
  readonly save: () => void;
  readonly close: () => void;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <form
      className="row"
      onSubmit={(event) => {
        event.preventDefault();
        props.save();
      }}
    >
      {props.children}
      <button type="submit" disabled={props.busy}>
        Save
      </button>
      <Cancel close={props.close} />
    </form>
  );
}

function Cancel({ close }: { readonly close: () => void }): ReactNode {
  return (
    <button type="button" onClick={close}>
      Cancel
    </button>
  );
}
