import type { JiraContext } from '../call.ts';
import { CUSTOM_FIELDS, LAST_CUSTOM_FIELD, LAST_OPTION } from './custom-fields.ts';
import { ISSUE_TYPES, LINK_TYPES, PRIORITIES, RESOLUTIONS, STATUSES } from './issue-types.ts';
import { seedPeople } from './people.ts';
import { SYSTEM_FIELDS } from './system-fields.ts';
import { WORKFLOWS } from './workflows.ts';

/** What a new site holds before anybody has made a project or a user. */
export function seedCatalogue(context: JiraContext, timeZone: string): void {
  const { state } = context;
  const random = context.random.fork('catalogue');
  for (const type of ISSUE_TYPES) state.issueTypes.put(type);
  for (const status of STATUSES) state.statuses.put(status);
  for (const workflow of WORKFLOWS) state.workflows.put(workflow);
  for (const priority of PRIORITIES) state.priorities.put(priority);
  for (const resolution of RESOLUTIONS) state.resolutions.put(resolution);
  for (const linkType of LINK_TYPES) state.linkTypes.put(linkType);
  for (const field of [...SYSTEM_FIELDS, ...CUSTOM_FIELDS]) state.fields.put(field);
  seedPeople(context, () => random.uuid());
  for (const kind of ['issue-type', 'status', 'workflow', 'priority', 'resolution', 'link-type']) {
    state.reserveId(kind, 10009);
  }
  state.reserveId('field', LAST_CUSTOM_FIELD);
  state.reserveId('option', LAST_OPTION);
  state.settings.put({
    id: 'settings',
    timeZone,
    attachmentLimitBytes: 1_000_000_000,
    attachmentsEnabled: true,
    votingEnabled: true,
    watchingEnabled: true,
    unassignedAllowed: true,
    subTasksEnabled: true,
    issueLinkingEnabled: true,
    timeTrackingEnabled: true,
    workingHoursPerDay: 8,
    workingDaysPerWeek: 5,
    defaultPriorityId: '3',
    defaultResolutionId: null,
  });
}
