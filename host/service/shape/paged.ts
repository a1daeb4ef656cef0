import { type Answer, ok, type RestCall } from '../../jira/call.ts';
import { badRequest } from '../../jira/jira-error.ts';

const PAGE = { start: 0, limit: 50 };
const LARGEST_PAGE = 100;

/** `PagedDTO`: part of a list, from `start`, at most `limit`. */
function pagedDto<T>(
  call: RestCall,
  all: readonly T[],
  shape: (item: T) => unknown,
  expands: readonly string[] = [],
  path = call.path,
): Record<string, unknown> {
  const start = wholeNumber(call, 'start');
  const limit = Math.min(wholeNumber(call, 'limit'), LARGEST_PAGE);
  const values = all.slice(start, start + limit);
  const isLastPage = start + values.length >= all.length;
  const at = (from: number) => {
    const address = new URL(`${call.jira.baseUrl}${path}`);
    if (path === call.path) address.search = call.query.toString();
    address.searchParams.set('start', String(from));
    address.searchParams.set('limit', String(limit));
    return address.href;
  };
  return {
    _expands: expands,
    size: values.length,
    start,
    limit,
    isLastPage,
    _links: {
      base: `${call.jira.baseUrl}/rest/servicedeskapi`,
      context: '',
      ...(isLastPage ? {} : { next: at(start + limit) }),
      ...(start > 0 ? { prev: at(Math.max(0, start - limit)) } : {}),
    },
    values: values.map(shape),
  };
}

/** A list inside another answer: its beginning, whatever page of the outer list is asked for. */
export function firstPage<T>(
  call: RestCall,
  all: readonly T[],
  shape: (item: T) => unknown,
  path: string,
): Record<string, unknown> {
  return pagedDto({ ...call, query: new URLSearchParams() }, all, shape, [], path);
}

export function page<T>(
  call: RestCall,
  all: readonly T[],
  shape: (item: T) => unknown,
  expands: readonly string[] = [],
): Answer {
  const body = pagedDto(call, all, shape, expands);
  return ok(body, Number(body['size']));
}

function wholeNumber(call: RestCall, name: 'start' | 'limit'): number {
  const text = call.query.get(name);
  if (text === null || text === '') return PAGE[name];
  if (!/^\d+$/.test(text)) {
    throw badRequest(`The value '${text}' of parameter '${name}' is not a whole number that is 0 or more.`);
  }
  return Number(text);
}

/** Names of an `expand` parameter, which may be repeated and may hold commas. */
export function expanded(call: RestCall): ReadonlySet<string> {
  return new Set(
    call.query
      .getAll('expand')
      .flatMap((text) => text.split(','))
      .map((name) => name.trim()),
  );
}

export function serviceSelf(call: Pick<RestCall, 'jira'>, path: string): string {
  return `${call.jira.baseUrl}/rest/servicedeskapi/${path}`;
}
