import { route } from '@forge/api';
import { JIRA } from '../../core/limits.ts';
import type { Jira, JiraIssue } from '../../core/ports/jira.ts';
import { fetchedIssues, ownFields, searchAnswer } from './issue-answers.ts';
import { callWithJson, parseAnswer, type SendToJira } from './jira-call.ts';

type SearchCalls = Pick<Jira, 'searchIssues' | 'searchPage' | 'readIssues'>;

/** `found` hears of how many issues each answer holds. */
export const searchCalls = (
  send: SendToJira,
  found: (objects: number) => Promise<void> = async () => undefined,
): SearchCalls => ({
  async searchIssues(jql, want) {
    const all: JiraIssue[] = [];
    let next: string | undefined;
    do {
      const page = await searchPage(send, found, jql, { ...want, limit: want.limit - all.length, next });
      all.push(...page.issues);
      next = page.next;
    } while (next !== undefined && all.length < want.limit);
    return all;
  },

  searchPage: (jql, want) => searchPage(send, found, jql, want),

  async readIssues(ids, want) {
    const body = { issueIdsOrKeys: [...ids], fields: fieldsOf(want.fields) };
    const answer = await callWithJson(send, route`/rest/api/3/issue/bulkfetch`, 'POST', body, {
      sort: 'read',
    });
    const { issues } = await parseAnswer(answer, fetchedIssues, 'read work items by their ids');
    await found(issues.length);
    return issues;
  },
});

const fieldsOf = (wanted: readonly string[]): string[] => [...new Set([...wanted, ...ownFields])];

/** What a search asks for. `reconcile` must be the same list on every page. */
interface Wanted {
  readonly fields: readonly string[];
  readonly properties?: readonly string[];
  readonly limit?: number;
  readonly reconcile?: readonly string[];
  readonly next?: string | undefined;
}

async function searchPage(
  send: SendToJira,
  counted: (objects: number) => Promise<void>,
  jql: string,
  want: Wanted,
): Promise<{ issues: readonly JiraIssue[]; next?: string | undefined }> {
  const body = {
    jql,
    fields: fieldsOf(want.fields),
    maxResults: Math.min(want.limit ?? JIRA.searchPageWithFields, JIRA.searchPageWithFields),
    ...(want.properties && want.properties.length > 0 ? { properties: want.properties } : {}),
    ...(want.reconcile && want.reconcile.length > 0 ? { reconcileIssues: want.reconcile.map(Number) } : {}),
    ...(want.next === undefined ? {} : { nextPageToken: want.next }),
  };
  const answer = await callWithJson(send, route`/rest/api/3/search/jql`, 'POST', body, { sort: 'read' });
  const { issues, isLast, nextPageToken } = await parseAnswer(answer, searchAnswer, 'search work items');
  await counted(issues.length);
  return { issues, next: isLast === true ? undefined : (nextPageToken ?? undefined) };
}
