import * as z from 'zod';
import type { RecordKind } from '../../ports/record-kind.ts';

/**
 * One child in the ownership ledger. Short names, because the ledger is the largest record of a twin: `k` comment,
 * attachment, worklog, link or remote link, `l` local id, `p` peer id, `o` the side where it was made, `f`
 * fingerprint of the content that both are known to have.
 */
const child = z.object({
  k: z.enum(['c', 'a', 'w', 'l', 'r']),
  l: z.string().optional(),
  p: z.string().optional(),
  o: z.enum(['here', 'there']),
  f: z.string().optional(),
  /**
   * Attachments from there: what to pull; how often Jira would not take it, and when to try again (epoch seconds).
   * `before`: an upload may have landed, or still land, beside the attachments of these ids.
   */
  pull: z
    .object({
      name: z.string(),
      size: z.number().int(),
      mime: z.string(),
      tries: z.number().int().optional(),
      at: z.number().int().optional(),
      before: z.array(z.string()).optional(),
    })
    .optional(),
  /** It has left in a message that is not answered yet: the peer may have it. */
  w: z.boolean().optional(),
  /** A comment that is internal on both sides: where nothing else shows that, it stays so. */
  i: z.boolean().optional(),
  /** Why it does not cross: a closed code. */
  no: z.string().optional(),
  /** Attachments from there that have arrived: the peer has not yet been told. */
  tell: z.boolean().optional(),
  /** SHA-256 (hex) and size of an attachment that has arrived. */
  h: z.string().optional(),
  s: z.number().int().optional(),
  /** Of an attachment too large to fetch: the web link that stands for it here. */
  r: z.string().optional(),
  /** Links: the local issue at the other end. */
  t: z.string().optional(),
});
export type Child = z.infer<typeof child>;

export const CHILDREN_PER_PAGE = 25;

/** A page of the ledger; key `<connection>:<issue id>:<page>`, written only inside the twin's transaction. */
const childrenPageSchema = z.object({ v: z.literal(1), c: z.array(child).max(CHILDREN_PER_PAGE) });
export type ChildrenPage = z.infer<typeof childrenPageSchema>;

export const childrenKind: RecordKind<ChildrenPage> = { name: 'children', schema: childrenPageSchema };
