import * as z from 'zod';
import { type RedactionRules, redactionRules } from './redaction-rules.ts';

const policies = z.looseObject({});

/** The redaction rules of a draft, whose parts nobody has checked yet; none where they cannot be shown. */
export function redactionOfDraft(version: Readonly<Record<string, unknown>>): RedactionRules {
  const given = policies.safeParse(version['policies']).data?.['redaction'];
  return redactionRules.safeParse(given).data ?? { patterns: [], fields: [] };
}

/** The policies of a draft with other redaction rules. */
export function policiesWith(
  version: Readonly<Record<string, unknown>>,
  redaction: RedactionRules,
): Readonly<Record<string, unknown>> {
  return { ...policies.safeParse(version['policies']).data, redaction };
}
