import { type Family, memberOn } from '../families.ts';
import type { FieldEdit } from '../history.ts';
import { losersOf } from '../losers.ts';
import { plainText } from '../plain-text.ts';
import type { FinishedRun } from '../run.ts';
import { overwrittenUnseen } from '../unseen-window.ts';

/** I5: the last edit of a field is what stands in the end, or somebody was told that another value does. */
export function checkLostUpdates(run: FinishedRun): string[] {
  return run.families.flatMap((family) => {
    const fields = new Set(editsOf(run, family).map((edit) => edit.field));
    return [...fields].flatMap((field) => lostIn(run, family, field));
  });
}

function lostIn(run: FinishedRun, family: Family, field: string): string[] {
  const edits = editsOf(run, family).filter((edit) => edit.field === field);
  const last = edits.at(-1);
  if (last === undefined) return [];
  const member = memberOn(run.host, family, last.site);
  if (member === undefined || plainText(member.values[field]) === last.value) return [];
  // An edit back to a value that was agreed or under way is no edit.
  if (edits.some((edit) => edit !== last && (edit.value === last.value || edit.before === last.value)))
    return [];
  if (losersOf(run).some((loser) => loser.field === field && loser.at >= last.at - 1000)) return [];
  if (overwrittenUnseen(run, last)) return [];
  return [`I5 ${last.site}/${last.issue} ${field} = ${last.value} is lost, and nobody was told`];
}

function editsOf(run: FinishedRun, family: Family): FieldEdit[] {
  return run.history.edits.filter((edit) => family.members.get(edit.site)?.includes(edit.issue));
}
