import * as z from 'zod';
import { type Fingerprint, fingerprint } from '../../replica/fingerprint.ts';

const author = z
  .looseObject({
    accountId: z.string().default(''),
    displayName: z.string().default(''),
    accountType: z.string().default(''),
  })
  .nullish();

const rawComment = z.looseObject({
  id: z.string(),
  author,
  created: z.string(),
  updated: z.string(),
  body: z.unknown(),
  jsdPublic: z.boolean().optional(),
  visibility: z.unknown().optional(),
});
const rawComments = z.looseObject({ total: z.number().optional(), comments: z.array(z.unknown()) });

const rawAttachment = z.looseObject({
  id: z.union([z.string(), z.number()]).transform(String),
  filename: z.string(),
  size: z.number(),
  mimeType: z.string().default('application/octet-stream'),
});

/** A comment as the issue read shows it; times epoch milliseconds. */
export interface LocalComment {
  readonly id: string;
  readonly author: { readonly accountId: string; readonly name: string; readonly app: boolean };
  readonly created: number;
  readonly updated: number;
  readonly body: unknown;
  readonly public: boolean;
}

export interface LocalAttachment {
  readonly id: string;
  readonly name: string;
  readonly size: number;
  readonly mime: string;
}

export interface LocalChildren {
  readonly comments: readonly LocalComment[];
  readonly attachments: readonly LocalAttachment[];
  /** Every comment is in the list: only then does a missing one mean anything. */
  readonly complete: boolean;
}

/** The children inside an issue's fields. A comment whose form is not understood makes the list incomplete. */
export function localChildren(fields: Readonly<Record<string, unknown>>): LocalChildren {
  const desk = isServiceDesk(fields['project']);
  const list = rawComments.safeParse(fields['comment']);
  const raw = list.success ? list.data.comments : [];
  const comments = raw.flatMap((one) => {
    const parsed = rawComment.safeParse(one);
    return parsed.success ? [asLocalComment(parsed.data, desk)] : [];
  });
  const files = z.array(z.unknown()).safeParse(fields['attachment']);
  const attachments = (files.success ? files.data : []).flatMap((one) => {
    const parsed = rawAttachment.safeParse(one);
    if (!parsed.success) return [];
    const { id, filename, size, mimeType } = parsed.data;
    return [{ id, name: filename, size, mime: mimeType }];
  });
  return {
    comments: comments.sort((a, b) => a.created - b.created || Number(a.id) - Number(b.id)),
    attachments,
    complete: list.success && files.success && comments.length >= (list.data.total ?? raw.length),
  };
}

/** Changes when a child is added, edited, made internal or removed. */
export function childrenFingerprint(key: string, children: LocalChildren): Fingerprint {
  return fingerprint(key, [
    children.comments.map((comment) => [comment.id, comment.updated, comment.public]),
    children.attachments.map((attachment) => attachment.id),
  ]);
}

function asLocalComment(raw: z.infer<typeof rawComment>, desk: boolean | undefined): LocalComment {
  return {
    id: raw.id,
    author: {
      accountId: raw.author?.accountId ?? '',
      name: raw.author?.displayName ?? '',
      app: raw.author?.accountType === 'app',
    },
    created: jiraTime(raw.created),
    updated: jiraTime(raw.updated),
    body: raw.body,
    public: isPublic(raw, desk),
  };
}

/** Outside a service desk an unrestricted comment is ordinary; where it is unclear a comment counts as internal. */
function isPublic(raw: z.infer<typeof rawComment>, desk: boolean | undefined): boolean {
  if (raw.visibility !== undefined && raw.visibility !== null) return false;
  if (raw.jsdPublic !== undefined) return raw.jsdPublic;
  return desk === false;
}

function isServiceDesk(project: unknown): boolean | undefined {
  const parsed = z.looseObject({ projectTypeKey: z.string() }).safeParse(project);
  return parsed.success ? parsed.data.projectTypeKey === 'service_desk' : undefined;
}

/** Jira writes its zone without a colon. */
function jiraTime(text: string): number {
  return Date.parse(text.replace(/([+-]\d{2})(\d{2})$/, '$1:$2'));
}
