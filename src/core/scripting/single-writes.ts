import * as z from 'zod';

const customFields = z.record(z.string(), z.looseObject({ value: z.unknown() }));
const customKeys = z.record(z.string(), z.unknown());

/** All custom fields, or keys, that a script gave at once, each under its own name; any other write as it is. */
export function singleWrites(write: string, given: unknown): readonly (readonly [string, unknown])[] {
  if (write === 'customFields') {
    const fields = Object.entries(customFields.safeParse(given).data ?? {});
    return fields.map(([name, { value }]) => [`customFields.${name}`, value ?? null]);
  }
  if (write !== 'customKeys') return [[write, given]];
  return Object.entries(customKeys.safeParse(given).data ?? {}).map(([key, value]) => [
    `customKeys.${key}`,
    value,
  ]);
}
