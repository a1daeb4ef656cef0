import * as z from 'zod';
import type { WebTriggerUrls } from './web-trigger-urls.ts';

const bodySchema = z.object({
  query: z.string(),
  variables: z.record(z.string(), z.unknown()).default({}),
});
const createVariables = z.object({
  input: z.object({ triggerKey: z.string(), contextId: z.string() }),
  forceCreate: z.boolean().optional(),
});
const deleteVariables = z.object({ id: z.string() });

/** The three operations of the gateway's GraphQL that `webTrigger` of `@forge/api` uses. */
export function answerWebTriggerGraphql(urls: WebTriggerUrls, installation: string, body: unknown): Response {
  const { query, variables } = bodySchema.parse(body);
  if (query.includes('forge_app_createWebTriggerUrl')) {
    const { input, forceCreate } = createVariables.parse(variables);
    const found = urls.get(installation, input.triggerKey, forceCreate ?? false);
    if (found === undefined) return errors(`No web trigger module is called ${input.triggerKey}.`);
    return Response.json({ data: { createWebTriggerUrl: { url: found.url } } });
  }
  if (query.includes('forge_app_deleteWebTriggerUrl')) {
    const success = urls.delete(installation, deleteVariables.parse(variables).id);
    const message = success ? null : 'The web trigger URL does not exist.';
    return Response.json({ data: { deleteWebTriggerUrl: { success, message } } });
  }
  if (query.includes('forge_app_webTriggerUrlsByAppContext')) {
    const list = urls.list(installation).map((one) => ({ triggerKey: one.moduleKey, url: one.url }));
    return Response.json({ data: { webTriggerUrlsByAppContext: list } });
  }
  return errors('The local host answers only the web trigger operations of the gateway’s GraphQL.');
}

function errors(message: string): Response {
  return Response.json({ data: null, errors: [{ message }] });
}
