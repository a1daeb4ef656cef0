import type { ReplicaComment, ReplicaRemoteLink, ReplicaWorklog } from '../replica/replica-children.ts';
import { isHit, type Redaction, redactDocument, redactText, redactUser } from './redaction.ts';

/** A comment or logged work as it may leave. */
export function redactedNote<Note extends ReplicaComment | ReplicaWorklog>(
  redaction: Redaction | undefined,
  note: Note,
): Note {
  if (!redaction) return note;
  return {
    ...note,
    author: redactUser(redaction, note.author),
    ...(note.body === undefined ? {} : { body: redactDocument(redaction, note.body) }),
  };
}

/** A link to something outside Jira as it may leave; undefined: not at all, for half an address leads nowhere. */
export function redactedRemoteLink(
  redaction: Redaction | undefined,
  link: ReplicaRemoteLink,
): ReplicaRemoteLink | undefined {
  if (!redaction) return link;
  if (isHit(redaction, link.url)) return undefined;
  const { title, summary, relationship } = link;
  const left = (text: string, most: number) => redactText(redaction, text).text.slice(0, most);
  return {
    ...link,
    title: left(title, 255),
    ...(summary === undefined ? {} : { summary: left(summary, 1_000) }),
    ...(relationship === undefined ? {} : { relationship: left(relationship, 255) }),
  };
}

/** The name of a file as the peer may know it. */
export const redactedName = (redaction: Redaction | undefined, name: string): string =>
  redaction ? redactText(redaction, name).text : name;
