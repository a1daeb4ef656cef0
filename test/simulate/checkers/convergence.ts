import type { Issue } from '../../../host/jira/model.ts';
import { expectedSites, type Family, memberOn } from '../families.ts';
import { plainText } from '../plain-text.ts';
import type { FinishedRun } from '../run.ts';

const FIELDS = ['summary', 'description'] as const;

/** I1: every issue is on every side that its connections lead to, and the mapped fields are equal there. */
export function checkConvergence(run: FinishedRun): string[] {
  return run.families.flatMap((family) => {
    const { origin } = family;
    const first = memberOn(run.host, family, origin.site);
    if (first === undefined) return [];
    return expectedSites(run.ground, origin.site).flatMap((site) => {
      const member = memberOn(run.host, family, site);
      if (member === undefined) return [`I1 ${origin.site}/${origin.id} has no issue on ${site}`];
      return FIELDS.flatMap((field) => differs(family, first, { site, member }, field));
    });
  });
}

function differs(
  { origin }: Family,
  first: Issue,
  there: { readonly site: string; readonly member: Issue },
  field: (typeof FIELDS)[number],
): string[] {
  const [a, b] = [plainText(first.values[field]), plainText(there.member.values[field])];
  if (a === b) return [];
  return [`I1 ${field} of ${origin.site}/${origin.id} is "${a}" and "${b}" on ${there.site}`];
}
