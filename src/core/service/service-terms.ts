import type { ServiceRules } from './service-rules.ts';

type Facet = 'approvals' | 'sla' | 'satisfaction';

/** What of a service desk leaves beside fields and comments, for what both admins agree to; absent where nothing does. */
export function serviceOutTerm(rules: ServiceRules | undefined): { readonly desk?: Facet[] } {
  if (rules === undefined) return {};
  const { approvals, sla, satisfaction } = rules;
  return termOf({
    approvals: approvals.out === 'on',
    sla: sla.side === 'origin' || sla.side === 'both',
    satisfaction: satisfaction.out === 'on',
  });
}

/** The same of what is taken in. */
export function serviceInTerm(rules: ServiceRules | undefined): { readonly desk?: Facet[] } {
  if (rules === undefined) return {};
  const { approvals, sla, satisfaction } = rules;
  return termOf({
    approvals: approvals.in === 'on',
    sla: sla.side === 'origin' || sla.side === 'both',
    satisfaction: satisfaction.in === 'on',
  });
}

const facets: readonly Facet[] = ['approvals', 'sla', 'satisfaction'];

function termOf(crosses: Readonly<Record<Facet, boolean>>): { readonly desk?: Facet[] } {
  const desk = facets.filter((one) => crosses[one]);
  return desk.length === 0 ? {} : { desk };
}
