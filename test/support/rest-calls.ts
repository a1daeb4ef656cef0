import type { LocalHost } from '../../host/local/local-host.ts';

/** A person's calls below one root of a site's REST APIs. Each throws where the site refuses. */
export function restCalls(host: LocalHost, site: string, root: string, accountId: string) {
  const { baseUrl } = host.site(site);
  const send = async (method: string, path: string, init: RequestInit = {}): Promise<Response> => {
    const request = new Request(`${baseUrl}${root}${path}`, { method, ...init });
    const answer = await host.host.jira(site, request, { kind: 'user', accountId });
    if (answer.ok) return answer;
    throw new Error(`${site} answered ${answer.status} to ${method} ${path}: ${await answer.text()}`);
  };
  const json = (method: string, path: string, body: unknown) =>
    send(method, path, { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
  /** The answer's JSON, undefined where there is none. */
  const call = async (method: string, path: string, body?: unknown): Promise<unknown> => {
    const answer = await (body === undefined ? send(method, path) : json(method, path, body));
    const text = await answer.text();
    return text === '' ? undefined : JSON.parse(text);
  };
  return { send, json, call };
}
