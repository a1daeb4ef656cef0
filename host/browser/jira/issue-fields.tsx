import { type ReactNode, useState } from 'react';
import * as z from 'zod';
import { PageForm } from '../page-form.tsx';
import { AdfView } from './adf-view.tsx';
import { FieldInput } from './field-input.tsx';
import { isEmpty, nameOf } from './field-text.ts';
import { type FieldMeta, fieldMetaShape, type Issue, projectKeyOf, rest } from './rest.ts';
import { useAction } from './shell.tsx';
import { useLoad } from './use-load.ts';

const editmeta = z.looseObject({ fields: z.record(z.string(), fieldMetaShape) });
/** These have places of their own on the page. */
const elsewhere = new Set([
  'summary',
  'description',
  'comment',
  'attachment',
  'issuelinks',
  'worklog',
  'project',
]);

interface Props {
  readonly issue: Issue;
  readonly path: string;
  readonly changed: () => void;
}

/** Every field that the edit screen offers, each saved alone. */
export function IssueFields({ issue, path, changed }: Props): ReactNode {
  const { value, error } = useLoad(path, () => rest('GET', `${path}/editmeta`, editmeta));
  const editable = Object.entries(value?.fields ?? {}).filter(([id]) => !elsewhere.has(id));
  const filled = editable.filter(([id]) => !isEmpty(issue.fields[id]));
  const empty = editable.filter(([id]) => isEmpty(issue.fields[id]));
  const field = ([id, meta]: [string, FieldMeta]): ReactNode => (
    <EditableField key={id} id={id} meta={meta} issue={issue} path={path} changed={changed} />
  );
  return (
    <section data-testid="fields">
      <h3>Details</h3>
      {error ? <p className="error">{error}</p> : null}
      <dl>
        {filled.map(field)}
        {['reporter', 'resolution', 'created', 'updated'].map((id) =>
          editable.some(([known]) => known === id) || isEmpty(issue.fields[id]) ? null : (
            <div key={id}>
              <dt className="fixed">{id}</dt>
              <dd className="fixed">{nameOf(issue.fields[id])}</dd>
            </div>
          ),
        )}
      </dl>
      <details>
        <summary>Empty fields ({empty.length})</summary>
        <dl>{empty.map(field)}</dl>
      </details>
    </section>
  );
}

function EditableField(props: {
  readonly id: string;
  readonly meta: FieldMeta;
  readonly issue: Issue;
  readonly path: string;
  readonly changed: () => void;
}): ReactNode {
  const { id, meta, issue, path, changed } = props;
  const value = issue.fields[id];
  const [isOpen, setOpen] = useState(false);
  return (
    <div>
      <dt>{meta.name}</dt>
      <dd>
        {isOpen ? (
          <FieldForm
            id={id}
            meta={meta}
            value={value}
            path={path}
            projectKey={projectKeyOf(issue.key)}
            close={() => setOpen(false)}
            changed={changed}
          />
        ) : (
          <button
            type="button"
            className="quiet value"
            aria-label={`Edit ${meta.name}`}
            onClick={() => setOpen(true)}
          >
            <Shown value={value} />
          </button>
        )}
      </dd>
    </div>
  );
}

interface FormProps {
  readonly id: string;
  readonly meta: FieldMeta;
  readonly value: unknown;
  readonly path: string;
  readonly projectKey: string;
  readonly close: () => void;
  readonly changed: () => void;
}

function FieldForm({ id, meta, value, path, projectKey, close, changed }: FormProps): ReactNode {
  const [draft, setDraft] = useState<{ readonly value: unknown }>();
  const { run, busy, problem } = useAction();
  const save = async (): Promise<void> => {
    if (draft !== undefined) await rest('PUT', path, z.unknown(), { fields: { [id]: draft.value } });
    close();
    if (draft !== undefined) changed();
  };
  return (
    <PageForm onSubmit={() => run(save)}>
      <FieldInput
        meta={meta}
        value={value}
        projectKey={projectKey}
        change={(next) => setDraft({ value: next })}
      />
      <span className="row">
        <button type="submit" disabled={busy}>
          Save
        </button>
        <button type="button" onClick={close}>
          Cancel
        </button>
      </span>
      {problem}
    </PageForm>
  );
}

const document = z.looseObject({ type: z.literal('doc') });

function Shown({ value }: { readonly value: unknown }): ReactNode {
  if (isEmpty(value)) return '—';
  if (document.safeParse(value).success) return <AdfView document={value} />;
  return nameOf(value) || JSON.stringify(value).slice(0, 80);
}
