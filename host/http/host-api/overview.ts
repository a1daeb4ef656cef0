import { Hono } from 'hono';
import * as z from 'zod';
import type { Issue } from '../../jira/model.ts';
import type { HostFace, SiteFace } from '../host-face.ts';

const shownIssues = 25;

/** What stands in the app's issue property: read here as any reader of the property would. */
const property = z.looseObject({ links: z.array(z.looseObject({ k: z.string(), s: z.string() })) });

/** For the landing page: the sites side by side with their newest issues. */
export function overviewApi(host: HostFace): Hono {
  const app = new Hono();
  app.get('/host/overview', (c) =>
    c.json({
      now: host.clock.now(),
      clock: host.clock.kind,
      nextSchedule: host.clock.nextSchedule() ?? null,
      sites: host.sites.map((site) => ({
        name: site.name,
        baseUrl: site.baseUrl,
        projects: site.jira.state.projects.all().map(({ key, name }) => ({ key, name })),
        issues: newestIssues(site),
      })),
    }),
  );
  app.get('/host/report', (c) => c.json(z.json().parse(host.report() ?? null)));
  return app;
}

function newestIssues(site: SiteFace) {
  const { state } = site.jira;
  const newest = state.issues
    .all()
    .sort((a, b) => b.updated - a.updated)
    .slice(0, shownIssues);
  return newest.map((issue) => ({
    key: issue.key,
    summary: String(issue.values['summary'] ?? ''),
    status: state.statuses.get(issue.statusId)?.name ?? '',
    type: state.issueTypes.get(issue.issueTypeId)?.name ?? '',
    updated: issue.updated,
    comments: state.comments.by('issue', issue.id).length,
    attachments: state.attachments.by('issue', issue.id).length,
    partners: partnersOf(issue),
  }));
}

function partnersOf(issue: Issue): { key: string; state: string }[] {
  const parsed = property.safeParse(issue.properties['counterpart']);
  return parsed.success ? parsed.data.links.map(({ k, s }) => ({ key: k, state: s })) : [];
}
