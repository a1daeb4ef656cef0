import {
  type NoticedError,
  noticeSummary,
  noticeText,
  type ToldErrors,
  toldErrorsKind,
} from '../../core/diagnosis/error-notice.ts';
import { groupName } from '../../core/diagnosis/muted-record.ts';
import { PortError } from '../../core/ports/port-error.ts';
import type { Ports } from '../../core/ports/ports.ts';
import { loadSettings } from '../invitation/keep-settings.ts';
import { epochSeconds } from '../twin/mark-twin.ts';
import { isSyncedSpace } from './error-space.ts';
import { type ErrorGroup, listErrors } from './list-errors.ts';
import { namedIssues } from './named-issues.ts';

type TellPorts = Pick<Ports, 'store' | 'jira' | 'log' | 'clock' | 'memo'>;

/**
 * Every hour, where an admin has named a space for it: errors that were not told yet, muted ones left out, by a work
 * item for each connection, and by a comment on it while it is open. Without a space: one read of the store.
 */
export async function tellErrors(ports: TellPorts): Promise<void> {
  const { errorsIn } = await loadSettings(ports);
  if (errorsIn === undefined) return;
  if (await isSyncedSpace(ports, errorsIn.id)) {
    ports.log.note('errors.not-told', { why: 'space-in-scope' });
    return;
  }
  const { groups } = await listErrors(ports, { unnamed: true });
  const told = groups.filter(({ muted }) => !muted);
  for (const connection of new Set(groups.map((group) => group.connection))) {
    try {
      await tellOf(
        ports,
        errorsIn.id,
        connection,
        told.filter((group) => group.connection === connection),
      );
    } catch (error) {
      if (!(error instanceof PortError)) throw error;
      ports.log.note('errors.not-told', { connection, code: error.code });
    }
  }
}

async function tellOf(
  ports: TellPorts,
  project: string,
  connection: string,
  groups: readonly ErrorGroup[],
): Promise<void> {
  const before = await ports.store.get(toldErrorsKind, connection);
  const names = groups.map(groupName);
  const known = new Set(before?.groups ?? []);
  const news = groups.filter((group) => !known.has(groupName(group)));
  if (news.length === 0 && names.length === known.size) return;
  // Written first: what is told twice is worse than what stands on the page of errors alone.
  const issue = before?.issue;
  const at = epochSeconds(ports.clock);
  const next: ToldErrors = {
    v: 1,
    groups: names.slice(0, 500),
    at,
    ...(issue === undefined ? {} : { issue }),
  };
  await ports.store.put(toldErrorsKind, connection, next);
  const [first] = news;
  if (first === undefined) return;
  const errors = await withKeys(ports, news);
  const made = await write(ports, project, issue, first.connectionName, errors);
  if (made !== undefined) await ports.store.put(toldErrorsKind, connection, { ...next, issue: made });
}

/** The work item that tells of them; undefined: the one of before does, by a comment, or Jira took none. */
async function write(
  { jira, log }: TellPorts,
  projectId: string,
  before: string | undefined,
  connectionName: string,
  errors: readonly NoticedError[],
): Promise<string | undefined> {
  const open = before === undefined ? 'not-found' : await jira.readIssue(before, { fields: ['resolution'] });
  if (open !== 'not-found' && (open.fields['resolution'] ?? null) === null) {
    await jira.addComment(open.id, { body: noticeText(errors), internal: false, properties: {} });
    return undefined;
  }
  const project = await jira.project(projectId);
  const type = project === 'not-found' ? undefined : project.issueTypes.find(({ level }) => level === 0);
  if (project === 'not-found' || type === undefined) {
    log.note('errors.not-told', { why: 'no-space' });
    return undefined;
  }
  const made = await jira.createIssue({
    fields: {
      project: { id: project.id },
      issuetype: { id: type.id },
      summary: noticeSummary(connectionName, errors),
      description: noticeText(errors),
    },
  });
  if ('id' in made) return made.id;
  log.note('errors.not-told', { why: 'refused', fields: Object.keys(made.fields).join(' ') });
  return undefined;
}

/** The news with the keys of some of their work items: one call of Jira. */
async function withKeys(ports: TellPorts, news: readonly ErrorGroup[]): Promise<readonly NoticedError[]> {
  const named = await namedIssues(
    ports,
    news.flatMap(({ samples }) => samples.map(({ issue }) => issue)),
  );
  return news.map((group) => ({
    message: group.message,
    next: group.next,
    ...(group.path === undefined ? {} : { path: group.path }),
    count: group.count,
    keys: group.samples.map(({ issue }) => named.get(issue)?.key ?? issue),
  }));
}
