import type { ReactNode } from 'react';
import type { Overview } from './host-api.ts';

/** The sites side by side, newest issues first, each with the keys of its partners. */
export function SitesPanel({ overview }: { readonly overview: Overview }): ReactNode {
  return (
    <section className="sites">
      {overview.sites.map((site) => (
        <article key={site.name} className="card site-card" data-testid={`site-${site.name}`}>
          <h2>
            <span className={`site ${site.name}`}>{site.name}</span>{' '}
            <a href={`${site.baseUrl}/jira/projects`}>Open Jira</a>{' '}
            <a href={`${site.baseUrl}/jira/apps/admin`}>Counterpart</a>
          </h2>
          <p className="meta">
            {site.projects.map((project) => (
              <a key={project.key} href={`${site.baseUrl}/jira/projects/${project.key}`} title={project.name}>
                {project.key}
              </a>
            ))}
          </p>
          <table className="grid">
            <thead>
              <tr>
                <th>Key</th>
                <th>Summary</th>
                <th>Status</th>
                <th>With</th>
              </tr>
            </thead>
            <tbody>
              {site.issues.map((issue) => (
                <tr key={issue.key}>
                  <td>
                    <a href={`${site.baseUrl}/browse/${issue.key}`}>{issue.key}</a>
                  </td>
                  <td title={`${issue.type}, ${issue.comments} comments, ${issue.attachments} attachments`}>
                    {issue.summary}
                  </td>
                  <td>
                    <span className="lozenge">{issue.status}</span>
                  </td>
                  <td>
                    {issue.partners.map((partner) => (
                      <span key={partner.key} className={`partner ${partner.state}`}>
                        ⇄ {partner.key}
                      </span>
                    ))}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          {site.issues.length === 0 ? <p>No work items yet. Create one in Jira and watch it cross.</p> : null}
        </article>
      ))}
    </section>
  );
}
