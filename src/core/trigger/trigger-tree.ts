import * as z from 'zod';

/**
 * A sync trigger's JQL compiled to plain data, so that whoever judges an event needs no parser.
 *
 * `test` compares the words by which a field's values are known (id, key, name, all in lower case) with the
 * words the query names. `ask` is a clause that only Jira's own search can judge: dates, texts, history,
 * functions, fields of other apps.
 */
export type TriggerTree =
  | { readonly op: 'and'; readonly of: readonly TriggerTree[] }
  | { readonly op: 'or'; readonly of: readonly TriggerTree[] }
  | { readonly op: 'not'; readonly of: TriggerTree }
  | { readonly op: 'always' }
  | { readonly op: 'ask'; readonly clause: string }
  | {
      readonly op: 'test';
      readonly field: string;
      readonly is: 'one-of' | 'none-of' | 'empty' | 'not-empty';
      readonly words: readonly string[];
    };

export const triggerTree: z.ZodType<TriggerTree> = z.lazy(() =>
  z.discriminatedUnion('op', [
    z.strictObject({ op: z.literal('and'), of: z.array(triggerTree) }),
    z.strictObject({ op: z.literal('or'), of: z.array(triggerTree) }),
    z.strictObject({ op: z.literal('not'), of: triggerTree }),
    z.strictObject({ op: z.literal('always') }),
    z.strictObject({ op: z.literal('ask'), clause: z.string() }),
    z.strictObject({
      op: z.literal('test'),
      field: z.string(),
      is: z.enum(['one-of', 'none-of', 'empty', 'not-empty']),
      words: z.array(z.string()),
    }),
  ]),
);
