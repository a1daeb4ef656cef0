import type {
  Jira,
  JiraList,
  LinkWrite,
  Refused,
  RemoteLinkWrite,
  WorklogWrite,
} from '../../src/core/ports/jira.ts';
import type { JiraBelow } from '../../src/core/ports/jira-below.ts';
import type { JiraCatalogue } from '../../src/core/ports/jira-catalogue.ts';
import { type MemoryIssue, type MemoryLink, rawWorklog } from './memory-issue.ts';

type Children = Pick<
  Jira,
  | 'readWorklogs'
  | 'worklogExists'
  | 'addWorklog'
  | 'updateWorklog'
  | 'deleteWorklog'
  | 'linkTypes'
  | 'linkExists'
  | 'addLink'
  | 'deleteLink'
  | 'readRemoteLinks'
  | 'remoteLinkExists'
  | 'putRemoteLink'
  | 'deleteRemoteLink'
>;

const none: Refused = { refused: true, fields: {}, messages: ['not found'] };

const nobodyAndNothing: JiraCatalogue & JiraBelow = {
  changes: async () => [],
  watchers: async () => [],
  votes: async () => 0,
  editFields: async () => [],
  addWatcher: async () => undefined,
  accountByEmail: async () => undefined,
  accountByName: async () => undefined,
  searchPeople: async () => [],
  peopleNames: async () => ({}),
  names: async () => [],
  assignable: async () => false,
  addVersion: async () => 'refused',
  addComponent: async () => 'refused',
  addOption: async () => 'refused',
};

/** Worklogs and links of the memory Jira. */
export abstract class MemoryChildren implements Children {
  readonly changes = nobodyAndNothing.changes;
  readonly watchers = nobodyAndNothing.watchers;
  readonly votes = nobodyAndNothing.votes;
  readonly editFields = nobodyAndNothing.editFields;
  readonly addWatcher = nobodyAndNothing.addWatcher;
  readonly accountByEmail = nobodyAndNothing.accountByEmail;
  readonly accountByName = nobodyAndNothing.accountByName;
  readonly searchPeople = nobodyAndNothing.searchPeople;
  readonly peopleNames = nobodyAndNothing.peopleNames;
  readonly names = nobodyAndNothing.names;
  readonly assignable = nobodyAndNothing.assignable;
  readonly addVersion = nobodyAndNothing.addVersion;
  readonly addComponent = nobodyAndNothing.addComponent;
  readonly addOption = nobodyAndNothing.addOption;
  readonly issues = new Map<string, MemoryIssue>();
  /** Calls by name, to count what an operation costs. */
  readonly calls: string[] = [];
  links: MemoryLink[] = [];
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  abstract id(): string;

  /** Work as a person or the app logs it; answers its id. */
  log(
    issueId: string,
    work: { started: number; seconds: number; body: unknown; properties?: Readonly<Record<string, unknown>> },
    byApp = false,
  ): string {
    const id = this.id();
    const issue = this.issues.get(issueId);
    issue?.worklogs.push({ properties: {}, ...work, id, updated: this.#now(), byApp });
    if (issue) issue.updated = this.#now();
    return id;
  }

  async readWorklogs(issueId: string): Promise<JiraList> {
    this.calls.push('readWorklogs');
    const list = (this.issues.get(issueId)?.worklogs ?? []).map((worklog) => ({
      ...Object(rawWorklog(worklog)),
      properties: Object.entries(worklog.properties).map(([key, value]) => ({ key, value })),
    }));
    return { list: structuredClone(list), complete: true };
  }

  async worklogExists(issueId: string, worklogId: string): Promise<boolean> {
    this.calls.push('worklogExists');
    return this.issues.get(issueId)?.worklogs.some(({ id }) => id === worklogId) ?? false;
  }

  async addWorklog(
    issueId: string,
    worklog: WorklogWrite & { properties: Readonly<Record<string, unknown>> },
  ): Promise<{ id: string } | Refused> {
    this.calls.push('addWorklog');
    if (!this.issues.has(issueId)) return none;
    return { id: this.log(issueId, structuredClone(worklog), true) };
  }

  async updateWorklog(
    issueId: string,
    worklogId: string,
    worklog: WorklogWrite,
  ): Promise<'done' | 'not-found' | Refused> {
    this.calls.push('updateWorklog');
    const issue = this.issues.get(issueId);
    const found = issue?.worklogs.find(({ id }) => id === worklogId);
    if (!issue || !found) return 'not-found';
    const { started, seconds, body } = structuredClone(worklog);
    Object.assign(found, { started, seconds, body, updated: this.#now() });
    issue.updated = this.#now();
    return 'done';
  }

  async deleteWorklog(issueId: string, worklogId: string): Promise<void> {
    this.calls.push('deleteWorklog');
    const issue = this.issues.get(issueId);
    if (issue) issue.worklogs = issue.worklogs.filter(({ id }) => id !== worklogId);
  }

  async linkTypes(): Promise<readonly string[]> {
    return ['Blocks', 'Relates'];
  }

  async linkExists(linkId: string): Promise<boolean> {
    this.calls.push('linkExists');
    return this.links.some(({ id }) => id === linkId);
  }

  async addLink({ type, from, to }: LinkWrite): Promise<{ id?: string } | Refused> {
    this.calls.push('addLink');
    const same = this.links.find((link) => link.type === type && link.from === from && link.to === to);
    if (same) return { id: same.id };
    if (!this.issues.has(from) || !this.issues.has(to) || !(await this.linkTypes()).includes(type))
      return none;
    const id = this.id();
    this.links.push({ id, type, from, to });
    return { id };
  }

  async deleteLink(linkId: string): Promise<void> {
    this.calls.push('deleteLink');
    this.links = this.links.filter(({ id }) => id !== linkId);
  }

  async readRemoteLinks(issueId: string): Promise<JiraList> {
    this.calls.push('readRemoteLinks');
    const list = (this.issues.get(issueId)?.remoteLinks ?? []).map(({ id, globalId, url, title }) => ({
      id: Number(id),
      globalId,
      object: { url, title },
    }));
    return { list, complete: true };
  }

  async remoteLinkExists(issueId: string, linkId: string): Promise<boolean> {
    this.calls.push('remoteLinkExists');
    return this.issues.get(issueId)?.remoteLinks.some(({ id }) => id === linkId) ?? false;
  }

  async putRemoteLink(
    issueId: string,
    { globalId, url, title }: RemoteLinkWrite,
  ): Promise<{ id: string } | Refused> {
    this.calls.push('putRemoteLink');
    const issue = this.issues.get(issueId);
    if (!issue) return none;
    const id = issue.remoteLinks.find((link) => link.globalId === globalId)?.id ?? this.id();
    issue.remoteLinks = [...issue.remoteLinks.filter((link) => link.id !== id), { id, globalId, url, title }];
    return { id };
  }

  async deleteRemoteLink(issueId: string, linkId: string): Promise<void> {
    this.calls.push('deleteRemoteLink');
    const issue = this.issues.get(issueId);
    if (issue) issue.remoteLinks = issue.remoteLinks.filter(({ id }) => id !== linkId);
  }
}
