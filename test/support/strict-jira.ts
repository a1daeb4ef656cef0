import { createAgileClient, createCloudClient } from 'jira.js';
import { type Client, createClient } from 'jira.js/core';
import type { User } from '../../host/jira/model.ts';
import { type SampleSite, sampleSite } from '../../host/jira/sample-site.ts';
import { type JiraServer, serveJira } from './jira-server.ts';
import { type OpenApiChecker, openApiChecker } from './openapi.ts';

export type StrictClient = ReturnType<typeof createCloudClient>;

/** A sample site over real HTTP, with clients that throw at whatever their schemas do not describe. */
export interface StrictJira {
  readonly sample: SampleSite;
  readonly server: JiraServer;
  readonly checker: OpenApiChecker;
  as(user: User): StrictClient;
  /** Boards and sprints. */
  agile(user: User): ReturnType<typeof createAgileClient>;
  /** The client below, for what its own methods cannot say. */
  plain(user: User): Client;
}

export async function strictJira(specs: string): Promise<StrictJira> {
  const sample = sampleSite();
  sample.site.context.search.setLag({ kind: 'fixed', ms: 0 });
  const checker = openApiChecker(specs);
  const server = await serveJira(sample.site, checker);
  const config = ({ emailAddress }: User) => ({
    host: server.url,
    auth: { type: 'basic' as const, email: emailAddress, apiToken: 'local' },
    onSchemaMismatch: 'throw' as const,
  });
  return {
    sample,
    server,
    checker,
    as: (user) => createCloudClient(config(user)),
    agile: (user) => createAgileClient(config(user)),
    plain: (user) => createClient(config(user)),
  };
}

export const adf = (text: string) => ({
  type: 'doc' as const,
  version: 1 as const,
  content: [{ type: 'paragraph' as const, content: [{ type: 'text' as const, text }] }],
});
