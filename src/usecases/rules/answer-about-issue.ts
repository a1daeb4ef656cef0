import type { JiraField, JiraTransition } from '../../core/ports/jira.ts';
import type { JiraChange } from '../../core/ports/jira-below.ts';
import { readPath } from '../../core/scripting/jira-paths.ts';
import { remoteLinksFrom } from '../../core/sync/children/local-links.ts';
import { asKnown } from './answer-about-people.ts';
import type { LookupPlace, LookupPorts } from './answer-lookups.ts';

/**
 * Answers what a script asks about the issue under sync by `jiraHelper`; undefined for any other question. People are
 * named as the partner would know them, and fields that redaction keeps here are left out.
 */
export async function answerAboutIssue(
  ports: Pick<LookupPorts, 'jira'>,
  place: LookupPlace,
  call: string,
  [first]: readonly unknown[],
): Promise<unknown> {
  if (call === 'nodeHelper.getTransitions')
    return place.issue ? waysOf(await ports.jira.transitions(place.issue.id)) : [];
  if (call !== 'jiraHelper.get') return undefined;
  const path = readPath.safeParse(first);
  const found = path.success && place.issue ? await below(ports, place, place.issue.id, path.data) : null;
  return found === 'not-found' ? null : found;
}

async function below(
  { jira }: Pick<LookupPorts, 'jira'>,
  place: LookupPlace,
  issue: string,
  path: ReturnType<typeof readPath.parse>,
): Promise<unknown> {
  if (typeof path === 'object') {
    const read = await jira.readIssue(issue, { fields: [], properties: [path.property] });
    return read === 'not-found' ? null : (read.properties[path.property] ?? null);
  }
  const { hidden } = place;
  switch (path) {
    case 'changelog':
      return orNull(await jira.changes(issue), (all) => all.flatMap((one) => changeSeen(one, place)));
    case 'watchers':
      return hidden.has('watches')
        ? null
        : orNull(await jira.watchers(issue), (all) => all.map((one) => asKnown(place, one)));
    case 'votes':
      return hidden.has('votes') ? null : jira.votes(issue);
    case 'transitions':
      return waysOf(await jira.transitions(issue));
    case 'remotelink':
      return hidden.has('issuelinks') ? null : remoteLinksFrom((await jira.readRemoteLinks(issue)).list).list;
    case 'editmeta':
      return orNull(await jira.editFields(issue), (all) => all.map(fieldSeen));
  }
}

const waysOf = (ways: readonly JiraTransition[] | 'not-found'): unknown[] =>
  ways === 'not-found'
    ? []
    : ways.map(({ id, name, to }) => ({ id, name, to: { name: to.name, category: to.category } }));

function orNull<T>(found: T | 'not-found', shown: (found: T) => unknown): unknown {
  return found === 'not-found' ? null : shown(found);
}

function changeSeen({ at, author, items }: JiraChange, place: LookupPlace): unknown[] {
  const { hidden } = place;
  // What is no field, as a link or a file, is named by words of its own.
  const shown = items.filter(({ field }) => hidden.size === 0 || (field !== null && !hidden.has(field)));
  return shown.length === 0 ? [] : [{ at, by: asKnown(place, author), items: shown }];
}

const fieldSeen = ({ id, name, required }: JiraField): unknown => ({ id, name, required });
