import * as z from 'zod';
import type { Issue } from '../../../host/jira/model.ts';
import { CHOICES, type Choice, choiceOf } from '../choice.ts';
import { type Family, memberOn } from '../families.ts';
import type { ChoiceMade } from '../history.ts';
import { losersOf } from '../losers.ts';
import type { FinishedRun } from '../run.ts';
import { overwrittenUnseen } from '../unseen-window.ts';

const twin = z.looseObject({
  data: z.looseObject({ aside: z.record(z.string(), z.unknown()).optional() }),
});

/** I1 of statuses, resolutions and lists: the same on every side, or one side says what it has set aside. */
export function checkChoices(run: FinishedRun): string[] {
  if (run.ground.rules !== 'deep') return [];
  return run.families.flatMap((family) => {
    const { origin } = family;
    const members = run.ground.sites.flatMap((site) => {
      const issue = memberOn(run.host, family, site);
      return issue === undefined ? [] : [{ site, issue }];
    });
    return CHOICES.flatMap((field) => {
      const held = members.map(({ site, issue }) => choiceOf(run.host, site, issue, field));
      if (new Set(held).size <= 1 || isAside(run, members, field)) return [];
      return [`I1 ${field} of ${origin.site}/${origin.id} is "${held.join('" and "')}"`];
    });
  });
}

/** I5 of statuses and lists: what was chosen last stands, or somebody was told that another value does. */
export function checkLastChoice(run: FinishedRun): string[] {
  return run.families.flatMap((family) =>
    CHOICES.flatMap((field) => {
      const made = run.history.choices.filter((one) => one.field === field && isIn(family, one));
      const last = made.at(-1);
      return last !== undefined && isLost(run, family, made, last)
        ? [`I5 ${last.site}/${last.issue} ${field} = ${last.value} is lost, and nobody was told`]
        : [];
    }),
  );
}

function isLost(run: FinishedRun, family: Family, made: readonly ChoiceMade[], last: ChoiceMade): boolean {
  const member = memberOn(run.host, family, last.site);
  if (member === undefined || choiceOf(run.host, last.site, member, last.field) === last.value) return false;
  // A choice of a value that was agreed or under way is no edit.
  if (made.some((one) => one !== last && (one.value === last.value || one.before === last.value)))
    return false;
  if (losersOf(run).some(({ field, at }) => field === last.field && at >= last.at - 1000)) return false;
  return !overwrittenUnseen(run, last);
}

function isAside(
  run: FinishedRun,
  members: readonly { readonly site: string; readonly issue: Issue }[],
  field: Choice,
): boolean {
  return members.some(({ site, issue }) =>
    run.host
      .records(site, 'twin:')
      .filter(({ key }) => key.endsWith(`:${issue.id}`))
      .some(({ value }) => twin.parse(value).data.aside?.[field] !== undefined),
  );
}

const isIn = (family: Family, { site, issue }: ChoiceMade): boolean =>
  family.members.get(site)?.includes(issue) === true;
