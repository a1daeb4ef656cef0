import * as z from 'zod';
import { claimOf } from '../families.ts';
import type { FinishedRun } from '../run.ts';

const childProperty = z.looseObject({ c: z.string(), child: z.string() });

/**
 * I3: the app has made at most one issue for an issue of the peer, and no site has two of those that go back to the
 * same one, counting those that are gone.
 */
export function checkIssuesOnce(run: FinishedRun): string[] {
  const claims = run.evidence.creates
    .filter((create) => create.kind === 'issue')
    .map((create) => {
      const claim = claimOf(create);
      return claim === undefined
        ? `${create.site} ${create.id}`
        : `${create.site} ${claim.connection}:${claim.peerIssue}`;
    });
  return [
    ...twice(claims).map((one) => `I3 two issues for one: ${one}`),
    ...run.families.flatMap(({ origin, members }) =>
      [...members].flatMap(([site, ids]) =>
        ids.length > 1
          ? [`I3 ${origin.site}/${origin.id} has ${ids.length} issues on ${site}: ${ids.join(', ')}`]
          : [],
      ),
    ),
  ];
}

/** I4: the same for comments, worklogs and attachments; attachments of these runs have unique names. */
export function checkChildrenOnce(run: FinishedRun): string[] {
  const children = run.evidence.creates
    .filter((create) => create.kind !== 'issue')
    .map((create) => {
      const known = childProperty.safeParse(create.property);
      const child = known.success ? `${known.data.c}:${known.data.child}` : (create.name ?? create.id);
      return `${create.kind} ${child} on ${create.site}/${create.issue}`;
    });
  return twice(children).map((one) => `I4 made twice: ${one}`);
}

function twice(names: readonly string[]): string[] {
  return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
}
