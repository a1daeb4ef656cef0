import * as z from 'zod';
import type { JiraField } from '../../core/ports/jira.ts';

/** A field as a create or an edit screen shows it. */
export const createField: z.ZodType<JiraField> = z
  .object({
    fieldId: z.string(),
    name: z.string(),
    required: z.boolean(),
    schema: z.object({ type: z.string(), items: z.string().optional(), custom: z.string().optional() }),
    allowedValues: z.array(z.unknown()).optional(),
    defaultValue: z.unknown().optional(),
  })
  .transform(({ fieldId, schema, allowedValues, defaultValue, ...rest }) => ({
    ...rest,
    id: fieldId,
    schema: {
      type: schema.type,
      ...(schema.items === undefined ? {} : { items: schema.items }),
      ...(schema.custom === undefined ? {} : { custom: schema.custom }),
    },
    ...(allowedValues === undefined ? {} : { allowedValues }),
    ...(defaultValue === undefined ? {} : { filledWith: defaultValue }),
  }));
