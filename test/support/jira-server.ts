import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import type { JiraSite, Principal } from '../../host/jira/site.ts';
import { checkedExchange } from './checked-jira.ts';
import type { OpenApiChecker } from './openapi.ts';

export interface JiraServer {
  /** `http://127.0.0.1:<port>` */
  readonly url: string;
  stop(): Promise<void>;
}

/** Who may log in: e-mail address -> account id. The token is `local`, as on the host. */
export type Accounts = ReadonlyMap<string, string>;

const TOKEN = 'local';

function principalOf(header: string | undefined, accounts: Accounts): Principal {
  const encoded = /^Basic (.+)$/i.exec(header ?? '')?.[1];
  if (encoded === undefined) return { kind: 'anonymous' };
  const [email = '', token] = Buffer.from(encoded, 'base64').toString('utf8').split(':');
  const accountId = accounts.get(email.toLowerCase());
  return accountId === undefined || token !== TOKEN ? { kind: 'anonymous' } : { kind: 'user', accountId };
}

/** A site on a loopback port with Basic authentication; every exchange is judged where a checker is given. */
export async function serveJira(
  site: JiraSite,
  accounts: Accounts,
  checker?: OpenApiChecker,
): Promise<JiraServer> {
  const app = new Hono();
  app.all('/rest/*', (context) => {
    const principal = principalOf(context.req.header('authorization'), accounts);
    const answer = (request: Request) => site.fetch(request, principal);
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
