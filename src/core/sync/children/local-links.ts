import * as z from 'zod';
import type { LocalList } from './local-comments.ts';

const otherIssue = z.looseObject({ id: z.string(), key: z.string() });
const rawLink = z.looseObject({
  id: z.string(),
  type: z.looseObject({ name: z.string() }),
  outwardIssue: otherIssue.optional(),
  inwardIssue: otherIssue.optional(),
});

/** A link as the issue at one of its ends shows it. */
export interface LocalLink {
  readonly id: string;
  readonly type: string;
  readonly other: { readonly id: string; readonly key: string };
  /** This issue is where the link starts: that end carries it to the peer, so that it crosses once. */
  readonly starts: boolean;
}

const rawRemoteLink = z.looseObject({
  id: z.union([z.string(), z.number().transform(String)]),
  globalId: z.string().nullish(),
  relationship: z.string().nullish(),
  object: z.looseObject({ url: z.string(), title: z.string(), summary: z.string().nullish() }),
});

export interface LocalRemoteLink {
  readonly id: string;
  readonly globalId?: string;
  readonly url: string;
  readonly title: string;
  readonly summary?: string;
  readonly relationship?: string;
}

/** The links inside an issue's fields. Those whose other end the app cannot see are not in Jira's list. */
export function localLinks(fields: Readonly<Record<string, unknown>>): LocalList<LocalLink> {
  const field = z.array(z.unknown()).safeParse(fields['issuelinks']);
  if (!field.success) return { list: [], complete: false };
  const list = field.data.flatMap((one) => {
    const parsed = rawLink.safeParse(one);
    if (!parsed.success) return [];
    const { id, type, outwardIssue, inwardIssue } = parsed.data;
    const other = outwardIssue ?? inwardIssue;
    if (!other) return [];
    return [
      { id, type: type.name, other: { id: other.id, key: other.key }, starts: outwardIssue !== undefined },
    ];
  });
  return { list, complete: list.length === field.data.length };
}

/** The link of a type that starts at this issue and ends at another. Jira compares names of types without case. */
export function findLink(
  links: readonly LocalLink[],
  wanted: { readonly type: string; readonly other: string },
): LocalLink | undefined {
  const type = wanted.type.toLowerCase();
  return links.find((one) => one.starts && one.other.id === wanted.other && one.type.toLowerCase() === type);
}

/** Remote links as their own endpoint lists them: all of an issue at once. */
export function remoteLinksFrom(raw: readonly unknown[]): LocalList<LocalRemoteLink> {
  const list = raw.flatMap((one): LocalRemoteLink[] => {
    const parsed = rawRemoteLink.safeParse(one);
    if (!parsed.success) return [];
    const { id, globalId, relationship, object } = parsed.data;
    return [
      {
        id,
        url: object.url,
        title: object.title,
        ...(globalId ? { globalId } : {}),
        ...(object.summary ? { summary: object.summary } : {}),
        ...(relationship ? { relationship } : {}),
      },
    ];
  });
  return { list, complete: list.length === raw.length };
}
