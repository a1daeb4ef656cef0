import { type ReactNode, useState } from 'react';
import * as z from 'zod';
import { PageForm } from '../page-form.tsx';
import { nameOf } from './field-text.ts';
import { type Issue, issueTypesShape, projectKeyOf, rest } from './rest.ts';
import { useAction } from './shell.tsx';
import { useLoad } from './use-load.ts';

const children = z.array(
  z.looseObject({ key: z.string(), fields: z.looseObject({ summary: z.string(), status: z.unknown() }) }),
);

interface Props {
  readonly issue: Issue;
  readonly changed: () => void;
}

/** Sub-tasks, and a line to add one. */
export function ChildIssues({ issue, changed }: Props): ReactNode {
  const parsed = children.safeParse(issue.fields['subtasks'] ?? []);
  const projectKey = projectKeyOf(issue.key);
  const { value } = useLoad(`types ${projectKey}`, () =>
    rest('GET', `/rest/api/3/issue/createmeta/${projectKey}/issuetypes`, issueTypesShape),
  );
  const type = value?.issueTypes.find(({ subtask }) => subtask === true);
  const own = z.looseObject({ subtask: z.boolean() }).safeParse(issue.fields['issuetype']);
  const [summary, setSummary] = useState('');
  const { run, busy, problem } = useAction();
  if (own.data?.subtask === true) return null;
  const add = async (): Promise<void> => {
    await rest('POST', '/rest/api/3/issue', z.unknown(), {
      fields: {
        project: { key: projectKey },
        parent: { key: issue.key },
        issuetype: { id: type?.id },
        summary,
      },
    });
    setSummary('');
    changed();
  };
  return (
    <section data-testid="children">
      <h3>Sub-tasks</h3>
      <ul>
        {(parsed.data ?? []).map((child) => (
          <li key={child.key}>
            <a href={`/browse/${child.key}`}>{child.key}</a> {child.fields.summary}{' '}
            <span className="lozenge">{nameOf(child.fields.status)}</span>
          </li>
        ))}
      </ul>
      <PageForm className="row" onSubmit={() => run(add)}>
        <input
          aria-label="Summary of a sub-task"
          className="wide"
          placeholder="What else has to be done?"
          value={summary}
          onChange={(event) => setSummary(event.target.value)}
        />
        <button type="submit" disabled={busy || summary === '' || type === undefined}>
          Add sub-task
        </button>
      </PageForm>
      {problem}
    </section>
  );
}
