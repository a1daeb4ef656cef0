import { type ReactNode, useState } from 'react';
import * as z from 'zod';
import { FieldEditor } from './field-editor.tsx';
import { nameOf } from './issue-list.tsx';
import { type FieldMeta, fieldMetaShape, type Issue, rest } from './rest.ts';
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
  return (
    <section>
      <h3>Details</h3>
      {error ? <p className="error">{error}</p> : null}
      <dl>
        {filled.map(([id, meta]) => (
          <EditableField
            key={id}
            id={id}
            meta={meta}
            value={issue.fields[id]}
            path={path}
            changed={changed}
          />
        ))}
        {['reporter', 'created', 'updated'].map((id) =>
          editable.some(([known]) => known === id) ? null : (
            <div key={id}>
              <dt>{id}</dt>
              <dd>{nameOf(issue.fields[id])}</dd>
            </div>
          ),
        )}
      </dl>
      <details>
        <summary>Empty fields ({empty.length})</summary>
        <dl>
          {empty.map(([id, meta]) => (
            <EditableField
              key={id}
              id={id}
              meta={meta}
              value={issue.fields[id]}
              path={path}
              changed={changed}
            />
          ))}
        </dl>
      </details>
    </section>
  );
}

function isEmpty(value: unknown): boolean {
  if (value === null || value === undefined) return true;
  return typeof value === 'object' && Object.keys(value).length === 0;
}

function EditableField(props: {
  readonly id: string;
  readonly meta: FieldMeta;
  readonly value: unknown;
  readonly path: string;
  readonly changed: () => void;
}): ReactNode {
  const { id, meta, value, path, changed } = props;
  const [open, setOpen] = useState(false);
  const { run, busy, problem } = useAction();
  const save = (next: unknown): void =>
    run(async () => {
      await rest('PUT', path, z.unknown(), { fields: { [id]: next } });
      setOpen(false);
      changed();
    });
  return (
    <div>
      <dt>{meta.name}</dt>
      <dd>
        {open ? (
          <FieldEditor
            meta={meta}
            value={value}
            issuePath={path}
            busy={busy}
            save={save}
            close={() => setOpen(false)}
          />
        ) : (
          <button
            type="button"
            className="quiet value"
            aria-label={`Edit ${meta.name}`}
            onClick={() => setOpen(true)}
          >
            {nameOf(value) || shortJson(value) || '—'}
          </button>
        )}
        {problem}
      </dd>
    </div>
  );
}

function shortJson(value: unknown): string {
  if (value === null || value === undefined || (Array.isArray(value) && value.length === 0)) return '';
  return JSON.stringify(value).slice(0, 80);
}
