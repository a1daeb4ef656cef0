import * as z from 'zod';
import type { Ports } from '../../core/ports/ports.ts';
import { sendsOut } from '../../core/sync/children/child-kind.ts';
import type { Noted } from '../../core/sync/children/kept-internal.ts';
import { childByLocal, type Ledger, withEntry } from '../../core/sync/children/ledger.ts';
import type { LocalChildren } from '../../core/sync/children/local-children.ts';
import { COUNTERPART, readCommentProperty } from '../../core/sync/counterpart-property.ts';
import type { Context } from '../twin/load-context.ts';
import { OTHER_CONNECTION } from './keep-arrived.ts';

/** Local id -> the child's `counterpart` property. */
type Marks = Readonly<Record<string, unknown>>;

/**
 * A comment or worklog that an app wrote and that is in no ledger may be a copy of ours whose POST came through
 * after we had given up on it, or one that came by another connection: its property says so.
 */
export async function adoptOwnChildren(
  ports: Pick<Ports, 'jira'>,
  context: Context,
  issue: string,
  found: LocalChildren,
  ledger: Ledger,
  marksOfComments: () => Promise<CommentMarks>,
): Promise<Ledger> {
  const strangers = (k: 'c' | 'w') =>
    (k === 'c' ? found.comments : found.worklogs).filter(
      ({ id, author }) => author.app && childByLocal(ledger, k, id) === undefined,
    );
  let next = ledger;
  const comments = sendsOut(context.rules, 'comment') ? strangers('c') : [];
  if (comments.length > 0) {
    const { own, noted } = await marksOfComments();
    for (const { id } of comments) next = adopted(context, next, 'c', id, own[id], noted.has(id));
  }
  const worklogs = sendsOut(context.rules, 'worklog') ? strangers('w') : [];
  if (worklogs.length > 0) {
    const marks = await worklogMarks(ports, issue);
    for (const { id } of worklogs) next = adopted(context, next, 'w', id, marks[id]);
  }
  return next;
}

function adopted(
  context: Context,
  ledger: Ledger,
  k: 'c' | 'w',
  id: string,
  mark: unknown,
  internal = false,
): Ledger {
  const property = readCommentProperty(mark);
  if (!property) return ledger;
  const mine = property.c === context.connection.id;
  if (!mine && context.rules.onward) return ledger;
  return withEntry(ledger, (child) => child.k === k && child.l === id, {
    k,
    l: id,
    o: 'there',
    ...(mine ? { p: property.child } : { no: OTHER_CONNECTION }),
    ...(internal ? { i: true } : {}),
  });
}

/** What the properties of an issue's comments say. */
export interface CommentMarks {
  readonly own: Marks;
  /** Those that a service desk keeps, or would keep, from its customers. */
  readonly noted: Noted;
}

export async function commentMarks({ jira }: Pick<Ports, 'jira'>, issue: string): Promise<CommentMarks> {
  const { comments } = await jira.readComments(issue);
  return {
    own: Object.fromEntries(comments.map(({ id, properties }) => [id, properties[COUNTERPART]])),
    noted: new Set(comments.filter(({ properties }) => isNote(properties)).map(({ id }) => id)),
  };
}

const note = z.looseObject({ internal: z.union([z.literal(true), z.literal('true')]) });
const isNote = (properties: Marks): boolean => note.safeParse(properties['sd.public.comment']).success;

const marked = z.looseObject({
  id: z.string(),
  properties: z.array(z.looseObject({ key: z.string(), value: z.unknown() })).default([]),
});

export async function worklogMarks({ jira }: Pick<Ports, 'jira'>, issue: string): Promise<Marks> {
  const { list } = await jira.readWorklogs(issue);
  const marks: Record<string, unknown> = {};
  for (const one of list) {
    const parsed = marked.safeParse(one);
    if (!parsed.success) continue;
    marks[parsed.data.id] = parsed.data.properties.find(({ key }) => key === COUNTERPART)?.value;
  }
  return marks;
}
