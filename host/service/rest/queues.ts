import { type Answer, ok, type RestCall } from '../../jira/call.ts';
import { get, type Route } from '../../jira/route.ts';
import { findIssues } from '../../jira/search/run-query.ts';
import { issueBean } from '../../jira/shape/issue-bean.ts';
import { requireAgent } from '../access.ts';
import { ServiceError } from '../service-error.ts';
import type { Queue } from '../service-model.ts';
import { page, serviceSelf } from '../shape/paged.ts';
import { deskIn } from './desks.ts';

const QUEUES = '/rest/servicedeskapi/servicedesk/{serviceDeskId}/queue';

/** Queues are searches that a desk keeps; only agents see them. */
export const queuesRoutes: readonly Route[] = [
  get(QUEUES, (call) => {
    const { deskId, queues } = queuesIn(call);
    return page(call, queues, (queue) => queueDto(call, deskId, queue));
  }),
  get(`${QUEUES}/{queueId}`, (call) => {
    const { deskId, queue } = queueIn(call);
    return ok(queueDto(call, deskId, queue));
  }),
  get(`${QUEUES}/{queueId}/issue`, issuesOfQueue),
];

function queuesIn(call: RestCall): { readonly deskId: string; readonly queues: Queue[] } {
  const { desk, project } = deskIn(call);
  requireAgent(call, project);
  return { deskId: desk.id, queues: call.state.queues.by('project', project.id) };
}

function queueIn(call: RestCall): { readonly deskId: string; readonly queue: Queue } {
  const { deskId, queues } = queuesIn(call);
  const id = call.param('queueId');
  const queue = queues.find((one) => one.id === id);
  if (!queue)
    throw new ServiceError(404, `The queue with id ${id} does not exist.`, 'sd.queue.error.missing');
  return { deskId, queue };
}

function queueDto(call: RestCall, deskId: string, { id, name, jql, fields }: Queue): Record<string, unknown> {
  const counts = call.query.get('includeCount') === 'true';
  return {
    id,
    name,
    jql,
    fields,
    ...(counts ? { issueCount: findIssues(call, jql).length } : {}),
    _links: { self: serviceSelf(call, `servicedesk/${deskId}/queue/${id}`) },
  };
}

function issuesOfQueue(call: RestCall): Answer {
  const { queue } = queueIn(call);
  const view = {
    fields: queue.fields,
    byDefault: 'none',
    expand: new Set<string>(),
    properties: [],
  } as const;
  return page(call, findIssues(call, queue.jql), ({ issue }) =>
    issueBean({ ...call, version: 2 }, issue, view),
  );
}
