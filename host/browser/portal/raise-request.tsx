import { type ReactNode, useState } from 'react';
import * as z from 'zod';
import { rest } from '../jira/rest.ts';
import { useAction } from '../jira/shell.tsx';
import { useLoad } from '../jira/use-load.ts';
import { PageForm } from '../page-form.tsx';
import { FormFieldInput } from './form-field-input.tsx';
import { API, formShape, PORTAL, typeShape } from './portal-rest.ts';
import { uploadFiles } from './upload-files.ts';

const created = z.looseObject({ issueKey: z.string() });

interface Props {
  readonly deskId: string;
  readonly typeId: string;
}

/** The form of a request type; what is wrong with it is said in Jira's own words. */
export function RaiseRequest({ deskId, typeId }: Props): ReactNode {
  const path = `${API}/servicedesk/${deskId}/requesttype/${typeId}`;
  const type = useLoad(path, () => rest('GET', path, typeShape));
  const form = useLoad(`${path}/field`, () => rest('GET', `${path}/field`, formShape));
  const [values, setValues] = useState<Readonly<Record<string, unknown>>>({});
  const [files, setFiles] = useState<readonly File[]>([]);
  const { run, busy, problem } = useAction();
  const raise = async (): Promise<void> => {
    const attachment = await uploadFiles(deskId, files);
    const request = await rest('POST', `${API}/request`, created, {
      serviceDeskId: deskId,
      requestTypeId: typeId,
      requestFieldValues: { ...values, ...(attachment.length > 0 ? { attachment } : {}) },
    });
    window.location.assign(`${PORTAL}/portal/${deskId}/${request.issueKey}`);
  };
  const failed = type.error ?? form.error;
  return (
    <PageForm className="card" data-testid="raise" onSubmit={() => run(raise)}>
      <h1>{type.value?.name ?? ''}</h1>
      <p className="hint">{type.value?.description ?? ''}</p>
      {failed ? <p className="error">{failed}</p> : null}
      {form.value?.requestTypeFields.map((field) => (
        <FormFieldInput
          key={field.fieldId}
          field={field}
          change={(value) => setValues((old) => ({ ...old, [field.fieldId]: value }))}
          attach={setFiles}
        />
      ))}
      {problem}
      <button type="submit" disabled={busy || form.value === undefined}>
        Send
      </button>
    </PageForm>
  );
}
