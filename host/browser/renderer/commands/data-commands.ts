import * as z from 'zod';
import type { Server } from '../server.ts';
import type { CommandTable } from './command.ts';

const invoke = z.object({
  functionKey: z.string(),
  payload: z.unknown().optional(),
  metadata: z.unknown().optional(),
  invokeType: z.string().optional(),
});

const fetchProduct = z.object({
  product: z.string(),
  restPath: z.string(),
  fetchRequestInit: z.object({
    method: z.string().default('GET'),
    body: z.unknown().optional(),
    headers: z.array(z.tuple([z.string(), z.string()])).default([]),
  }),
  isMultipartFormData: z.boolean().default(false),
});

/** Commands that ask the app's back end or the site. */
export function dataCommands(server: Server): CommandTable {
  return {
    invoke: async (data) => {
      const { functionKey, payload, metadata, invokeType } = invoke.parse(data);
      if (invokeType !== undefined) throw new Error(`The app has no ${invokeType}: it has resolvers only.`);
      const value = await server.invoke(functionKey, payload);
      return metadata === undefined ? value : { body: value, metadata: {} };
    },
    getContext: () => server.context(),
    fetchProduct: async (data) => {
      const { product, restPath, fetchRequestInit, isMultipartFormData } = fetchProduct.parse(data);
      if (product !== 'jira') throw new Error(`There is no ${product} on this site: only Jira.`);
      if (isMultipartFormData) throw new Error('Files cannot be sent to Jira from a page of this host.');
      const { method, body, headers } = fetchRequestInit;
      return server.product({
        path: restPath,
        method,
        headers,
        body: typeof body === 'string' ? body : null,
      });
    },
  };
}
