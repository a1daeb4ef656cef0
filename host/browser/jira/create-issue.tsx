import { type ReactNode, useState } from 'react';
import * as z from 'zod';
import { textToAdf } from './adf-text.ts';
import { rest } from './rest.ts';
import { useAction } from './shell.tsx';
import { useLoad } from './use-load.ts';

const types = z.looseObject({
  issueTypes: z.array(z.looseObject({ id: z.string(), name: z.string(), subtask: z.boolean().optional() })),
});
const created = z.looseObject({ key: z.string() });

export function CreateIssue({ projectKey }: { readonly projectKey: string }): ReactNode {
  const { value } = useLoad(`types ${projectKey}`, () =>
    rest('GET', `/rest/api/3/issue/createmeta/${projectKey}/issuetypes`, types),
  );
  const choices = value?.issueTypes.filter((type) => !type.subtask) ?? [];
  const [type, setType] = useState('');
  const [summary, setSummary] = useState('');
  const [description, setDescription] = useState('');
  const { run, busy, problem } = useAction();
  const create = async (): Promise<void> => {
    const issue = await rest('POST', '/rest/api/3/issue', created, {
      fields: {
        project: { key: projectKey },
        issuetype: { id: type || choices[0]?.id },
        summary,
        ...(description === '' ? {} : { description: textToAdf(description) }),
      },
    });
    window.location.assign(`/browse/${issue.key}`);
  };
  return (
    <details className="card">
      <summary>Create issue</summary>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          run(create);
        }}
      >
        <label>
          Type
          <select value={type || choices[0]?.id || ''} onChange={(event) => setType(event.target.value)}>
            {choices.map((one) => (
              <option key={one.id} value={one.id}>
                {one.name}
              </option>
            ))}
          </select>
        </label>
        <label>
          Summary
          <input
            required
            maxLength={255}
            value={summary}
            onChange={(event) => setSummary(event.target.value)}
          />
        </label>
        <label>
          Description
          <textarea rows={4} value={description} onChange={(event) => setDescription(event.target.value)} />
        </label>
        {problem}
        <button type="submit" disabled={busy}>
          Create
        </button>
      </form>
    </details>
  );
}
