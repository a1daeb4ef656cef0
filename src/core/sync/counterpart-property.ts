import * as z from 'zod';

/** The entity property on issues and comments: a hint that JQL can find, decisive only for adopting own creates. */
export const COUNTERPART = 'counterpart';

const link = z.looseObject({
  c: z.string(),
  claim: z.string().optional(),
  k: z.string().optional(),
  s: z.string().optional(),
});
const issueProperty = z.looseObject({ issue: z.string().optional(), links: z.array(link).max(100) });
const commentProperty = z.looseObject({ c: z.string(), child: z.string() });

export type CounterpartLink = z.infer<typeof link>;

/** Anybody who may edit the issue may have written this. */
export function readIssueProperty(value: unknown): { issue?: string; links: readonly CounterpartLink[] } {
  const parsed = issueProperty.safeParse(value);
  if (!parsed.success) return { links: [] };
  const { issue, links } = parsed.data;
  return { links, ...(issue === undefined ? {} : { issue }) };
}

/** The property with the link of one connection replaced; links of other connections stay. */
export function issuePropertyWith(before: unknown, issue: string, own: CounterpartLink): unknown {
  const others = readIssueProperty(before).links.filter((one) => one.c !== own.c);
  return { issue, links: [...others, own] };
}

/** The property without the link of one connection; undefined where it holds none. */
export function issuePropertyWithout(before: unknown, connection: string): unknown {
  const { issue, links } = readIssueProperty(before);
  const others = links.filter((one) => one.c !== connection);
  return others.length === links.length
    ? undefined
    : { ...(issue === undefined ? {} : { issue }), links: others };
}

export function readCommentProperty(value: unknown): { c: string; child: string } | undefined {
  const parsed = commentProperty.safeParse(value);
  return parsed.success ? { c: parsed.data.c, child: parsed.data.child } : undefined;
}
