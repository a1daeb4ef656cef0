import * as z from 'zod';
import { type Fingerprint, fingerprint } from '../../replica/fingerprint.ts';
import type { Letter } from './child-kind.ts';
import { localTime } from './local-author.ts';
import { isServiceDesk, type LocalComment, type LocalList, localComments } from './local-comments.ts';
import { type LocalLink, type LocalRemoteLink, localLinks } from './local-links.ts';
import { type LocalWorklog, localWorklogs } from './local-worklogs.ts';

const rawAttachment = z.looseObject({
  id: z.union([z.string(), z.number()]).transform(String),
  filename: z.string(),
  size: z.number(),
  mimeType: z.string().default('application/octet-stream'),
  created: z.string().optional(),
  author: z.looseObject({ accountType: z.string().default(''), accountId: z.string().optional() }).nullish(),
});
const person = z.looseObject({ accountId: z.string() });

/** A file that whoever raised the request adds so soon after it came with it. */
const WITH_THE_ISSUE_MS = 60_000;

export interface LocalAttachment {
  readonly id: string;
  readonly name: string;
  readonly size: number;
  readonly mime: string;
  /** Epoch milliseconds, where Jira says it. */
  readonly created?: number;
  /** Of a service desk: it came with the request or from a customer. Outside a desk every file is public. */
  readonly public: boolean;
}

export interface LocalChildren {
  readonly comments: readonly LocalComment[];
  readonly attachments: readonly LocalAttachment[];
  readonly worklogs: readonly LocalWorklog[];
  readonly links: readonly LocalLink[];
  readonly remoteLinks: readonly LocalRemoteLink[];
  /** Names of files that public text shows; looked for only where a rule asks. */
  readonly shown: ReadonlySet<string>;
  /** Kinds of which every child is in its list: only then does a missing one mean anything. */
  readonly complete: readonly Letter[];
}

/** The children inside an issue's fields. One whose form is not understood makes its list incomplete. */
export function localChildren(fields: Readonly<Record<string, unknown>>): LocalChildren {
  const comments = localComments(fields);
  const attachments = localAttachments(fields);
  const worklogs = localWorklogs(fields);
  const links = localLinks(fields);
  const lists = { c: comments, a: attachments, w: worklogs, l: links } as const;
  const letters = ['c', 'a', 'w', 'l'] as const;
  return {
    comments: comments.list,
    attachments: attachments.list,
    worklogs: worklogs.list,
    links: links.list,
    remoteLinks: [],
    shown: new Set(),
    complete: letters.filter((letter) => lists[letter].complete),
  };
}

function localAttachments(fields: Readonly<Record<string, unknown>>): LocalList<LocalAttachment> {
  const files = z.array(z.unknown()).safeParse(fields['attachment']);
  if (!files.success) return { list: [], complete: false };
  const desk = isServiceDesk(fields['project']);
  const came = cameWith(fields);
  const list = files.data.flatMap((one): LocalAttachment[] => {
    const parsed = rawAttachment.safeParse(one);
    if (!parsed.success) return [];
    const { id, filename, size, mimeType, created, author } = parsed.data;
    const at = created === undefined ? undefined : localTime(created);
    const open = desk === false || author?.accountType === 'customer' || came(at, author?.accountId);
    return [
      {
        id,
        name: filename,
        size,
        mime: mimeType,
        public: open,
        ...(at === undefined ? {} : { created: at }),
      },
    ];
  });
  return { list, complete: list.length === files.data.length };
}

/** Whether a file came with the request: made at once with it, by whoever raised it or for whom it was raised. */
function cameWith(fields: Readonly<Record<string, unknown>>) {
  const born = typeof fields['created'] === 'string' ? localTime(fields['created']) : undefined;
  const raisers = [fields['creator'], fields['reporter']].flatMap((raw) => {
    const parsed = person.safeParse(raw);
    return parsed.success && parsed.data.accountId !== '' ? [parsed.data.accountId] : [];
  });
  return (at: number | undefined, author: string | undefined): boolean =>
    at !== undefined &&
    born !== undefined &&
    at - born < WITH_THE_ISSUE_MS &&
    author !== undefined &&
    raisers.includes(author);
}

export function hasNoChildren(children: LocalChildren): boolean {
  return [
    children.comments,
    children.attachments,
    children.worklogs,
    children.links,
    children.remoteLinks,
  ].every((list) => list.length === 0);
}

/** Changes when a child is added, edited, made internal or removed, or a file is shown where a rule asks for that. */
export function childrenFingerprint(key: string, children: LocalChildren): Fingerprint {
  return fingerprint(key, [
    children.comments.map((comment) => [comment.id, comment.updated, comment.public]),
    children.attachments.map(({ id, name }) => (children.shown.has(name) ? [id, 'shown'] : id)),
    children.worklogs.map((worklog) => [worklog.id, worklog.updated, worklog.public]),
    children.links.map((link) => link.id),
    children.remoteLinks.map(({ id, url, title, summary, relationship }) => [
      id,
      url,
      title,
      summary ?? '',
      relationship ?? '',
    ]),
  ]);
}
