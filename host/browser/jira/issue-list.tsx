import { type ReactNode, useState } from 'react';
import * as z from 'zod';
import { PageForm } from '../page-form.tsx';
import { CreateIssue } from './create-issue.tsx';
import { nameOf } from './field-text.ts';
import { type Issue, issueShape, rest } from './rest.ts';
import { useLoad } from './use-load.ts';

const page = z.looseObject({
  issues: z.array(issueShape),
  nextPageToken: z.string().optional(),
  isLast: z.boolean().optional(),
});
const counted = z.looseObject({ count: z.number() });
const fields = 'summary,status,issuetype,assignee,priority,updated';
const pageSize = 25;

/** Work items of a space, or of any JQL, page by page; Jira's own words where the JQL is wrong. */
export function IssueList({ projectKey }: { readonly projectKey?: string }): ReactNode {
  const asked = new URLSearchParams(window.location.search).get('jql');
  const start =
    asked ??
    (projectKey
      ? `project = "${projectKey}" ORDER BY created DESC`
      : 'created >= -30d ORDER BY created DESC');
  const [jql, setJql] = useState(start);
  const [shown, setShown] = useState({ jql: start, turn: 0 });
  return (
    <>
      <h1>{projectKey ?? 'Work items'}</h1>
      {projectKey ? (
        <>
          <p className="meta">
            <a href={`/jira/apps/project?projectKey=${projectKey}`}>Space settings: Counterpart</a>
          </p>
          <CreateIssue projectKey={projectKey} />
        </>
      ) : null}
      <PageForm className="row" onSubmit={() => setShown({ jql, turn: shown.turn + 1 })}>
        <input
          aria-label="JQL"
          className="wide"
          value={jql}
          onChange={(event) => setJql(event.target.value)}
        />
        <button type="submit">Search</button>
      </PageForm>
      <Found key={shown.turn} jql={shown.jql} />
    </>
  );
}

function Found({ jql }: { readonly jql: string }): ReactNode {
  // Jira gives a token for the next page only: the way back is the tokens of the pages before.
  const [tokens, setTokens] = useState<readonly string[]>([]);
  const token = tokens.at(-1);
  const query = `maxResults=${pageSize}&fields=${fields}&jql=${encodeURIComponent(jql)}`;
  const path = `/rest/api/3/search/jql?${query}${token ? `&nextPageToken=${encodeURIComponent(token)}` : ''}`;
  const { value, error } = useLoad(path, () => rest('GET', path, page));
  const { value: all } = useLoad(`count ${jql}`, () =>
    rest('POST', '/rest/api/3/search/approximate-count', counted, { jql }),
  );
  const next = value?.nextPageToken;
  if (error) return <p className="error">{error}</p>;
  if (value === undefined) return <p>Loading …</p>;
  if (value.issues.length === 0 && tokens.length === 0)
    return <p>No work item matches. A new one can take a moment to be found.</p>;
  return (
    <>
      <IssueTable issues={value.issues} />
      <p className="row">
        <button type="button" disabled={tokens.length === 0} onClick={() => setTokens(tokens.slice(0, -1))}>
          Previous
        </button>
        <button
          type="button"
          disabled={next === undefined}
          onClick={() => next !== undefined && setTokens([...tokens, next])}
        >
          Next
        </button>
        <span className="hint">
          Page {tokens.length + 1}
          {all === undefined ? '' : `, about ${all.count} in all`}
        </span>
      </p>
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
          <th>Priority</th>
          <th>Assignee</th>
          <th>Updated</th>
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
            <td>{nameOf(issue.fields['priority'])}</td>
            <td>{nameOf(issue.fields['assignee'])}</td>
            <td>{nameOf(issue.fields['updated'])}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
