import type { Database } from '../database.ts';
import type * as service from '../service/service-model.ts';
import { Collection, type RecordChange } from './collection.ts';
import type * as model from './model.ts';
import { createRecordTable, isRecordTable, type RecordTable } from './record-table.ts';
import type * as siteModel from './site-model.ts';

const byId = (record: { id: string }) => record.id;
const ofIssue = { issue: (record: { issueId: string }) => [record.issueId] };
const ofProject = { project: (record: { projectId: string }) => [record.projectId] };

/** Ids start where a real site's do, so that no test takes a small number for granted. */
const FIRST_ID: Record<string, number> = {
  attachment: 10000,
  worklog: 10000,
  change: 10000,
  sprint: 1,
  'service-desk': 1,
  'request-type': 1,
  'request-type-group': 1,
  organization: 1,
  approval: 1,
  'sla-metric': 1,
  queue: 1,
};
const FIRST_ID_ELSE = 10000;

/** Everything a site holds at one moment; what `restore` brings back. */
export interface JiraSnapshot {
  readonly records: readonly { kind: string; id: string; json: string }[];
  readonly counters: Readonly<Record<string, number>>;
  readonly blobs: ReadonlyMap<string, Uint8Array>;
}

/** A collection as the snapshot sees it. */
interface Kind {
  dump(): { id: string; json: string }[];
  clear(): void;
  load(json: string): void;
}

/**
 * One site's Jira as typed collections in memory, written through to the site's database. A transaction that
 * throws leaves neither memory nor database changed.
 */
export class JiraState {
  readonly users = new Collection<model.User>('user', (user) => user.accountId, {
    group: (user) => user.groups,
    email: (user) => [user.emailAddress.toLowerCase()],
  });
  readonly groups = new Collection<model.Group>('group', (group) => group.groupId, {
    name: (group) => [group.name.toLowerCase()],
  });
  readonly roles = new Collection<model.Role>('role', byId);
  readonly projects = new Collection<model.Project>('project', byId, {
    key: (project) => [project.key, ...(project.formerKeys ?? [])],
  });
  readonly permissionSchemes = new Collection<siteModel.PermissionScheme>('permission-scheme', byId);
  readonly issueTypes = new Collection<model.IssueType>('issue-type', byId);
  readonly statuses = new Collection<model.Status>('status', byId);
  readonly workflows = new Collection<model.Workflow>('workflow', byId);
  readonly fields = new Collection<model.Field>('field', byId);
  readonly screens = new Collection<model.ScreenScheme>('screens', (scheme) => scheme.projectId);
  readonly priorities = new Collection<model.NamedValue>('priority', byId);
  readonly resolutions = new Collection<model.NamedValue>('resolution', byId);
  readonly linkTypes = new Collection<model.LinkType>('link-type', byId);
  readonly versions = new Collection<model.Version>('version', byId, ofProject);
  readonly components = new Collection<model.Component>('component', byId, ofProject);
  readonly issues = new Collection<model.Issue>('issue', byId, {
    key: (issue) => [issue.key, ...issue.formerKeys],
    project: (issue) => [issue.projectId],
    parent: (issue) => (issue.parentId === null ? [] : [issue.parentId]),
  });
  readonly changes = new Collection<model.ChangeEntry>('change', byId, ofIssue);
  readonly comments = new Collection<model.Comment>('comment', byId, ofIssue);
  readonly attachments = new Collection<model.Attachment>('attachment', byId, ofIssue);
  readonly worklogs = new Collection<model.Worklog>('worklog', byId, ofIssue);
  readonly deletedWorklogs = new Collection<siteModel.DeletedWorklog>('deleted-worklog', byId);
  readonly issueLinks = new Collection<model.IssueLink>('issue-link', byId, {
    issue: (link) => [link.inwardIssueId, link.outwardIssueId],
  });
  readonly remoteLinks = new Collection<model.RemoteLink>('remote-link', byId, ofIssue);
  readonly categories = new Collection<siteModel.ProjectCategory>('project-category', byId);
  readonly filters = new Collection<siteModel.Filter>('filter', byId);
  readonly visits = new Collection<siteModel.IssueVisit>('visit', byId, {
    account: ({ accountId }) => [accountId],
  });
  readonly sprints = new Collection<siteModel.Sprint>('sprint', byId);
  readonly desks = new Collection<service.ServiceDesk>('service-desk', byId, ofProject);
  readonly requestTypes = new Collection<service.RequestType>('request-type', byId, ofProject);
  readonly organizations = new Collection<service.Organization>('organization', byId);
  readonly requestFacts = new Collection<service.RequestFacts>('request-facts', ({ issueId }) => issueId);
  readonly requestFiles = new Collection<service.RequestFile>('request-file', byId, ofIssue);
  readonly temporaryFiles = new Collection<service.TemporaryFile>('temporary-file', byId);
  readonly approvals = new Collection<service.Approval>('approval', byId, ofIssue);
  readonly slaMetrics = new Collection<service.SlaMetric>('sla-metric', byId, ofProject);
  readonly queues = new Collection<service.Queue>('queue', byId, ofProject);
  readonly articles = new Collection<service.Article>('article', byId);
  readonly settings = new Collection<siteModel.SiteSettings>('settings', byId);

  readonly #kinds = new Map<string, Kind>();
  readonly #counters = new Map<string, number>();
  readonly #blobs = new Map<string, Uint8Array>();
  readonly #table: RecordTable;
  #undo: (() => void)[] | null = null;
  #loading = false;
  #undoing = false;

  constructor(site: string, source?: Database | RecordTable) {
    this.#table = isRecordTable(source) ? source : createRecordTable(site, source);
    for (const value of Object.values(this)) if (value instanceof Collection) this.#adopt(value);
    this.#load();
  }

  /** A further kind of record, kept and restored like the others (for areas that own their own model). */
  collection<T>(
    kind: string,
    idOf: (record: T) => string,
    indexes: Record<string, (record: T) => readonly string[]> = {},
  ): Collection<T> {
    if (this.#kinds.has(kind)) throw new Error(`A collection of kind ${kind} exists already.`);
    const collection = new Collection<T>(kind, idOf, indexes);
    this.#adopt(collection);
    this.#loading = true;
    for (const { json } of this.#table.records(kind)) collection.put(JSON.parse(json));
    this.#loading = false;
    return collection;
  }

  /** The next free id of a kind, as a decimal string; never given twice, not even after a deletion. */
  nextId(kind: string): string {
    const before = this.#counters.get(kind);
    const next = before === undefined ? (FIRST_ID[kind] ?? FIRST_ID_ELSE) : before + 1;
    this.#counters.set(kind, next);
    this.#table.saveCounter(kind, next);
    return String(next);
  }

  /** Makes sure that ids of this kind continue above `id` (seeds bring their own ids). */
  reserveId(kind: string, id: number): void {
    const before = this.#counters.get(kind);
    if (before !== undefined && before >= id) return;
    this.#counters.set(kind, id);
    this.#table.saveCounter(kind, id);
  }

  blob(id: string): Uint8Array | undefined {
    return this.#blobs.get(id);
  }

  putBlob(id: string, bytes: Uint8Array): void {
    const before = this.#blobs.get(id);
    if (!this.#undoing) this.#undo?.push(() => (before ? this.putBlob(id, before) : this.deleteBlob(id)));
    this.#blobs.set(id, bytes);
    this.#table.saveBlob(id, bytes);
  }

  deleteBlob(id: string): void {
    const before = this.#blobs.get(id);
    if (!before) return;
    if (!this.#undoing) this.#undo?.push(() => this.putBlob(id, before));
    this.#blobs.delete(id);
    this.#table.saveBlob(id, undefined);
  }

  /** All or nothing, in memory and in the database. Nested calls join the outer one. */
  transaction<T>(work: () => T): T {
    if (this.#undo) return work();
    const undo: (() => void)[] = [];
    this.#undo = undo;
    try {
      return this.#table.transaction(work);
    } catch (error) {
      this.#undo = null;
      this.#loading = true;
      for (const step of undo.reverse()) step();
      this.#loading = false;
      throw error;
    } finally {
      this.#undo = null;
    }
  }

  /** A part of a transaction that may fail alone: what throws in here is undone, the rest goes on. */
  attempt<T>(work: () => T): T {
    const undo = this.#undo;
    if (!undo) return this.transaction(work);
    const mark = undo.length;
    try {
      return work();
    } catch (error) {
      this.#undoing = true;
      for (const step of undo.splice(mark).reverse()) step();
      this.#undoing = false;
      throw error;
    }
  }

  snapshot(): JiraSnapshot {
    const records = [...this.#kinds].flatMap(([kind, { dump }]) =>
      dump().map((entry) => ({ kind, ...entry })),
    );
    return { records, counters: Object.fromEntries(this.#counters), blobs: new Map(this.#blobs) };
  }

  restore(snapshot: JiraSnapshot): void {
    this.transaction(() => {
      for (const { clear } of this.#kinds.values()) clear();
      for (const { kind, json } of snapshot.records) this.#kinds.get(kind)?.load(json);
      for (const id of [...this.#blobs.keys()]) this.deleteBlob(id);
      for (const [id, bytes] of snapshot.blobs) this.putBlob(id, bytes);
      // Counters are not set back: a real site never gives an id twice either.
      for (const [kind, value] of Object.entries(snapshot.counters)) this.reserveId(kind, value);
    });
  }

  #adopt<T>(collection: Collection<T>): void {
    collection.watch((change: RecordChange<T>) => {
      if (this.#loading) return;
      if (!this.#undoing)
        this.#undo?.push(() => {
          if (change.before === undefined) collection.delete(change.id);
          else collection.put(change.before);
        });
      const json = change.after === undefined ? undefined : JSON.stringify(change.after);
      this.#table.saveRecord(collection.kind, change.id, json);
    });
    this.#kinds.set(collection.kind, {
      dump: () => collection.entries().map(([id, record]) => ({ id, json: JSON.stringify(record) })),
      clear: () => collection.clear(),
      load: (json) => collection.put(JSON.parse(json)),
    });
  }

  #load(): void {
    this.#loading = true;
    for (const [kind, { load }] of this.#kinds) {
      for (const { json } of this.#table.records(kind)) load(json);
    }
    for (const [kind, value] of this.#table.counters()) this.#counters.set(kind, value);
    for (const [id, bytes] of this.#table.blobs()) this.#blobs.set(id, bytes);
    this.#loading = false;
  }
}
