import * as z from 'zod';
import type { Issue } from '../../../host/jira/model.ts';
import { expectedSites, type Family, memberOn } from '../families.ts';
import type { WorklogMade } from '../history.ts';
import { plainText } from '../plain-text.ts';
import type { FinishedRun } from '../run.ts';

const texts = z.array(z.string()).catch([]);

interface Member {
  readonly family: Family;
  readonly site: string;
  readonly issue: Issue;
}

/** I1 and I5 of sets: a label stands on every side until somebody takes it away, and then on none. */
export function checkLabels(run: FinishedRun): string[] {
  return membersOf(run).flatMap(({ family, site, issue }) => {
    const there = texts.parse(issue.values['labels']);
    return run.history.labels
      .filter((one) => isIn(family, one))
      .flatMap(({ label, removed }) => {
        if (there.includes(label) !== removed) return [];
        return [`I5 label ${label} ${removed ? 'still stands' : 'is missing'} on ${site}/${issue.id}`];
      });
  });
}

/** I1 of priorities: the same name on every side. */
export function checkPriorities(run: FinishedRun): string[] {
  return run.families.flatMap((family) => {
    const names = membersOf(run)
      .filter((member) => member.family === family)
      .map(({ site, issue }) => priorityOf(run, site, issue));
    if (new Set(names).size <= 1) return [];
    return [`I1 priority of ${family.origin.site}/${family.origin.id} is ${names.join(' and ')}`];
  });
}

/** I1 and I4 of worklogs: each public one once on every side as it was last, deleted ones nowhere. */
export function checkWorklogs(run: FinishedRun): string[] {
  return membersOf(run).flatMap(({ family, site, issue }) => {
    const there = run.host.site(site).jira.state.worklogs.by('issue', issue.id);
    return run.history.worklogs
      .filter((one) => isIn(family, one))
      .flatMap((work) => {
        const found = there.filter(({ comment }) => plainText(comment).includes(work.text));
        const right = found.filter(({ timeSpentSeconds }) => timeSpentSeconds === work.seconds);
        const wanted = standsOn(work, site) ? 1 : 0;
        if (found.length === wanted && right.length === wanted) return [];
        return [`I1 worklog ${work.text} is ${found.length} times on ${site}, not ${wanted}`];
      });
  });
}

const standsOn = (work: WorklogMade, site: string) => !work.deleted && (!work.internal || site === work.site);

function priorityOf(run: FinishedRun, site: string, issue: Issue): string {
  const id = issue.values['priority'];
  const priority = run.host.site(site).jira.state.priorities.get(String(id));
  return priority?.name ?? `${String(id)}, which is unknown`;
}

/** Every issue of a run whose rules let these fields cross. */
function membersOf(run: FinishedRun): Member[] {
  if (run.ground.rules !== 'wide') return [];
  return run.families.flatMap((family) =>
    expectedSites(run.ground, family.origin.site).flatMap((site) => {
      const issue = memberOn(run.host, family, site);
      return issue === undefined ? [] : [{ family, site, issue }];
    }),
  );
}

const isIn = (family: Family, one: { readonly site: string; readonly issue: string }) =>
  family.members.get(one.site)?.includes(one.issue) === true;
