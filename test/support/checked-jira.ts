import type { JiraSite, Principal } from '../../host/jira/site.ts';
import type { OpenApiChecker } from './openapi.ts';

type Answer = (request: Request) => Promise<Response>;

const isJson = (type: string | null): boolean => type !== null && /^application\/(.*\+)?json\b/.test(type);

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/**
 * Passes a request on and judges both directions. A request that was refused may be wrong on purpose, so only
 * those that were accepted are held against the schema; answers always are, where they carry JSON.
 */
export async function checkedExchange(
  checker: OpenApiChecker,
  request: Request,
  answer: Answer,
): Promise<Response> {
  const method = request.method === 'HEAD' ? 'GET' : request.method;
  const path = decodeURI(new URL(request.url).pathname);
  const sent = isJson(request.headers.get('content-type')) ? await request.clone().text() : '';
  const response = await answer(request);
  if (response.status < 400 && sent !== '') checker.request(method, path, parse(sent));
  const got = isJson(response.headers.get('content-type')) ? await response.clone().text() : '';
  // Without a body only the status can be judged: an empty answer is never held against a schema.
  if (got === '') checker.status(method, path, response.status);
  else checker.response(method, path, response.status, parse(got));
  return response;
}

/** The site's own REST face with every exchange judged. */
export function checkedJira(site: JiraSite, checker: OpenApiChecker): JiraSite {
  return {
    ...site,
    fetch: (request: Request, principal: Principal) =>
      checkedExchange(checker, request, (inner) => site.fetch(inner, principal)),
    onEvent: (listener) => site.onEvent(listener),
    onCall: (listener) => site.onCall(listener),
  };
}
