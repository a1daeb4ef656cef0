import { route } from '@forge/api';
import * as z from 'zod';
import type { JiraQueries } from '../../core/ports/jira-queries.ts';
import { callJira, parseAnswer, type SendToJira } from './jira-call.ts';

const listedFields = z.array(
  z.object({
    id: z.string(),
    name: z.string(),
    custom: z.boolean().default(false),
    schema: z
      .object({ type: z.string(), items: z.string().optional(), custom: z.string().optional() })
      .optional(),
  }),
);

export const fieldCalls = (send: SendToJira): Pick<JiraQueries, 'siteFields'> => ({
  async siteFields() {
    const answer = await callJira(send, route`/rest/api/3/field`);
    const listed = await parseAnswer(answer, listedFields, 'read the fields of the site');
    return listed.map(({ id, name, custom, schema }) => ({
      id,
      name,
      custom,
      ...(schema === undefined ? {} : { schema: { id, ...schema } }),
    }));
  },
});
