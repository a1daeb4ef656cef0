import type { Call } from '../../jira/call.ts';
import type { Desk } from '../access.ts';
import { serviceSelf } from './paged.ts';

export function serviceDeskDto(call: Pick<Call, 'jira'>, { desk, project }: Desk): Record<string, unknown> {
  return {
    id: desk.id,
    projectId: project.id,
    projectName: project.name,
    projectKey: project.key,
    _links: { self: serviceSelf(call, `servicedesk/${desk.id}`) },
  };
}
