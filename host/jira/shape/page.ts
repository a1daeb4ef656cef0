import { badRequest } from '../jira-error.ts';

/** Which part of a list is asked for. */
export interface PageRequest {
  readonly startAt: number;
  readonly maxResults: number;
}

/** Reads startAt and maxResults; a value above `max` is cut to it, as Jira does, nonsense is a 400. */
export function pageRequest(query: URLSearchParams, defaults: { size: number; max: number }): PageRequest {
  const startAt = wholeNumber(query, 'startAt', 0);
  const maxResults = wholeNumber(query, 'maxResults', defaults.size);
  return { startAt, maxResults: Math.min(maxResults, defaults.max) };
}

function wholeNumber(query: URLSearchParams, name: string, otherwise: number): number {
  const text = query.get(name);
  if (text === null || text === '') return otherwise;
  if (!/^-?\d+$/.test(text))
    throw badRequest(`The value '${text}' of parameter '${name}' is not a whole number.`);
  const value = Number(text);
  if (value < 0) throw badRequest(`The parameter '${name}' must not be negative, but is ${text}.`);
  return value;
}

/** `PageBean` of Jira: self, nextPage, maxResults, startAt, total, isLast, values. */
export function pageBean<T>(
  url: string,
  all: readonly T[],
  page: PageRequest,
  shape: (item: T) => unknown,
): Record<string, unknown> {
  const values = all.slice(page.startAt, page.startAt + page.maxResults);
  const next = page.startAt + values.length;
  const isLast = next >= all.length;
  const at = (startAt: number) => {
    const address = new URL(url);
    address.searchParams.set('startAt', String(startAt));
    address.searchParams.set('maxResults', String(page.maxResults));
    return address.href;
  };
  return {
    self: at(page.startAt),
    ...(isLast ? {} : { nextPage: at(next) }),
    maxResults: page.maxResults,
    startAt: page.startAt,
    total: all.length,
    isLast,
    values: values.map(shape),
  };
}
