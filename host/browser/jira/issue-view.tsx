import type { ReactNode } from 'react';
import * as z from 'zod';
import { AppPanel } from './app-panel.tsx';
import { Attachments } from './attachments.tsx';
import { ChildIssues } from './child-issues.tsx';
import { Comments } from './comments.tsx';
import { nameOf } from './field-text.ts';
import { History } from './history.tsx';
import { IssueFields } from './issue-fields.tsx';
import { IssueMenu } from './issue-menu.tsx';
import { IssueStatus } from './issue-status.tsx';
import { Description, Summary } from './issue-text.tsx';
import { Links } from './links.tsx';
import { RemoteLinks } from './remote-links.tsx';
import { type Issue, issueShape, projectKeyOf, rest } from './rest.ts';
import { useLoad } from './use-load.ts';
import { Worklogs } from './worklogs.tsx';

/** One issue with everything that a person can do to it, and the app's panel beside it. */
export function IssueView({ issueKey }: { readonly issueKey: string }): ReactNode {
  const path = `/rest/api/3/issue/${encodeURIComponent(issueKey)}`;
  const {
    value: issue,
    error,
    reload,
  } = useLoad(issueKey, () => rest('GET', `${path}?fields=*all&expand=names`, issueShape));
  if (error && !issue) return <p className="error">{error}</p>;
  if (!issue) return <p>Loading …</p>;
  // What the partner changes shows when the page is asked again; each part takes its turn from this one.
  const parts = { issue, path, changed: reload };
  return (
    <div className="issue">
      <section className="body">
        <Crumbs issue={issue} />
        <Summary {...parts} />
        <IssueMenu {...parts} />
        <Description {...parts} />
        <Attachments {...parts} />
        <ChildIssues {...parts} />
        <Links issue={issue} changed={reload} />
        <RemoteLinks path={path} />
        <Comments {...parts} serviceDesk={isServiceDesk(issue)} />
        <Worklogs path={path} changed={reload} />
        <History key={nameOf(issue.fields['updated'])} path={path} />
      </section>
      <aside>
        <IssueStatus {...parts} />
        <AppPanel issueKey={issue.key} changed={reload} />
        <IssueFields {...parts} />
      </aside>
    </div>
  );
}

const parentShape = z.looseObject({ key: z.string() });

function Crumbs({ issue }: { readonly issue: Issue }): ReactNode {
  const project = projectKeyOf(issue.key);
  const parent = parentShape.safeParse(issue.fields['parent']);
  return (
    <p className="crumbs">
      <a href={`/jira/projects/${project}`}>{project}</a> /{' '}
      {parent.success ? (
        <>
          <a href={`/browse/${parent.data.key}`}>{parent.data.key}</a> /{' '}
        </>
      ) : null}
      {issue.key} <span className="lozenge type">{nameOf(issue.fields['issuetype'])}</span>
    </p>
  );
}

const project = z.looseObject({ projectTypeKey: z.string().optional() });

function isServiceDesk(issue: Issue): boolean {
  const parsed = project.safeParse(issue.fields['project']);
  return parsed.success && parsed.data.projectTypeKey === 'service_desk';
}
