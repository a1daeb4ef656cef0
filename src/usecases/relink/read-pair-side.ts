import * as z from 'zod';
import { safeFileName } from '../../core/document/safe-file-name.ts';
import type { JiraIssue } from '../../core/ports/jira.ts';
import type { Ports } from '../../core/ports/ports.ts';
import type { RelinkPair } from '../../core/protocol/kinds/relink.ts';
import { localAuthor, rawAuthor } from '../../core/sync/children/local-author.ts';
import { COUNTERPART, readCommentProperty } from '../../core/sync/counterpart-property.ts';
import { fieldsToSend } from '../../core/sync/local-issue.ts';

export type PairSide = Pick<RelinkPair, 'comments' | 'worklogs' | 'files'>;

/** Fields that a pair's issue is read with. */
export const PAIR_FIELDS = ['attachment', 'comment', 'worklog', 'project', 'issuetype', 'updated'] as const;

/** The same with what the rules read: for an issue that is judged before it is joined. */
export const fieldsToJoin = (rules: Parameters<typeof fieldsToSend>[0]): readonly string[] => [
  ...new Set([...fieldsToSend(rules), ...PAIR_FIELDS]),
];

const counted = z.looseObject({ total: z.number() });
const marked = z.looseObject({
  id: z.string(),
  author: rawAuthor,
  properties: z.array(z.looseObject({ key: z.string(), value: z.unknown() })).default([]),
});
const rawFile = z.looseObject({
  id: z.union([z.string(), z.number()]).transform(String),
  filename: z.string(),
  size: z.number().int(),
  author: rawAuthor,
});

/** What an issue holds of the peer's children by the marks that this app has left, and its files. */
export async function readPairSide(
  { jira }: Pick<Ports, 'jira'>,
  connection: string,
  { id, fields }: JiraIssue,
): Promise<PairSide> {
  const comments = holdsSome(fields['comment']) ? (await jira.readComments(id)).comments : [];
  const worklogs = holdsSome(fields['worklog']) ? (await jira.readWorklogs(id)).list : [];
  return {
    comments: comments.flatMap((comment) =>
      comment.author.accountType === 'app'
        ? copyOf(connection, comment.id, comment.properties[COUNTERPART])
        : [],
    ),
    worklogs: worklogs.flatMap((one) => {
      const parsed = marked.safeParse(one);
      if (!parsed.success || !localAuthor(parsed.data.author).app) return [];
      const mark = parsed.data.properties.find(({ key }) => key === COUNTERPART);
      return copyOf(connection, parsed.data.id, mark?.value);
    }),
    files: filesOf(fields['attachment']),
  };
}

const decimal = /^\d{1,19}$/;

function copyOf(connection: string, id: string, mark: unknown): [string, string][] {
  const property = readCommentProperty(mark);
  return property?.c === connection && decimal.test(property.child) ? [[id, property.child]] : [];
}

function filesOf(field: unknown): PairSide['files'] {
  const list = z.array(z.unknown()).safeParse(field);
  return (list.success ? list.data : []).flatMap((one) => {
    const parsed = rawFile.safeParse(one);
    if (!parsed.success) return [];
    const { id, filename, size, author } = parsed.data;
    return [{ id, name: safeFileName(filename), size, copy: localAuthor(author).app }];
  });
}

const holdsSome = (field: unknown): boolean => {
  const parsed = counted.safeParse(field);
  return parsed.success && parsed.data.total > 0;
};
