import { type ReactNode, useState } from 'react';
import * as z from 'zod';
import { CreateIssue } from './create-issue.tsx';
import { type Issue, issueShape, rest } from './rest.ts';
import { useLoad } from './use-load.ts';

const page = z.looseObject({ issues: z.array(issueShape) });
const fields = 'summary,status,issuetype,assignee,updated';

/** Issues of a project, or of any JQL. */
export function IssueList({ projectKey }: { readonly projectKey?: string }): ReactNode {
  const start = projectKey
    ? `project = "${projectKey}" ORDER BY created DESC`
    : 'created >= -30d ORDER BY created DESC';
  const [jql, setJql] = useState(start);
  const [shown, setShown] = useState(start);
  const path = `/rest/api/3/search/jql?maxResults=50&fields=${fields}&jql=${encodeURIComponent(shown)}`;
  const { value, error, reload } = useLoad(shown, () => rest('GET', path, page));
  return (
    <>
      <h1>{projectKey ?? 'Issues'}</h1>
      {projectKey ? <CreateIssue projectKey={projectKey} /> : null}
      <form
        className="row"
        onSubmit={(event) => {
          event.preventDefault();
          setShown(jql);
          reload();
        }}
      >
        <input
          aria-label="JQL"
          className="wide"
          value={jql}
          onChange={(event) => setJql(event.target.value)}
        />
        <button type="submit">Search</button>
      </form>
      {error ? <p className="error">{error}</p> : null}
      {value ? <IssueTable issues={value.issues} /> : null}
      {value?.issues.length === 0 ? (
        <p>No issue matches. A new issue can take a moment to be found.</p>
      ) : null}
    </>
  );
}

function IssueTable({ issues }: { readonly issues: readonly Issue[] }): ReactNode {
  return (
    <table className="grid" data-testid="issues">
      <thead>
        <tr>
          <th>Key</th>
          <th>Type</th>
          <th>Summary</th>
          <th>Status</th>
          <th>Assignee</th>
        </tr>
      </thead>
      <tbody>
        {issues.map((issue) => (
          <tr key={issue.id}>
            <td>
              <a href={`/browse/${issue.key}`}>{issue.key}</a>
            </td>
            <td>{nameOf(issue.fields['issuetype'])}</td>
            <td>{String(issue.fields['summary'] ?? '')}</td>
            <td>
              <span className="lozenge">{nameOf(issue.fields['status'])}</span>
            </td>
            <td>{nameOf(issue.fields['assignee'])}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const nameable = z.looseObject({
  name: z.string().optional(),
  displayName: z.string().optional(),
  value: z.string().optional(),
});

export function nameOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  if (Array.isArray(value)) return value.map(nameOf).join(', ');
  const parsed = nameable.safeParse(value);
  return parsed.success ? (parsed.data.displayName ?? parsed.data.name ?? parsed.data.value ?? '') : '';
}
