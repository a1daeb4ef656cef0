import * as z from 'zod';
import { fieldCatalogue } from '../core/rules/field-catalogue.ts';
import { operation } from './operation.ts';

/**
 * What rules of this side can name, as the app sees it now. `spaces`: project ids to look at, those of the rules in
 * force where it is left out. An answer may be five minutes old; `fresh` asks Jira in any case. It costs two Jira
 * reads, three for each space and one for each of its types.
 */
export const fieldList = operation(
  'field.list',
  ['admin'],
  z.object({
    connection: z.string(),
    spaces: z.array(z.string().max(30)).min(1).max(50).optional(),
    fresh: z.boolean().default(false),
  }),
  fieldCatalogue,
);

export const fieldOperations = [fieldList] as const;
