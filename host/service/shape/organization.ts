import type { Call } from '../../jira/call.ts';
import type { Organization } from '../service-model.ts';
import { serviceSelf } from './paged.ts';

export function organizationDto(
  call: Pick<Call, 'jira'>,
  organization: Organization,
): Record<string, unknown> {
  const { id, uuid, name } = organization;
  return {
    id,
    uuid,
    name,
    scimManaged: false,
    _links: { self: serviceSelf(call, `organization/${id}`) },
  };
}
