import type { Jira, JiraIssue } from '../../src/core/ports/jira.ts';
import { MemoryChildren } from './memory-children.ts';

/** Reads of many issues, made of those of one and of a search. */
export abstract class MemoryBulk extends MemoryChildren implements Pick<Jira, 'searchPage' | 'readIssues'> {
  abstract readIssue(idOrKey: string, want: { fields: readonly string[] }): Promise<JiraIssue | 'not-found'>;

  abstract searchIssues(
    jql: string,
    want: { fields: readonly string[]; limit: number },
  ): Promise<readonly JiraIssue[]>;

  async searchPage(
    jql: string,
    want: { fields: readonly string[] },
  ): Promise<{ issues: readonly JiraIssue[] }> {
    return { issues: await this.searchIssues(jql, { ...want, limit: Number.POSITIVE_INFINITY }) };
  }

  async readIssues(
    ids: readonly string[],
    want: { fields: readonly string[] },
  ): Promise<readonly JiraIssue[]> {
    const read = await Promise.all(ids.map((id) => this.readIssue(id, want)));
    return read.filter((issue) => issue !== 'not-found');
  }

  async uploadLimit(): Promise<number> {
    return 1_000_000_000;
  }
}
