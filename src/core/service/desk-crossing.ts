import type { LocalKind } from '../fields/local-kind.ts';
import type { ServiceRules } from './service-rules.ts';

/** Kinds of fields that Jira changes without a word: no event tells of it, and `updated` need not move. */
export const silentKinds = ['approvals', 'sla', 'satisfaction'] as const satisfies readonly LocalKind[];
export type SilentKind = (typeof silentKinds)[number];

/** Whether what a desk holds of a kind leaves by these rules. */
export function leavesDesk({ approvals, sla, satisfaction }: ServiceRules, kind: SilentKind): boolean {
  if (kind === 'approvals') return approvals.out === 'on';
  if (kind === 'satisfaction') return satisfaction.out === 'on';
  return showsOrigin(sla);
}

/** Whether what the partner's desk holds of a kind is taken in by these rules. */
export function entersDesk({ approvals, sla, satisfaction }: ServiceRules, kind: SilentKind): boolean {
  if (kind === 'approvals') return approvals.in === 'on';
  if (kind === 'satisfaction') return satisfaction.in === 'on';
  return showsOrigin(sla);
}

/** Both sides hold the same rule: the sender's clock leaves there and is shown here. */
const showsOrigin = ({ side }: ServiceRules['sla']): boolean => side === 'origin' || side === 'both';
