import { createRoot } from 'react-dom/client';
import { Portal } from '../portal/portal.tsx';
import { IssueList } from './issue-list.tsx';
import { IssueView } from './issue-view.tsx';
import { ProjectList } from './project-list.tsx';
import { Shell } from './shell.tsx';
import './style.css';

/** One script for all Jira-like pages; the path says which one. They exist to try the product, not to be Jira. */
function Page() {
  const [first, second, third, ...rest] = window.location.pathname.split('/').filter((part) => part !== '');
  if (first === 'servicedesk') return <Portal path={third === undefined ? [] : [third, ...rest]} />;
  if (first === 'browse' && second) return <IssueView issueKey={decodeURIComponent(second)} />;
  if (first === 'jira' && second === 'projects' && third)
    return <IssueList projectKey={decodeURIComponent(third)} />;
  if (first === 'jira' && second === 'issues') return <IssueList />;
  return <ProjectList />;
}

const root = document.getElementById('root');
if (!root) throw new Error('The page has no element "root" to draw into.');
createRoot(root).render(
  <Shell>
    <Page />
  </Shell>,
);
