import type { Project } from '../../jira/model.ts';
import type { Queue } from '../service-model.ts';

const COLUMNS = ['issuetype', 'issuekey', 'summary', 'created', 'reporter', 'status'];

/** The queues that a new service project starts with. */
export function standardQueues({ id, key }: Project): Omit<Queue, 'id'>[] {
  const queue = (name: string, where: string): Omit<Queue, 'id'> => ({
    projectId: id,
    name,
    jql: `project = ${key} AND ${where} ORDER BY "Time to resolution" ASC`,
    fields: [...COLUMNS],
  });
  return [
    queue('All open', 'resolution = Unresolved'),
    queue('Unassigned issues', 'assignee is EMPTY AND resolution = Unresolved'),
    queue('Assigned to me', 'assignee = currentUser() AND resolution = Unresolved'),
    queue('Waiting for customer', 'status = "Waiting for customer" AND resolution = Unresolved'),
  ];
}
