import { projectId } from '../../host/local/start-up.ts';
import type { JoinedSites } from './joined-sites.ts';
import { STATUS_IDS } from './workflows.ts';

type Sites<Name extends string> = Pick<JoinedSites<Name>, 'host'>;

export const ORGANIZATIONS = 'customfield_10002';
export const REQUEST_TYPE = 'customfield_10010';
export const TEXT_FIELD = 'com.atlassian.jira.plugin.system.customfieldtypes:textfield';

/** An organization of a desk, by name; as Jira's admin makes it. */
export function organizationOf<Name extends string>(
  { host }: Sites<Name>,
  site: Name,
  desk: string,
  name: string,
): void {
  const { state, context } = host.site(site).jira;
  const organization = state.organizations.put({
    id: state.nextId('organization'),
    uuid: context.random.fork(`organization/${name}`).uuid(),
    name,
    memberIds: [],
    created: context.clock.now(),
    properties: {},
  });
  const found = state.desks.by('project', projectId(host, site, desk))[0];
  if (!found) throw new Error(`${desk} of ${site} is no service desk.`);
  state.desks.put({ ...found, organizationIds: [...found.organizationIds, organization.id] });
}

/** Steps that lead one into the next, under the names of a project's own; the first is where work items begin. */
export function giveSteps<Name extends string>(
  { host }: Sites<Name>,
  site: Name,
  project: string,
  steps: readonly string[],
): void {
  const { state, admin } = host.site(site).jira;
  const like = state.statuses.get(STATUS_IDS['In Progress']);
  if (!like) throw new Error(`${site} has no statuses.`);
  const ids = steps.map((name, index) => {
    const category = index === 0 ? 'new' : index >= steps.length - 2 ? 'done' : 'indeterminate';
    return state.statuses.put({ ...like, id: `9${index}00`, name, category }).id;
  });
  admin.assignWorkflow(projectId(host, site, project), {
    id: `${project}-steps`,
    name: `Steps of ${project}`,
    initialStatusId: ids[0] ?? '',
    statusIds: ids,
    transitions: steps.map((name, index) => ({
      id: String(index + 1),
      name,
      from: [],
      to: ids[index] ?? '',
      screen: [],
      sets: {},
    })),
  });
}
