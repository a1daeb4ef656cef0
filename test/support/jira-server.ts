import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { identify } from '../../host/http/basic-auth.ts';
import type { HostedJiraSite } from '../../host/jira/create-jira-site.ts';
import { checkedExchange } from './checked-jira.ts';
import type { OpenApiChecker } from './openapi.ts';

export interface JiraServer {
  /** `http://127.0.0.1:<port>` */
  readonly url: string;
  stop(): Promise<void>;
}

/** A site's REST face on a loopback port, with the host's own login; every exchange is judged by the checker. */
export async function serveJira(site: HostedJiraSite, checker?: OpenApiChecker): Promise<JiraServer> {
  const app = new Hono();
  app.all('/rest/*', (context) => {
    const answer = async (request: Request): Promise<Response> => {
      const identity = identify(request, site.state);
      if (identity.ok) return site.fetch(request, identity.principal);
      return new Response(identity.reason, { status: 401, headers: { 'content-type': 'text/html' } });
    };
    return checker ? checkedExchange(checker, context.req.raw, answer) : answer(context.req.raw);
  });
  return new Promise((resolve) => {
    const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }: AddressInfo) =>
      resolve({
        url: `http://127.0.0.1:${port}`,
        stop: () => new Promise((stopped) => server.close(() => stopped())),
      }),
    );
  });
}
