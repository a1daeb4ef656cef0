import { type MemoryIssue, setField } from '../support/memory-issue.ts';
import type { Site } from './site.ts';
import type { World } from './world.ts';

export interface FieldEdit {
  readonly site: string;
  readonly field: 'summary' | 'description';
  readonly value: string;
  readonly at: number;
}

/** A comment that a person wrote; `text` is unique over the run and over its edits. */
export interface PersonComment {
  readonly site: string;
  readonly id: string;
  text: string;
  deleted: boolean;
}

export type Edit = 'summary' | 'description' | 'comment' | 'edit-comment' | 'delete-comment' | 'attach';

/** What people do to the one issue of a run, and what they did. */
export class People {
  readonly edits: FieldEdit[] = [];
  readonly comments: PersonComment[] = [];
  readonly files: { site: string; name: string }[] = [];
  readonly #world: World;
  readonly #sites: readonly Site[];
  readonly #fresh: number;
  #count = 0;

  /** `fresh`: how often an edit brings a value that was never there. */
  constructor(world: World, sites: readonly Site[], fresh: number) {
    this.#world = world;
    this.#sites = sites;
    this.#fresh = fresh;
  }

  edit(kinds: readonly Edit[]): void {
    const site = this.#sites[this.#world.below(this.#sites.length)];
    const issue = site && firstIssue(site);
    if (!site || !issue) return;
    const kind = kinds[this.#world.below(kinds.length)] ?? 'summary';
    this.#count += 1;
    if (kind === 'summary' || kind === 'description') this.#field(site, issue, kind);
    else if (kind === 'attach') this.#attach(site, issue);
    else this.#comment(site, issue, kind);
  }

  #field(site: Site, issue: MemoryIssue, field: 'summary' | 'description'): void {
    // Some values come again, so that edits back to an older value happen.
    const value = this.#world.random() < this.#fresh ? `u${this.#count}` : `s${this.#world.below(3)}`;
    if (JSON.stringify(issue.fields[field] ?? '').includes(`"${value}"`)) return;
    const written = field === 'summary' ? value : document(value);
    setField(issue, field, written, { at: this.#world.now, app: false });
    this.edits.push({ site: site.name, field, value, at: this.#world.now });
    this.#world.note(`${site.name} PERSON ${field} = ${value}`);
    site.changed(issue.id, 'updated', [field]);
  }

  #comment(site: Site, issue: MemoryIssue, kind: 'comment' | 'edit-comment' | 'delete-comment'): void {
    const own = this.comments.filter((comment) => comment.site === site.name && !comment.deleted);
    const old = own[this.#world.below(Math.max(1, own.length))];
    const text = `text-${this.#count}.`;
    if (kind === 'comment' || !old) {
      const id = site.jira.comment(issue.id, { body: document(text), internal: false });
      this.comments.push({ site: site.name, id, text, deleted: false });
    } else if (kind === 'edit-comment') {
      const found = issue.comments.find((comment) => comment.id === old.id);
      if (!found) return;
      found.body = document(text);
      found.updated = this.#world.now;
      old.text = text;
    } else {
      issue.comments = issue.comments.filter((comment) => comment.id !== old.id);
      old.deleted = true;
    }
    issue.updated = this.#world.now;
    this.#world.note(`${site.name} PERSON ${kind} ${text}`);
    site.changed(issue.id, 'comment');
  }

  #attach(site: Site, issue: MemoryIssue): void {
    const name = `file-${this.#count}.bin`;
    const bytes = new Uint8Array(this.#world.below(300)).map(() => this.#world.below(256));
    site.jira.attach(issue.id, { name, mime: 'application/octet-stream', bytes });
    this.files.push({ site: site.name, name });
    this.#world.note(`${site.name} PERSON attach ${name}`);
    site.changed(issue.id, 'attachment');
  }
}

export function firstIssue(site: Site): MemoryIssue | undefined {
  return [...site.jira.issues.values()][0];
}

export function document(text: string) {
  return {
    type: 'doc' as const,
    version: 1 as const,
    content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
  };
}
