import { leavesDesk } from './desk-crossing.ts';
import type { ServiceRules } from './service-rules.ts';

/** What of a service desk leaves by these rules, in sentences. */
export function serviceOut(rules: ServiceRules): string[] {
  const domains = rules.approvals.domains ?? [];
  return [
    ...(leavesDesk(rules, 'approvals')
      ? [
          `Approvals leave, with approver, decision and time${domains.length === 0 ? '' : `, only of approvers at ${domains.join(' or ')}`}.`,
        ]
      : []),
    ...(leavesDesk(rules, 'sla')
      ? [`The state of ${slaNames(rules.sla)} leaves when it starts, pauses, is breached or ends.`]
      : []),
    ...(leavesDesk(rules, 'satisfaction') ? ['The rating that the customer gave leaves.'] : []),
  ];
}

/** How requests arrive by these rules, in sentences. */
export function serviceIn(rules: ServiceRules): string[] {
  const { approvals, satisfaction, sla } = rules;
  return [
    ...(rules.create === 'issue' ? [] : [howRaised(rules)]),
    ...unknownPeople(rules),
    ...unknownOrganizations(rules),
    ...rules.comments.map(
      ({ requestType, appear }) =>
        `On ${requestType === undefined ? 'every other request' : `requests of the type "${requestType}"`}, comments of the partner ${APPEAR[appear]}.`,
    ),
    ...(approvals.in === 'off' ? [] : ['Approvals of the partner are shown here, for reading.']),
    ...(sla.side === 'off' ? [] : [`The panel shows ${CLOCKS[sla.side]}.`]),
    ...(satisfaction.in === 'off' ? [] : ['The rating of the partner’s customer is taken in.']),
  ];
}

function howRaised({ customer, defaultCustomer }: ServiceRules): string {
  const instead = defaultCustomer === undefined ? 'the app' : 'the default customer';
  return customer === 'default'
    ? `New requests are raised for ${instead}.`
    : `New requests are raised for the customer whom the reporter stands for here, and for ${instead} where there is none.`;
}

function unknownPeople({ participants: { unknown } }: ServiceRules): string[] {
  if (unknown === 'skip') return [];
  return ['For participants who are not known here, the default customer takes part.'];
}

function unknownOrganizations({ organizations: { unknown, default: instead } }: ServiceRules): string[] {
  if (unknown === 'skip') return [];
  const other = instead === undefined ? 'none' : `"${instead}"`;
  return [`For organizations that are not known here, the request is shared with ${other}.`];
}

const APPEAR = {
  asSent: 'appear as they were sent: public ones to customers, internal ones to agents',
  allInternal: 'are internal notes, whatever they were there',
  publicWhereMarked: 'are public only where the sender marked them as public',
} as const;

const CLOCKS = {
  origin: 'the partner’s SLA clock',
  receiver: 'the SLA clock of this site',
  both: 'the SLA clocks of both sites',
} as const;

const slaNames = ({ names = [] }: ServiceRules['sla']): string =>
  names.length === 0 ? 'SLAs' : `the SLA ${names.map((one) => `"${one}"`).join(', ')}`;
