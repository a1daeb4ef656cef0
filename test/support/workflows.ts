import type { Transition, Workflow } from '../../host/jira/model.ts';
import { projectId } from '../../host/local/start-up.ts';
import type { TwoSites } from './two-sites.ts';

/** Ids of statuses that every site of the host has. */
export const STATUS_IDS = {
  'To Do': '10000',
  'In Progress': '3',
  'In Review': '10001',
  Done: '10002',
} as const;
export type StatusName = keyof typeof STATUS_IDS;

/** A transition `Name: From > To`, with what else it has. */
export function way(
  name: string,
  from: StatusName | readonly StatusName[],
  to: StatusName,
  more: Partial<Transition> = {},
): Omit<Transition, 'id'> {
  const starts = typeof from === 'string' ? [from] : from;
  return {
    name,
    from: starts.map((one) => STATUS_IDS[one]),
    to: STATUS_IDS[to],
    screen: [],
    sets: {},
    ...more,
  };
}

/** To Do, In Progress, In Review, Done in this order, and back to work from the end. */
export const IN_A_ROW: readonly Omit<Transition, 'id'>[] = [
  way('Start', 'To Do', 'In Progress'),
  way('Stop', 'In Progress', 'To Do'),
  way('Hand in', 'In Progress', 'In Review'),
  way('Accept', 'In Review', 'Done', { sets: { resolution: '10000' } }),
  way('Reopen', 'Done', 'In Progress'),
];

/** Every status is reached from every other. */
export const FREE: readonly Omit<Transition, 'id'>[] = (
  ['To Do', 'In Progress', 'In Review', 'Done'] as const
).map((name) => way(name, [], name, name === 'Done' ? { sets: { resolution: '10000' } } : {}));

/** Gives a project a workflow of its own for all issue types; issues begin in To Do. */
export function giveWorkflow(
  sites: TwoSites,
  site: 'blue' | 'green',
  project: string,
  transitions: readonly Omit<Transition, 'id'>[],
): void {
  const workflow: Workflow = {
    id: `${project}-workflow`,
    name: `Workflow of ${project}`,
    initialStatusId: STATUS_IDS['To Do'],
    statusIds: Object.values(STATUS_IDS),
    transitions: transitions.map((transition, index) => ({ ...transition, id: String(index + 1) })),
  };
  const { admin } = sites.host.host.site(site).jira;
  admin.assignWorkflow(projectId(sites.host, site, project), workflow);
}
