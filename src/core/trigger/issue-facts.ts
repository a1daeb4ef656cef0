import * as z from 'zod';

/**
 * What is known of an issue's values: field -> the words of each value, in lower case; an empty list for a field
 * without value. A field that is absent is not known, which is different from empty.
 */
export type IssueFacts = Readonly<Record<string, readonly (readonly string[])[]>>;

const named = z.looseObject({
  id: z.union([z.string(), z.number()]).optional(),
  key: z.string().optional(),
  name: z.string().optional(),
  value: z.string().optional(),
  accountId: z.string().optional(),
});
const withCategory = z.looseObject({ statusCategory: named.optional() });

/** From the `fields` of an issue as Jira's REST API or a product event gives them, and the issue's id and key. */
export function issueFacts(issue: {
  readonly id: string;
  readonly key?: string;
  readonly fields: Readonly<Record<string, unknown>>;
}): IssueFacts {
  const facts: Record<string, readonly (readonly string[])[]> = {
    key: [[issue.id, ...(issue.key === undefined ? [] : [issue.key.toLowerCase()])]],
  };
  for (const [field, value] of Object.entries(issue.fields)) {
    const words = wordsOfValue(value);
    if (words) facts[field] = words;
  }
  const category = categoryWords(issue.fields['status']);
  if (category) facts['statusCategory'] = category;
  return facts;
}

function wordsOfValue(value: unknown): readonly (readonly string[])[] | undefined {
  if (value === undefined) return undefined;
  if (value === null) return [];
  if (!Array.isArray(value)) {
    const words = wordsOfOne(value);
    return words && [words];
  }
  const all: (readonly string[])[] = [];
  for (const one of value) {
    const words = wordsOfOne(one);
    if (!words) return undefined;
    all.push(words);
  }
  return all;
}

function wordsOfOne(value: unknown): readonly string[] | undefined {
  if (typeof value === 'string') return [value.toLowerCase()];
  const parsed = named.safeParse(value);
  if (!parsed.success) return undefined;
  const { id, key, name, value: text, accountId } = parsed.data;
  const words = [accountId, id, key, name, text].flatMap((word) =>
    word === undefined ? [] : [String(word).toLowerCase()],
  );
  return words.length > 0 ? words : undefined;
}

function categoryWords(status: unknown): readonly (readonly string[])[] | undefined {
  const parsed = withCategory.safeParse(status);
  if (!parsed.success || !parsed.data.statusCategory) return undefined;
  return wordsOfValue(parsed.data.statusCategory);
}
