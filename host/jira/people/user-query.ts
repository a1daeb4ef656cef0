import type { RestCall } from '../call.ts';
import { badRequest } from '../jira-error.ts';
import { storedIds } from '../jql/stored-values.ts';
import { findIssue, findProject } from '../lookup.ts';
import type { Issue, User } from '../model.ts';
import { usersWithProperty } from './match-users.ts';

type Keep = (user: User) => boolean;

const PARTS: Readonly<Record<string, (call: RestCall, issue: Issue) => readonly string[]>> = {
  assignee: (_, issue) => storedIds(issue, 'assignee'),
  reporter: (_, issue) => storedIds(issue, 'reporter'),
  watcher: (_, issue) => issue.watcherIds,
  voter: (_, issue) => issue.voterIds,
  commenter: ({ state }, issue) => state.comments.by('issue', issue.id).map(({ authorId }) => authorId),
  transitioner: ({ state }, issue) =>
    state.changes
      .by('issue', issue.id)
      .flatMap(({ authorId, items }) => (items.some(({ field }) => field === 'status') ? [authorId] : [])),
};

/**
 * Users by a structured question: `is assignee of PROJ`, `is watcher of (PROJ-1, PROJ-2)` and
 * `[key].path.in.property is "value"`, joined by AND and OR; brackets group. A question that cannot be read is a
 * 400.
 */
export function usersAnswering(call: RestCall, question: string): User[] {
  const reader = new Reader(call, question);
  const keep = reader.any();
  reader.end();
  return call.state.users.filter((user) => user.active && keep(user));
}

class Reader {
  readonly #call: RestCall;
  readonly #tokens: string[];
  #at = 0;

  constructor(call: RestCall, question: string) {
    this.#call = call;
    this.#tokens = question.match(/"[^"]*"|\[[^\]]*\][\w.]*|[(),]|[^\s(),]+/g) ?? [];
  }

  /** Statements joined by OR, each of statements joined by AND. */
  any(): Keep {
    const all = [this.#every()];
    while (this.#take('or')) all.push(this.#every());
    return (user) => all.some((keep) => keep(user));
  }

  end(): void {
    if (this.#at < this.#tokens.length) throw this.#refusal('the end of the query');
  }

  #every(): Keep {
    const all = [this.#statement()];
    while (this.#take('and')) all.push(this.#statement());
    return (user) => all.every((keep) => keep(user));
  }

  #statement(): Keep {
    if (this.#take('(')) {
      const inner = this.any();
      this.#need(')');
      return inner;
    }
    const first = this.#next('a statement');
    if (first.startsWith('[')) return this.#property(first);
    if (first.toLowerCase() !== 'is') throw this.#refusal("'is' or a property in square brackets", first);
    const part = this.#next('the part that the user plays').toLowerCase();
    const read = PARTS[part];
    if (read === undefined) throw this.#refusal(Object.keys(PARTS).join(', '), part);
    this.#need('of');
    const found = new Set(this.#issues().flatMap((issue) => read(this.#call, issue)));
    return ({ accountId }) => found.has(accountId);
  }

  #property(token: string): Keep {
    this.#need('is');
    const value = this.#next('a value').replace(/^"|"$/g, '');
    const place = token.replace(/^\[([^\]]*)\]/, '$1');
    const found = new Set(usersWithProperty(this.#call.state.users.all(), `${place}=${value}`));
    return (user) => found.has(user);
  }

  #issues(): Issue[] {
    if (!this.#take('(')) return this.#issuesOf(this.#next('a project or an issue'));
    const issues = this.#issuesOf(this.#next('an issue'));
    while (this.#take(',')) issues.push(...this.#issuesOf(this.#next('an issue')));
    this.#need(')');
    return issues;
  }

  #issuesOf(name: string): Issue[] {
    const { state } = this.#call;
    const project = findProject(state, name);
    if (project !== undefined) return state.issues.by('project', project.id);
    const issue = findIssue(state, name);
    if (issue === undefined) throw badRequest(`There is no project and no issue '${name}'.`);
    return [issue];
  }

  #take(word: string): boolean {
    if (this.#tokens[this.#at]?.toLowerCase() !== word) return false;
    this.#at += 1;
    return true;
  }

  #need(word: string): void {
    if (!this.#take(word)) throw this.#refusal(`'${word}'`);
  }

  #next(what: string): string {
    const token = this.#tokens[this.#at];
    if (token === undefined) throw this.#refusal(what);
    this.#at += 1;
    return token;
  }

  #refusal(expected: string, got = this.#tokens[this.#at]): Error {
    return badRequest(
      `Invalid query: expected ${expected}, but got ${got === undefined ? 'its end' : `'${got}'`}.`,
    );
  }
}
