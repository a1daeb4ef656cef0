import type { SiteFace } from '../http/host-face.ts';
import { people } from '../http/jira-pages.ts';
import { connectProjects } from '../sites/connect-projects.ts';
import { fieldReport } from '../sites/real-issues/field-report.ts';
import { loadRealIssues } from '../sites/real-issues/load-real-issues.ts';
import type { SeedFiles } from '../sites/real-issues/read-seed-files.ts';
import type { LocalHost } from './local-host.ts';

interface Outcome {
  readonly ok: boolean;
  readonly data?: unknown;
  readonly error?: { readonly message: string; readonly next?: string };
}

const firstRequests = [
  ['The printer on floor 3 jams', 'It takes two sheets at a time since Monday.'],
  ['Login page shows an error after the update', 'Error 502, about every third time.'],
  ['Please give Carol access to the reports', 'She starts in the team next week.'],
] as const;

/** Calls an admin operation as the site's first person; throws what the app says where it refuses. */
export async function adminOperation(host: LocalHost, siteName: string, operation: string, payload: unknown) {
  const site = host.site(siteName);
  const outcome = await host.invoke(site, { module: 'admin', operation, payload, accountId: adminOf(site) });
  if (!outcome.shown) throw new Error(outcome.message);
  const answer = outcome.answer;
  if (!isOutcome(answer)) throw new Error(`${operation} on ${siteName} gave no answer.`);
  if (answer.ok) return answer.data;
  throw new Error(
    `${operation} on ${siteName}: ${answer.error?.message ?? 'refused'} ${answer.error?.next ?? ''}`,
  );
}

function isOutcome(value: unknown): value is Outcome {
  return typeof value === 'object' && value !== null && 'ok' in value && typeof value.ok === 'boolean';
}

export function adminOf(site: SiteFace): string {
  const [first] = people(site.jira);
  if (!first) throw new Error(`Site ${site.name} has no people.`);
  return first.accountId;
}

/** The id of a project by its key; throws where the site has none of it. */
export function projectId(host: LocalHost, site: string, key: string): string {
  const project = host.site(site).jira.state.projects.by('key', key)[0];
  if (!project) throw new Error(`Site ${site} has no project ${key}`);
  return project.id;
}

/** The connection that a first start shows: blue's SUP with green's DEV, every SUP issue crosses. */
export async function connectBlueAndGreen(host: LocalHost): Promise<string> {
  const connection = await connectProjects(
    { name: 'blue', projectId: projectId(host, 'blue', 'SUP') },
    { name: 'green', projectId: projectId(host, 'green', 'DEV') },
    (site, operation, payload) => adminOperation(host, site, operation, payload),
  );
  await adminOperation(host, 'blue', 'trigger.save', {
    connection,
    jql: 'project = SUP',
    notes: 'Every support request',
  });
  return connection;
}

/** A few requests, so that there is something to watch. */
export async function raiseFirstRequests(host: LocalHost): Promise<void> {
  const site = host.site('blue');
  for (const [summary, text] of firstRequests) {
    const fields = {
      project: { key: 'SUP' },
      issuetype: { name: 'Service Request' },
      summary,
      description: text,
    };
    const response = await site.rest(
      new Request(`${site.baseUrl}/rest/api/2/issue`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ fields }),
      }),
      { kind: 'user', accountId: adminOf(site) },
    );
    if (response.status !== 201)
      throw new Error(`The first request could not be raised: ${await response.text()}`);
  }
}

/** Loads real issues into blue; their projects join the scope and the trigger of the connection. */
export async function loadSeed(
  host: LocalHost,
  files: SeedFiles,
  connection: string | undefined,
): Promise<void> {
  const blue = host.site('blue');
  const partners = host.sites.filter((site) => site.name !== 'blue').map((site) => site.jira);
  const loaded = await loadRealIssues(blue.jira, files.issues, adminOf(blue), async (projectIds) => {
    if (connection !== undefined) await joinConnection(host, connection, projectIds);
  });
  host.reportBy(() => fieldReport(files, loaded, blue.jira, partners));
}

async function joinConnection(
  host: LocalHost,
  connection: string,
  projectIds: readonly string[],
): Promise<void> {
  const { state } = host.site('blue').jira;
  const own = state.projects.by('key', 'SUP')[0]?.id;
  const all = [...new Set([...(own === undefined ? [] : [own]), ...projectIds])];
  await adminOperation(host, 'blue', 'connection.update', { connection, projectIds: all });
  const keys = all.flatMap((id) => state.projects.get(id)?.key ?? []);
  const jql = `project in (${keys.join(', ')})`;
  await adminOperation(host, 'blue', 'trigger.save', { connection, jql, notes: 'Loaded issues' });
}
