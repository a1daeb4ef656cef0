import * as z from 'zod';
import { idOn } from '../families.ts';
import type { FinishedRun } from '../run.ts';

const copyOf = z.looseObject({ c: z.string(), child: z.string() });

/** Sites of a chain: a copy of a copy is as far as one can be from what a person wrote. */
const HANDS = 4;

/**
 * I16: the app deletes no issue, and no comment, worklog, link or file but its own copy of one that is gone at its
 * origin.
 */
export function checkDeletion(run: FinishedRun): string[] {
  const deletes = run.evidence.calls.filter(({ name }) => name.startsWith('jira.DELETE '));
  return deletes.flatMap(({ site, name }) => {
    const link = /\/issueLink\/(\d+)$/.exec(name)?.[1];
    if (link !== undefined) return endedLinkProblem(run, site, link);
    const [, kind, id] = /\/issue\/\d+\/(comment|worklog)\/(\d+)$/.exec(name) ?? [];
    if ((kind !== 'comment' && kind !== 'worklog') || id === undefined) return [`I16 ${site} ${name}`];
    const deleted: Place = { kind, site, id };
    if (copyAt(run, deleted) === undefined)
      return [`I16 ${site} deletes a ${kind} that is not its own: ${name}`];
    return isGone(run, deleted) ? [] : [`I16 ${site} deletes a ${kind} that still stands: ${name}`];
  });
}

function endedLinkProblem(run: FinishedRun, site: string, id: string): string[] {
  const link = run.evidence.links.get(`${site} ${id}`);
  if (link === undefined) return [`I16 ${site} deletes link ${id}, which never was`];
  const type = run.host.site(site).jira.state.linkTypes.get(link.typeId)?.name;
  const ended = run.history.links.some(
    (one) =>
      one.ended &&
      one.site !== site &&
      one.type === type &&
      idOn(run, one.site, one.from, site) === link.inwardIssueId &&
      idOn(run, one.site, one.to, site) === link.outwardIssueId,
  );
  return ended ? [] : [`I16 ${site} deletes link ${id}, which people of the other side have not ended`];
}

interface Place {
  readonly kind: 'comment' | 'worklog';
  readonly site: string;
  readonly id: string;
}

/** What the app wrote there as a copy, if it did. */
function copyAt(run: FinishedRun, { kind, site, id }: Place) {
  return run.evidence.creates.find((one) => one.kind === kind && one.site === site && one.id === id);
}

/** Follows a copy from hand to hand to what a person made, and sees whether a person has deleted that. */
function isGone(run: FinishedRun, copy: Place): boolean {
  let at = copy;
  for (let hand = 0; hand < HANDS; hand += 1) {
    const property = copyOf.safeParse(copyAt(run, at)?.property);
    if (!property.success) break;
    const link = run.ground.links.find(({ connection }) => connection === property.data.c);
    if (link === undefined) return false;
    at = { ...at, site: link.from === at.site ? link.to : link.from, id: property.data.child };
  }
  const made = copy.kind === 'comment' ? run.history.comments : run.history.worklogs;
  return made.some((one) => one.deleted && one.site === at.site && one.id === at.id);
}
