import type { Jira, JiraIssue, Refused } from '../../src/core/ports/jira.ts';
import { MemoryChildren } from './memory-children.ts';

/** Reads of many issues, made of those of one and of a search. */
export abstract class MemoryBulk
  extends MemoryChildren
  implements Pick<Jira, 'searchPage' | 'readIssues' | 'desk' | 'requestForm' | 'raiseRequest'>
{
  abstract readIssue(idOrKey: string, want: { fields: readonly string[] }): Promise<JiraIssue | 'not-found'>;

  abstract searchIssues(
    jql: string,
    want: { fields: readonly string[]; limit: number },
  ): Promise<readonly JiraIssue[]>;

  /** No service desk stands over these projects. */
  async desk(): Promise<undefined> {
    this.calls.push('desk');
    return undefined;
  }

  async requestForm(): Promise<undefined> {
    this.calls.push('requestForm');
    return undefined;
  }

  async raiseRequest(): Promise<Refused> {
    this.calls.push('raiseRequest');
    return { refused: true, fields: {}, messages: ['There is no service desk.'], passing: 'state' };
  }

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
