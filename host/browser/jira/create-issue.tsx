import { type ReactNode, useState } from 'react';
import * as z from 'zod';
import { PageForm } from '../page-form.tsx';
import { FieldInput } from './field-input.tsx';
import { fieldMetaShape, issueTypesShape, rest } from './rest.ts';
import { useAction } from './shell.tsx';
import { useLoad } from './use-load.ts';

const created = z.looseObject({ key: z.string() });
const createMeta = z.looseObject({ fields: z.array(fieldMetaShape.extend({ key: z.string() })) });
/** Chosen above the fields, or no part of a create screen that a person fills in. */
const elsewhere = new Set(['project', 'issuetype', 'issuelinks', 'attachment', 'comment', 'worklog']);
const first = new Set(['summary', 'description', 'parent']);

export function CreateIssue({ projectKey }: { readonly projectKey: string }): ReactNode {
  const { value } = useLoad(`types ${projectKey}`, () =>
    rest('GET', `/rest/api/3/issue/createmeta/${projectKey}/issuetypes`, issueTypesShape),
  );
  const [chosen, setChosen] = useState('');
  const type = chosen || value?.issueTypes.find(({ subtask }) => subtask !== true)?.id;
  return (
    <details className="card" data-testid="create">
      <summary>Create work item</summary>
      <label>
        Type
        <select value={type ?? ''} onChange={(event) => setChosen(event.target.value)}>
          {value?.issueTypes.map((one) => (
            <option key={one.id} value={one.id}>
              {one.name}
            </option>
          ))}
        </select>
      </label>
      {type === undefined ? null : <CreateForm key={type} projectKey={projectKey} typeId={type} />}
    </details>
  );
}

/** All fields of the create screen: those that everybody fills in, and the rest on demand. */
function CreateForm(props: { readonly projectKey: string; readonly typeId: string }): ReactNode {
  const { projectKey, typeId } = props;
  const path = `/rest/api/3/issue/createmeta/${projectKey}/issuetypes/${typeId}?maxResults=200`;
  const { value, error } = useLoad(path, () => rest('GET', path, createMeta));
  const [fields, setFields] = useState<Readonly<Record<string, unknown>>>({});
  const { run, busy, problem } = useAction();
  const create = async (): Promise<void> => {
    const issue = await rest('POST', '/rest/api/3/issue', created, {
      fields: { project: { key: projectKey }, issuetype: { id: typeId }, ...filled(fields) },
    });
    window.location.assign(`/browse/${issue.key}`);
  };
  const shown = (value?.fields ?? []).filter(({ key }) => !elsewhere.has(key));
  const [always, more] = [
    shown.filter(({ key, required }) => required || first.has(key)),
    shown.filter(({ key, required }) => !required && !first.has(key)),
  ];
  const input = (meta: (typeof shown)[number]): ReactNode => (
    // biome-ignore lint/a11y/noLabelWithoutControl: the input within names itself by its field
    <label key={meta.key}>
      {meta.name}
      {meta.required ? ' *' : ''}
      <FieldInput
        meta={meta}
        value={undefined}
        projectKey={projectKey}
        change={(next) => setFields((old) => ({ ...old, [meta.key]: next }))}
      />
    </label>
  );
  return (
    <PageForm onSubmit={() => run(create)}>
      {error ? <p className="error">{error}</p> : null}
      {always.map(input)}
      <details>
        <summary>More fields ({more.length})</summary>
        <div className="fields">{more.map(input)}</div>
      </details>
      {problem}
      <button type="submit" disabled={busy || value === undefined}>
        Create
      </button>
    </PageForm>
  );
}

const filled = (fields: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));
