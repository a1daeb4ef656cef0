import type { Explained } from '../connection/explained.ts';
import type { Mapping } from '../rules/mapping.ts';
import type { ServiceRules } from './service-rules.ts';

/** What is wrong with rules of a service desk that are well formed: a choice without what it needs. */
export function serviceMisfit(
  rules: ServiceRules | undefined,
  mappings: readonly Mapping[],
): Explained | undefined {
  if (rules === undefined) return undefined;
  const { customer, defaultCustomer, create, participants, organizations, comments } = rules;
  if (defaultCustomer === undefined && create === 'request' && customer === 'default')
    return missing(
      'defaultCustomer',
      'requests are to be raised for the default customer, and there is none',
    );
  const reporter = mappings.findIndex(
    ({ on, field, direction }) => on && field === 'reporter' && direction !== 'out',
  );
  if (create === 'request' && customer === 'default' && reporter >= 0) return twoCustomers(reporter);
  if (defaultCustomer === undefined && participants.unknown === 'default')
    return missing(
      'defaultCustomer',
      'the default customer is to take part for participants who are not known here, and there is none',
    );
  if (organizations.unknown === 'default' && organizations.default === undefined)
    return missing('organizations.default', 'an organization is to stand in for those not known here');
  const names = comments.map(({ requestType }) => requestType?.toLowerCase());
  const twice = names.findIndex((name, at) => names.indexOf(name) < at);
  if (twice >= 0) return saidTwice(twice, comments[twice]?.requestType);
  const named = comments.findIndex(({ requestType }) => requestType !== undefined);
  if (named < 0 || mappings.some(({ kind }) => kind === 'requestType')) return undefined;
  return typeUnknown(named, comments[named]?.requestType ?? '');
}

const typeUnknown = (at: number, requestType: string): Explained => ({
  code: 'service-type-unmapped',
  field: `service.comments.${at}.requestType`,
  message: `The service desk: how comments appear is to depend on the request type "${requestType}", and no mapping names the field of the request type.`,
  next: 'Map the field of the request type, or let the line hold for every request.',
});

const missing = (place: string, why: string): Explained => ({
  code: 'service-missing',
  field: `service.${place}`,
  message: `The service desk: ${why}.`,
  next: 'Name one, or choose another way for what is not known here.',
});

const twoCustomers = (mapping: number): Explained => ({
  code: 'service-reporter',
  field: 'service.customer',
  message: `The service desk: requests are to be raised for the default customer, and mapping ${mapping + 1} writes another reporter.`,
  next: 'Raise them for the customer whom the reporter stands for, or let that mapping only leave.',
});

const saidTwice = (at: number, requestType: string | undefined): Explained => ({
  code: 'service-twice',
  field: `service.comments.${at}.requestType`,
  message: `The service desk: two lines say how comments appear on ${requestType === undefined ? 'every other request' : `requests of the type "${requestType}"`}.`,
  next: 'Remove one of them.',
});
