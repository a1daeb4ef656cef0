import * as z from 'zod';

export const rawAuthor = z
  .looseObject({
    accountId: z.string().default(''),
    displayName: z.string().default(''),
    accountType: z.string().default(''),
  })
  .nullish();

/** Who made a child; Jira leaves out deleted accounts. */
export interface LocalAuthor {
  readonly accountId: string;
  readonly name: string;
  readonly app: boolean;
}

export function localAuthor(raw: z.infer<typeof rawAuthor>): LocalAuthor {
  return {
    accountId: raw?.accountId ?? '',
    name: raw?.displayName ?? '',
    app: raw?.accountType === 'app',
  };
}

/** Jira writes its zone without a colon. Epoch milliseconds. */
export function localTime(text: string): number {
  return Date.parse(text.replace(/([+-]\d{2})(\d{2})$/, '$1:$2'));
}
