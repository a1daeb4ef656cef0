import type { MemoryIssue } from '../support/memory-issue.ts';
import { firstIssue, type People } from './people.ts';
import type { Site, Tally } from './site.ts';

/** What must hold after quiet: every line is a violation. */
export function violations(
  sites: readonly Site[],
  people: People,
  tally: Tally,
  fields: readonly ('summary' | 'description')[],
): string[] {
  const pairs = sites.length - 1;
  const bad: string[] = [];
  const issues = sites.map(firstIssue);
  if (tally.created.length > pairs) bad.push(`duplicate issue (${tally.created.length} made)`);
  for (const [index, site] of sites.entries()) if (!issues[index]) bad.push(`no issue on ${site.name}`);
  const there = issues.filter((issue) => issue !== undefined);
  const first = there[0];
  if (!first) return bad;
  for (const issue of there) {
    for (const field of fields) {
      if (shownValue(issue, field) !== shownValue(first, field)) {
        bad.push(`diverged ${field}: ${shownValue(first, field)} and ${shownValue(issue, field)}`);
      }
    }
  }
  bad.push(...lostEdits(there, people, tally, fields));
  for (const [index, site] of sites.entries()) {
    const issue = issues[index];
    if (issue) bad.push(...badChildren(site, issue, people));
  }
  return bad;
}

/** The last edit of a field is final, or the log of the site where it was made keeps the value. */
function lostEdits(
  issues: readonly MemoryIssue[],
  people: People,
  tally: Tally,
  fields: readonly ('summary' | 'description')[],
): string[] {
  return fields.flatMap((field) => {
    const edits = people.edits.filter((edit) => edit.field === field);
    const last = edits.at(-1);
    if (!last) return [];
    if (issues.some((issue) => shownValue(issue, field).includes(`"${last.value}"`))) return [];
    // An edit back to a value that was agreed or under way is no edit.
    if (edits.some((edit) => edit !== last && edit.value === last.value) || last.value === 's0') return [];
    const kept = tally.conflicts.filter((one) => one.path === field && keeps(one.lost, last.value));
    // In a chain the value may give way two sites further on.
    const told = kept.some(({ site }) => issues.length > 2 || site === last.site);
    if (
      told &&
      issues.length === 2 &&
      kept.every(({ site, why }) => site === last.site && why !== 'unseen')
    ) {
      return [`conflict about ${field}=${last.value} of ${last.site} not in the winner's log`];
    }
    return told ? [] : [`lost update ${field}=${last.value} by ${last.site}`];
  });
}

function keeps(stored: string | undefined, value: string): boolean {
  return stored !== undefined && (stored.includes(`"${value}"`) || stored.includes(`\\"${value}\\"`));
}

function badChildren(site: Site, issue: MemoryIssue, people: People): string[] {
  const bad: string[] = [];
  const bodies = issue.comments.map((comment) => JSON.stringify(comment.body));
  for (const comment of people.comments) {
    const count = bodies.filter((body) => body.includes(comment.text)).length;
    const wanted = comment.deleted ? 0 : 1;
    if (count !== wanted) bad.push(`comment ${comment.text} ${count} times on ${site.name}, not ${wanted}`);
  }
  const live = people.comments.filter((comment) => !comment.deleted).length;
  if (issue.comments.length !== live)
    bad.push(`${issue.comments.length} comments on ${site.name}, not ${live}`);
  for (const file of people.files) {
    const count = issue.attachments.filter((one) => one.name === file.name).length;
    if (count !== 1) bad.push(`file ${file.name} ${count} times on ${site.name}`);
  }
  return bad;
}

function shownValue(issue: MemoryIssue, field: 'summary' | 'description'): string {
  return JSON.stringify(issue.fields[field] ?? null);
}
