import type { IssueType, Project } from '../../jira/model.ts';
import type { JiraState } from '../../jira/state.ts';
import type { RequestType, RequestTypeField, ServiceDesk } from '../service-model.ts';
import { standardQueues } from './standard-queues.ts';
import { standardSlas } from './standard-slas.ts';

const field = (fieldId: string, label: string, more: Partial<RequestTypeField> = {}): RequestTypeField => ({
  fieldId,
  label,
  description: '',
  required: false,
  visible: true,
  ...more,
});

const SUMMARY = field('summary', 'Summary', { required: true });
const DESCRIPTION = field('description', 'What are the details?');
const PRIORITY = field('priority', 'Priority');
const ATTACHMENT = field('attachment', 'Attachment');

interface Standard {
  readonly key: string;
  readonly name: string;
  readonly description: string;
  readonly issueType: string;
  readonly group: string;
  readonly fields: readonly RequestTypeField[];
}

/** What a new service project offers; types whose issue type the project lacks are left out. */
const STANDARD: readonly Standard[] = [
  {
    key: 'getithelp',
    name: 'Get IT help',
    description: 'Get assistance for general IT problems and questions.',
    issueType: 'Service Request',
    group: 'Common requests',
    fields: [SUMMARY, DESCRIPTION, PRIORITY, ATTACHMENT],
  },
  {
    key: 'newaccount',
    name: 'Request a new account',
    description: 'Request a new account for a system.',
    issueType: 'Service Request',
    group: 'Logins and accounts',
    fields: [SUMMARY, field('description', 'Which system do you need access to?', { required: true })],
  },
  {
    key: 'incident',
    name: 'Report a system problem',
    description: 'Let us know when something is not working.',
    issueType: 'Incident',
    group: 'Common requests',
    fields: [SUMMARY, DESCRIPTION, PRIORITY, ATTACHMENT],
  },
  {
    key: 'change',
    name: 'Request a change',
    description: 'Ask for a change to a service.',
    issueType: 'Change',
    group: 'Servers and infrastructure',
    fields: [SUMMARY, DESCRIPTION, PRIORITY],
  },
];

/** Gives a new service project its desk, with the request types and queues that Jira starts one with. */
export function openDesk(
  state: JiraState,
  project: Project,
  access: ServiceDesk['access'] = 'open',
): ServiceDesk {
  const groups = [...new Set(STANDARD.map(({ group }) => group))].map((name) => ({
    id: state.nextId('request-type-group'),
    name,
  }));
  const desk = state.desks.put({
    id: state.nextId('service-desk'),
    projectId: project.id,
    portalKey: project.key.toLowerCase(),
    access,
    organizationIds: [],
    groups,
    customersManageParticipants: true,
    asksForFeedback: true,
    approvalSteps: [],
  });
  const types = project.issueTypeIds.flatMap((id) => state.issueTypes.get(id) ?? []);
  for (const standard of STANDARD) {
    const type = types.find(({ name }) => name === standard.issueType);
    if (type) state.requestTypes.put(requestType(state, project, type, standard, groups));
  }
  for (const sla of standardSlas(state, project))
    state.slaMetrics.put({ id: state.nextId('sla-metric'), ...sla });
  for (const queue of standardQueues(project)) state.queues.put({ id: state.nextId('queue'), ...queue });
  return desk;
}

function requestType(
  state: JiraState,
  project: Project,
  type: IssueType,
  { key, name, description, group, fields }: Standard,
  groups: ServiceDesk['groups'],
): RequestType {
  return {
    id: state.nextId('request-type'),
    key,
    projectId: project.id,
    issueTypeId: type.id,
    name,
    description,
    helpText: '',
    groupIds: groups.filter((one) => one.name === group).map(({ id }) => id),
    fields: [...fields],
    statusNames: {},
    properties: {},
  };
}

/** A deleted project takes its desk along. */
export function closeDesk(state: JiraState, projectId: string): void {
  for (const desk of state.desks.by('project', projectId)) state.desks.delete(desk.id);
  for (const type of state.requestTypes.by('project', projectId)) state.requestTypes.delete(type.id);
  for (const queue of state.queues.by('project', projectId)) state.queues.delete(queue.id);
  for (const metric of state.slaMetrics.by('project', projectId)) state.slaMetrics.delete(metric.id);
}
