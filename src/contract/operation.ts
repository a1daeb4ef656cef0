import * as z from 'zod';

/** The surfaces of the app; each has its own resolver function, which serves only its own operations. */
export type Surface = 'admin' | 'project' | 'issue' | 'issue-action';

/**
 * One thing that a page can ask of the app. The request is checked on the server before anything else, the
 * answer is what the page may rely on.
 */
export interface Operation<Request, Answer> {
  readonly name: string;
  readonly surfaces: readonly Surface[];
  readonly request: z.ZodType<Request>;
  readonly answer: z.ZodType<Answer>;
}

/** What an operation answers. */
export type AnswerOf<O> = O extends { readonly answer: z.ZodType<infer Answer> } ? Answer : never;

export function operation<Request, Answer>(
  name: string,
  surfaces: readonly Surface[],
  request: z.ZodType<Request>,
  answer: z.ZodType<Answer>,
): Operation<Request, Answer> {
  return { name, surfaces, request, answer };
}

/** What a person is told when an operation was not carried out. `next` says what to do about it. */
export const failure = z.object({
  code: z.string(),
  message: z.string(),
  next: z.string().optional(),
  field: z.string().optional(),
  /** The place in a text that was given; both from 1. */
  at: z.object({ line: z.number(), column: z.number() }).optional(),
});
export type Failure = z.infer<typeof failure>;

/** Every resolver answers in this form; it never throws at a page. */
export type Outcome<Answer> =
  | { readonly ok: true; readonly data: Answer }
  | { readonly ok: false; readonly error: Failure };
