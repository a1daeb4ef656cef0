import type { JiraUser } from './jira-user.ts';
import { paragraph } from './jira-user.ts';

/** A mapping of one field of a new site of the host, as `rules.publish` takes it. */
const line = (field: string, path: string, kind: string) => ({ id: path, field, path, kind });

/** Every field of a new site that can cross by its value alone, mapped to a path of its own. */
export const everyField = [
  line('summary', 'summary', 'text'),
  line('description', 'description', 'richText'),
  line('environment', 'environment', 'richText'),
  line('priority', 'priority', 'priority'),
  line('assignee', 'assignee', 'user'),
  line('duedate', 'due', 'date'),
  line('labels', 'labels', 'labels'),
  line('components', 'components', 'components'),
  line('fixVersions', 'fixVersions', 'versions'),
  line('versions', 'affects', 'versions'),
  line('timeoriginalestimate', 'originalEstimate', 'duration'),
  line('timeestimate', 'remainingEstimate', 'duration'),
  line('customfield_10026', 'storyPoints', 'number'),
  line('customfield_10030', 'reference', 'text'),
  line('customfield_10031', 'steps', 'richText'),
  line('customfield_10032', 'budget', 'number'),
  line('customfield_10033', 'target', 'date'),
  line('customfield_10034', 'start', 'dateTime'),
  line('customfield_10035', 'colour', 'select'),
  line('customfield_10036', 'channels', 'multiSelect'),
  line('customfield_10037', 'region', 'cascading'),
  line('customfield_10038', 'checks', 'checkboxes'),
  line('customfield_10039', 'impact', 'radio'),
  line('customfield_10040', 'responsible', 'user'),
  line('customfield_10041', 'approvers', 'users'),
  line('customfield_10042', 'teamGroup', 'group'),
  line('customfield_10043', 'informed', 'groups'),
  line('customfield_10044', 'tags', 'labels'),
  line('customfield_10045', 'link', 'url'),
  line('customfield_10046', 'foundIn', 'version'),
  line('customfield_10047', 'plannedFor', 'versions'),
  line('customfield_10048', 'related', 'project'),
] as const;

/** Components and versions by these names, which both projects of a test need. */
export async function furnishProject(user: JiraUser, project: string): Promise<void> {
  for (const name of ['Backend', 'Frontend']) await user.call('POST', '/component', { name, project });
  for (const name of ['1.0', '2.0']) {
    const { id } = Object(await user.call('GET', `/project/${project}`));
    await user.call('POST', '/version', { name, projectId: Number(id) });
  }
}

/** A value for each of these fields; `accountId` is a person of the site. */
export const everyValue = (accountId: string) => ({
  summary: 'Every field',
  description: paragraph('What happened'),
  environment: paragraph('Where it happened'),
  priority: { name: 'High' },
  assignee: { accountId },
  duedate: '2026-12-31',
  labels: ['one', 'two'],
  components: [{ name: 'Backend' }],
  fixVersions: [{ name: '1.0' }],
  versions: [{ name: '2.0' }],
  timetracking: { originalEstimate: '2h', remainingEstimate: '90m' },
  customfield_10026: 8,
  customfield_10030: 'REF-1',
  customfield_10031: paragraph('Click it'),
  customfield_10032: 12.5,
  customfield_10033: '2026-11-01',
  customfield_10034: '2026-11-02T09:30:00.000+0100',
  customfield_10035: { value: 'Green' },
  customfield_10036: [{ value: 'Phone' }, { value: 'Portal' }],
  customfield_10037: { value: 'Europe', child: { value: 'Paris' } },
  customfield_10038: [{ value: 'Docs' }],
  customfield_10039: { value: 'High' },
  customfield_10040: { accountId },
  customfield_10041: [{ accountId }],
  customfield_10042: { name: 'jira-users' },
  customfield_10043: [{ name: 'jira-users' }],
  customfield_10044: ['tag'],
  customfield_10045: 'https://example.com/a',
  customfield_10046: { name: '1.0' },
  customfield_10047: [{ name: '2.0' }],
});
