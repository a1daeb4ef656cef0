import type { Clock } from '../../clock.ts';
import type { Random } from '../../random.ts';
import type { Collection, RecordChange } from '../collection.ts';
import type { IssueDocument, PropertyAlias } from '../jql/search-view.ts';
import type { Issue, IssueLink } from '../model.ts';
import type { JiraState } from '../state.ts';

/** How long a change takes to reach the index: always so many milliseconds, or somewhere below so many. */
export type SearchLag =
  | { readonly kind: 'fixed'; readonly ms: number }
  | { readonly kind: 'random'; readonly belowMs: number };

/** A document that searches still see, although it has changed since. Null: there was no issue yet. */
interface Past {
  readonly document: IssueDocument | null;
  readonly until: number;
}

type ChildKind = 'comments' | 'attachments' | 'worklogs' | 'changes' | 'remoteLinks' | 'links';

/**
 * What searches see of the issues of a site. A change arrives late, each by its own delay, and never before an
 * earlier change of the same issue; `reconcile` lets a search see named issues as they are.
 */
export class SearchIndex {
  readonly #clock: Clock;
  readonly #random: Random;
  #lag: SearchLag;
  #aliases: readonly PropertyAlias[] = [];
  readonly #current = new Map<string, IssueDocument>();
  readonly #past = new Map<string, Past[]>();
  /** Issue id -> when the newest of its past documents was put away. */
  readonly #touched = new Map<string, number>();

  constructor(state: JiraState, clock: Clock, random: Random, lag: SearchLag) {
    this.#clock = clock;
    this.#random = random;
    this.#lag = lag;
    for (const issue of state.issues.all()) this.#current.set(issue.id, documentOf(state, issue));
    state.issues.watch((change) => this.#noteIssue(state, change));
    this.#watchChildren(state.comments, 'comments');
    this.#watchChildren(state.attachments, 'attachments');
    this.#watchChildren(state.worklogs, 'worklogs');
    this.#watchChildren(state.changes, 'changes');
    this.#watchChildren(state.remoteLinks, 'remoteLinks');
    state.issueLinks.watch((change) => this.#noteLink(change));
  }

  get aliases(): readonly PropertyAlias[] {
    return this.#aliases;
  }

  /** Makes known which values inside entity properties can be searched; replaces what was known. */
  setAliases(aliases: readonly PropertyAlias[]): void {
    this.#aliases = aliases;
  }

  setLag(lag: SearchLag): void {
    this.#lag = lag;
  }

  /** Everything written so far can be found from now on. */
  settle(): void {
    this.#past.clear();
  }

  /** Documents as a search sees them now; those of `reconcile` (issue ids) as they are. */
  documents(reconcile: ReadonlySet<string> = new Set()): Map<string, IssueDocument> {
    const now = this.#clock.now();
    this.#forget(now);
    const seen = new Map(this.#current);
    for (const [id, [oldest]] of this.#past) {
      if (oldest === undefined || reconcile.has(id)) continue;
      if (oldest.document === null) seen.delete(id);
      else seen.set(id, oldest.document);
    }
    return seen;
  }

  #forget(now: number): void {
    for (const [id, entries] of this.#past) {
      const kept = entries.filter(({ until }) => until > now);
      if (kept.length === 0) this.#past.delete(id);
      else if (kept.length < entries.length) this.#past.set(id, kept);
    }
  }

  #watchChildren<T extends { id: string; issueId: string }>(
    collection: Collection<T>,
    kind: ChildKind,
  ): void {
    collection.watch(({ before, after }) => {
      const issueId = after?.issueId ?? before?.issueId;
      if (issueId !== undefined) this.#replaceChild(issueId, kind, before, after);
    });
  }

  #noteIssue(state: JiraState, { id, after }: RecordChange<Issue>): void {
    const known = this.#current.get(id);
    this.#putAway(id, known ?? null);
    if (after === undefined) this.#current.delete(id);
    else this.#current.set(id, known === undefined ? documentOf(state, after) : { ...known, issue: after });
  }

  #noteLink({ before, after }: RecordChange<IssueLink>): void {
    const link = after ?? before;
    if (link === undefined) return;
    for (const issueId of new Set([link.inwardIssueId, link.outwardIssueId])) {
      this.#replaceChild(issueId, 'links', before, after);
    }
  }

  #replaceChild(
    issueId: string,
    kind: ChildKind,
    before: { id: string } | undefined,
    after: { id: string } | undefined,
  ): void {
    const known = this.#current.get(issueId);
    if (known === undefined) return;
    this.#putAway(issueId, known);
    const id = after?.id ?? before?.id;
    const children: readonly { id: string }[] = known[kind];
    const place = children.findIndex((child) => child.id === id);
    const kept = children.filter((child) => child.id !== id);
    const at = place < 0 ? kept.length : place;
    const next = after === undefined ? kept : [...kept.slice(0, at), after, ...kept.slice(at)];
    this.#current.set(issueId, { ...known, [kind]: next });
  }

  /** Keeps what searches go on seeing. Changes of one moment come into sight together. */
  #putAway(id: string, document: IssueDocument | null): void {
    const now = this.#clock.now();
    if (this.#touched.get(id) === now && this.#past.has(id)) return;
    const delay =
      this.#lag.kind === 'fixed' ? this.#lag.ms : this.#random.below(Math.max(1, this.#lag.belowMs));
    if (delay <= 0 && !this.#past.has(id)) return;
    const entries = this.#past.get(id) ?? [];
    const until = Math.max(now + delay, entries.at(-1)?.until ?? 0);
    this.#past.set(id, [...entries, { document, until }]);
    this.#touched.set(id, now);
  }
}

function documentOf(state: JiraState, issue: Issue): IssueDocument {
  const { id } = issue;
  return {
    issue,
    comments: state.comments.by('issue', id),
    attachments: state.attachments.by('issue', id),
    worklogs: state.worklogs.by('issue', id),
    changes: state.changes.by('issue', id),
    links: state.issueLinks.by('issue', id),
    remoteLinks: state.remoteLinks.by('issue', id),
  };
}
