import * as z from 'zod';
import { type LocalAuthor, localAuthor, localTime, rawAuthor } from './local-author.ts';
import type { LocalList } from './local-comments.ts';

const rawWorklog = z.looseObject({
  id: z.string(),
  author: rawAuthor,
  updated: z.string(),
  started: z.string(),
  timeSpentSeconds: z.number(),
  comment: z.unknown().optional(),
  visibility: z.unknown().optional(),
});
const rawWorklogs = z.looseObject({ total: z.number(), worklogs: z.array(z.unknown()) });

/** Work done, as the issue read shows it; times epoch milliseconds. */
export interface LocalWorklog {
  readonly id: string;
  readonly author: LocalAuthor;
  readonly updated: number;
  readonly started: number;
  readonly seconds: number;
  readonly body: unknown;
  /** Restricted to a role or group: counts as internal. */
  readonly public: boolean;
}

/** The worklogs inside an issue's fields: the first twenty, complete where there are no more. */
export function localWorklogs(fields: Readonly<Record<string, unknown>>): LocalList<LocalWorklog> {
  const field = rawWorklogs.safeParse(fields['worklog']);
  if (!field.success) return { list: [], complete: false };
  const list = worklogsFrom(field.data.worklogs);
  return { list, complete: list.length >= field.data.total };
}

export function worklogsFrom(raw: readonly unknown[]): readonly LocalWorklog[] {
  const worklogs = raw.flatMap((one) => {
    const parsed = rawWorklog.safeParse(one);
    return parsed.success ? [asLocalWorklog(parsed.data)] : [];
  });
  return worklogs.sort((a, b) => Number(a.id) - Number(b.id));
}

function asLocalWorklog(raw: z.infer<typeof rawWorklog>): LocalWorklog {
  return {
    id: raw.id,
    author: localAuthor(raw.author),
    updated: localTime(raw.updated),
    started: localTime(raw.started),
    seconds: raw.timeSpentSeconds,
    body: raw.comment,
    public: raw.visibility === undefined || raw.visibility === null,
  };
}
