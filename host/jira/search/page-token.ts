import { createHash } from 'node:crypto';
import * as z from 'zod';
import { badRequest } from '../jira-error.ts';

const content = z.object({ query: z.string(), after: z.string(), offset: z.number().int(), at: z.number() });

/** Where the next page of a search begins. */
export interface PagePlace {
  /** Id of the last issue of the page before. */
  readonly after: string;
  /** Its place in the list, in case it has gone. */
  readonly offset: number;
}

const LIFE_MS = 7 * 24 * 3_600_000;

/** A token that holds for one query during seven days. */
export function pageToken(jql: string, place: PagePlace, now: number): string {
  return Buffer.from(JSON.stringify({ query: digest(jql), ...place, at: now })).toString('base64url');
}

/** Reads a token; one that is damaged, of another query or too old is a 400. */
export function readPageToken(token: string, jql: string, now: number): PagePlace {
  let value: unknown;
  try {
    value = JSON.parse(Buffer.from(token, 'base64url').toString('utf8'));
  } catch {
    throw badRequest('The provided next page token is invalid.');
  }
  const parsed = content.safeParse(value);
  if (!parsed.success) throw badRequest('The provided next page token is invalid.');
  const { query, after, offset, at } = parsed.data;
  if (query !== digest(jql))
    throw badRequest('The provided next page token is invalid: it belongs to another query.');
  if (now - at > LIFE_MS)
    throw badRequest('The provided next page token has expired. Start again with the first page.');
  return { after, offset };
}

const digest = (jql: string): string => createHash('sha256').update(jql).digest('base64url').slice(0, 16);
