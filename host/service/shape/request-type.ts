import type { Call } from '../../jira/call.ts';
import type { RequestType, ServiceDesk } from '../service-model.ts';
import { serviceSelf } from './paged.ts';

const ICON = '10441';
const SIZES = { '48x48': 'large', '24x24': 'small', '16x16': 'xsmall', '32x32': 'medium' } as const;

export function requestTypeDto(
  call: Pick<Call, 'jira'>,
  type: RequestType,
  desk: ServiceDesk,
): Record<string, unknown> {
  const icon = `${call.jira.baseUrl}/secure/viewavatar?avatarType=SD_REQTYPE`;
  const urls = Object.entries(SIZES).map(([size, name]) => [size, `${icon}&size=${name}&avatarId=${ICON}`]);
  return {
    _expands: ['field'],
    id: type.id,
    _links: { self: serviceSelf(call, `servicedesk/${desk.id}/requesttype/${type.id}`) },
    name: type.name,
    description: type.description,
    helpText: type.helpText,
    issueTypeId: type.issueTypeId,
    serviceDeskId: desk.id,
    groupIds: type.groupIds,
    icon: { id: ICON, _links: { iconUrls: Object.fromEntries(urls) } },
  };
}
