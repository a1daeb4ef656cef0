import * as z from 'zod';

const line = z.int().min(1);
const place = { line: line.optional(), column: line.optional() };
const text = z.string().max(4_000);

/**
 * One path of the far side. `written`, `same`, `kept`, `left` and `aside` as the partner says them, or as follows from
 * what it has acknowledged; `stays`: nothing sends it any more, and the value there stays.
 */
const testedField = z.strictObject({
  path: z.string(),
  result: z.enum(['written', 'same', 'kept', 'left', 'aside', 'stays']),
  /** Why it was set aside, and what to do. */
  why: text.optional(),
  next: text.optional(),
  /** The value that leaves, and that of the far side before and after; absent where it is not known. */
  sends: text.optional(),
  before: text.optional(),
  after: text.optional(),
  /** It differs from what was acknowledged, so that it would cross now. */
  crosses: z.boolean(),
  /** It differs because of the rules, and nobody has edited it. */
  byRules: z.boolean(),
  /** Changes with every edit of what it comes from. */
  input: z.string().optional(),
  /** Where the script wrote it. */
  ...place,
});
export type TestedField = z.infer<typeof testedField>;

/** What would become of one work item. */
export const testedIssue = z.strictObject({
  key: z.string(),
  id: z.string().optional(),
  url: z.string().optional(),
  summary: text.optional(),
  /** `stopped`: the script did, or Jira did not answer. */
  state: z.enum(['crosses', 'nothing', 'not-found', 'held-back', 'stopped']),
  /** What a person should know of the state, and the place in the script. */
  text: text.optional(),
  ...place,
  /** Key of the far side's work item. */
  peerKey: z.string().optional(),
  /** Who says what the far side has: the partner itself, what it has acknowledged, or nobody, as it would be made. */
  against: z.enum(['partner', 'acknowledged', 'new']).optional(),
  fields: z.array(testedField),
  /** Values that were meant to leave and do not. */
  heldBack: z.array(z.strictObject({ path: z.string(), why: text })),
  /** Comments, files, logged work and links that would cross. */
  children: z.array(z.strictObject({ kind: z.string(), count: z.int() })),
  lookups: z.array(z.strictObject({ call: text, answer: text })),
  effects: z.array(z.strictObject({ text, ...place })),
  logs: z.array(z.strictObject({ text, ...place })),
  warnings: z.array(text),
  /** What would cross, as JSON. */
  replica: z.string().optional(),
});
export type TestedIssue = z.infer<typeof testedIssue>;

/** A tested issue of which nothing can be shown. */
export const untested = (
  key: string,
  state: TestedIssue['state'],
  said: Pick<TestedIssue, 'text' | 'line' | 'column' | 'id' | 'url' | 'summary'>,
): TestedIssue => ({
  key,
  state,
  ...said,
  fields: [],
  heldBack: [],
  children: [],
  lookups: [],
  effects: [],
  logs: [],
  warnings: [],
});
