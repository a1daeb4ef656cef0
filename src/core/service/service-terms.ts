import { entersDesk, leavesDesk, type SilentKind, silentKinds } from './desk-crossing.ts';
import type { ServiceRules } from './service-rules.ts';

interface DeskTerm {
  readonly desk?: SilentKind[];
}

/** What of a service desk leaves beside fields and comments, for what both admins agree to; absent where nothing does. */
export const serviceOutTerm = (rules: ServiceRules | undefined): DeskTerm => termOf(rules, leavesDesk);

/** The same of what is taken in. */
export const serviceInTerm = (rules: ServiceRules | undefined): DeskTerm => termOf(rules, entersDesk);

function termOf(
  rules: ServiceRules | undefined,
  crosses: (rules: ServiceRules, kind: SilentKind) => boolean,
): DeskTerm {
  const desk = rules === undefined ? [] : silentKinds.filter((kind) => crosses(rules, kind));
  return desk.length === 0 ? {} : { desk };
}
