import type { Mapping } from '../rules/mapping.ts';
import type { ServiceRules } from './service-rules.ts';

/** A line that leaves open what becomes of unknown organizations, as the rules of the desk say it. */
export function atDesk(mapping: Mapping, service: ServiceRules | undefined): Mapping {
  if (service === undefined || mapping.kind !== 'organizations' || mapping.noMatch !== 'error')
    return mapping;
  const { unknown, default: instead } = service.organizations;
  if (unknown === 'default' && instead !== undefined)
    return { ...mapping, noMatch: 'default', default: instead };
  return { ...mapping, noMatch: 'nothing' };
}
