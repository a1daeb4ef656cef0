import * as z from 'zod';
import { triggerTree } from '../trigger/trigger-tree.ts';

/** A sync trigger or filter as compiled at publish; `jql` for what only Jira's search can judge. */
export const compiledQuery = z.object({ jql: z.string(), tree: triggerTree, fields: z.array(z.string()) });
export type CompiledQuery = z.infer<typeof compiledQuery>;
