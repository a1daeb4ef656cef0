import * as z from 'zod';
import type { JiraComment } from '../../ports/jira.ts';
import { type LocalAuthor, localAuthor, localTime, rawAuthor } from './local-author.ts';

const rawComment = z.looseObject({
  id: z.string(),
  author: rawAuthor,
  created: z.string(),
  updated: z.string(),
  body: z.unknown(),
  jsdPublic: z.boolean().optional(),
  visibility: z.unknown().optional(),
  parentId: z.union([z.string(), z.number().transform(String)]).nullish(),
});
const rawComments = z.looseObject({ total: z.number().optional(), comments: z.array(z.unknown()) });

/** A comment as the issue read shows it; times epoch milliseconds. */
export interface LocalComment {
  readonly id: string;
  readonly author: LocalAuthor;
  readonly created: number;
  readonly updated: number;
  readonly body: unknown;
  readonly public: boolean;
  /** A service desk shows it to its customers. */
  readonly shown?: true;
  /** The comment that it answers. */
  readonly parent?: string;
}

/** A list as an issue read shows it; `complete` where every one is there and understood, so that a missing one means something. */
export interface LocalList<T> {
  readonly list: readonly T[];
  readonly complete: boolean;
}

/** The comments inside an issue's fields, oldest first. */
export function localComments(fields: Readonly<Record<string, unknown>>): LocalList<LocalComment> {
  const field = rawComments.safeParse(fields['comment']);
  if (!field.success) return { list: [], complete: false };
  const desk = isServiceDesk(fields['project']);
  const comments = field.data.comments.flatMap((one) => {
    const parsed = rawComment.safeParse(one);
    return parsed.success ? [asLocalComment(parsed.data, desk)] : [];
  });
  return {
    list: comments.sort(byAge),
    complete: comments.length >= (field.data.total ?? field.data.comments.length),
  };
}

/** The same from the comments' own endpoint, which shows all of them. */
export function fromJiraComments(
  comments: readonly JiraComment[],
  fields: Readonly<Record<string, unknown>>,
): readonly LocalComment[] {
  const desk = isServiceDesk(fields['project']);
  return comments
    .map(({ id, author, created, updated, body, parent, ...comment }) => ({
      id,
      author: { accountId: author.accountId, name: author.displayName, app: author.accountType === 'app' },
      created,
      updated,
      body,
      ...seenBy(comment, desk),
      ...(parent === undefined ? {} : { parent }),
    }))
    .sort(byAge);
}

function asLocalComment(raw: z.infer<typeof rawComment>, desk: boolean | undefined): LocalComment {
  return {
    id: raw.id,
    author: localAuthor(raw.author),
    created: localTime(raw.created),
    updated: localTime(raw.updated),
    body: raw.body,
    ...seenBy({ restricted: isRestricted(raw.visibility), jsdPublic: raw.jsdPublic }, desk),
    ...(raw.parentId === null || raw.parentId === undefined ? {} : { parent: raw.parentId }),
  };
}

const byAge = (a: LocalComment, b: LocalComment) => a.created - b.created || Number(a.id) - Number(b.id);

const isRestricted = (visibility: unknown) => visibility !== undefined && visibility !== null;

function seenBy(
  comment: Parameters<typeof isPublic>[0],
  desk: boolean | undefined,
): Pick<LocalComment, 'public' | 'shown'> {
  const open = isPublic(comment, desk);
  return open && desk === true ? { public: true, shown: true } : { public: open };
}

/** Outside a service desk an unrestricted comment is ordinary; where it is unclear a comment counts as internal. */
function isPublic(
  comment: { readonly restricted: boolean; readonly jsdPublic?: boolean | undefined },
  desk: boolean | undefined,
): boolean {
  if (comment.restricted) return false;
  if (comment.jsdPublic !== undefined) return comment.jsdPublic;
  return desk === false;
}

/** Undefined where the issue does not say. */
export function isServiceDesk(project: unknown): boolean | undefined {
  const parsed = z.looseObject({ projectTypeKey: z.string() }).safeParse(project);
  return parsed.success ? parsed.data.projectTypeKey === 'service_desk' : undefined;
}
