import type { AdfDocument } from '../../src/core/document/adf-node.ts';
import type { CompiledRules } from '../../src/core/rules/compile-version.ts';
import type { Version } from '../../src/core/rules/version.ts';
import { filesShown } from '../../src/core/sync/children/attachment-filter.ts';
import { childrenAnswer } from '../../src/core/sync/children/children-answer.ts';
import { incomingChildren } from '../../src/core/sync/children/incoming-children.ts';
import { mustKnowMarks, withKeptInternal } from '../../src/core/sync/children/kept-internal.ts';
import { childByPeer, type Ledger, withEntry, withoutEntry } from '../../src/core/sync/children/ledger.ts';
import { localChildren } from '../../src/core/sync/children/local-children.ts';
import { outgoingChildren } from '../../src/core/sync/children/outgoing-children.ts';
import { type PostedChild, partsOf, secrecyOf } from '../../src/core/sync/children/posted-child.ts';
import { settleChildren } from '../../src/core/sync/children/settle-children.ts';
import { withAppearance } from '../../src/core/sync/children/with-appearance.ts';

/** What people do with the comments of an issue; `which` counts them round. */
export type Act =
  | {
      readonly do: 'say';
      readonly noted: boolean;
      readonly restricted: boolean;
      readonly word: string;
      readonly answers: number | undefined;
    }
  | { readonly do: Change; readonly which: number }
  | { readonly do: 'move' }
  | { readonly do: 'sync' };

type Change = 'hide' | 'show' | 'restrict' | 'release' | 'edit';

/** A comment as Jira holds it: whether customers may read it lies in its mark, which no move takes away. */
interface Said {
  readonly id: string;
  readonly word: string;
  readonly parent: Said | undefined;
  noted: boolean;
  restricted: boolean;
  text: number;
  updated: number;
}

interface Copy {
  readonly of: string;
  internal: boolean;
  mark: 'desk' | 'word' | undefined;
}

type Comments = Version['comments'];

/** An issue on its way between a service desk and a project without one, and its copy at the peer. */
export class VisibilityScene {
  readonly #here: CompiledRules;
  readonly #there: CompiledRules;
  readonly #said: Said[] = [];
  readonly #copies = new Map<string, Copy>();
  readonly #wire: PostedChild[] = [];
  #desk: boolean;
  #now = 100;
  #seen = 0;
  #place: string | undefined;
  #life: 'pending' | 'linked' = 'pending';
  #ledger: Ledger = [];
  #ledgerThere: Ledger = [];

  constructor(here: CompiledRules, there: CompiledRules, desk: boolean) {
    this.#here = here;
    this.#there = there;
    this.#desk = desk;
  }

  act(act: Act): void {
    this.#now += 100;
    if (act.do === 'say') this.#say(act);
    else if (act.do === 'sync') this.#sync();
    else if (act.do === 'move') this.#desk = !this.#desk;
    else this.#change(act.do, act.which);
  }

  #change(change: Change, which: number): void {
    const one = this.#said[which % Math.max(this.#said.length, 1)];
    if (one === undefined) return;
    one.updated = this.#now;
    // Only a service desk lets people choose who reads a comment.
    if (change === 'hide' && this.#desk) one.noted = true;
    if (change === 'show' && this.#desk) one.noted = false;
    if (change === 'restrict') one.restricted = true;
    if (change === 'release') one.restricted = false;
    if (change === 'edit') one.text += 1;
  }

  /** What the peer, or its customers, have been told that they must not know. */
  leaks(rules: Comments, appear: string): string[] {
    const byWord = rules.prefix !== undefined || rules.tag !== undefined;
    const found = this.#wire.flatMap((child) => {
      if (child.kind !== 'comment') return [];
      const one = this.#said.find(({ id }) => id === child.value.id);
      if (one === undefined) return ['nobody said it'];
      const opted = byWord && this.#hasWord(rules, one);
      const allowed = rules.out === 'all' || (opted && rules.wordFor === 'internal');
      const text = JSON.stringify(child.value.body);
      return [
        ...(this.#isSecret(one) && !allowed ? [`${one.id} left`] : []),
        ...(this.#isSecret(one) && child.value.visibility === 'public' ? [`${one.id} left as public`] : []),
        ...(opted && text.includes(one.word.trim()) ? [`${one.id} left with its word`] : []),
      ];
    });
    const shown = [...this.#copies.values()].filter(({ internal }) => !internal);
    return [
      ...found,
      ...shown.flatMap(({ of, mark }) => {
        const one = this.#said.find(({ id }) => id === of);
        return [
          ...(one && this.#isSecret(one) ? [`${of} is shown`] : []),
          ...(appear === 'allInternal' ? [`${of} is shown where all are internal`] : []),
          ...(appear === 'publicWhereMarked' && mark === undefined ? [`${of} is shown unmarked`] : []),
        ];
      }),
    ];
  }

  #hasWord({ prefix, tag }: Comments, { word }: Said): boolean {
    const own = word.trim();
    return own !== '' && (own === prefix || own === tag);
  }

  /** By the marks alone, whatever Jira says; in a desk an answer has a mark of its own. */
  #isSecret(one: Said): boolean {
    if (one.noted || one.restricted) return true;
    return !this.#desk && one.parent !== undefined && this.#isSecret(one.parent);
  }

  #say({ noted, restricted, word, answers }: Extract<Act, { do: 'say' }>): void {
    const parent = answers === undefined ? undefined : this.#said[answers % Math.max(this.#said.length, 1)];
    this.#said.push({
      id: String(this.#now),
      word,
      parent,
      noted: noted && this.#desk,
      restricted,
      text: 0,
      updated: this.#now,
    });
  }

  #fields(): Record<string, unknown> {
    const comments = this.#said.map((one) => ({
      id: one.id,
      author: { accountId: 'ann', displayName: 'Ann', accountType: 'atlassian' },
      created: new Date(Number(one.id)).toISOString(),
      updated: new Date(one.updated).toISOString(),
      body: documentOf(`${one.word}text ${one.text}`),
      // Outside a desk Jira calls every comment public.
      jsdPublic: !(this.#desk && one.noted),
      ...(one.restricted ? { visibility: { type: 'role', value: 'Administrators' } } : {}),
      ...(one.parent === undefined ? {} : { parentId: Number(one.parent.id) }),
    }));
    const projectTypeKey = this.#desk ? 'service_desk' : 'software';
    return { project: { projectTypeKey }, attachment: [], comment: { total: comments.length, comments } };
  }

  #sync(): void {
    this.#wire.length = 0;
    const found = localChildren(this.#fields());
    const project = this.#desk ? '1' : '2';
    const past = {
      twin: {
        life: this.#life,
        seen: this.#seen,
        ...(this.#place === undefined ? {} : { place: this.#place }),
      },
      project,
      severalProjects: this.#here.projects.length > 1,
    };
    const asks = !this.#desk && mustKnowMarks(found.comments, this.#ledger, past);
    const noted = new Set(this.#said.filter((one) => asks && one.noted).map(({ id }) => id));
    const comments = this.#desk ? found.comments : withKeptInternal(found.comments, this.#ledger, noted);
    const safe = { ...found, comments, shown: filesShown(null, found) };
    const out = outgoingChildren(this.#here, 'here', safe, this.#ledger, {});
    const item = { ...partsOf(out.posted), attachments: [], removed: [...out.withdrawn] };
    this.#wire.push(...out.posted);
    this.#apply(item);
    const answer = {
      code: 'applied' as const,
      issue: { id: '9', key: 'P-9', url: 'u' },
      ...childrenAnswer('there', this.#there, item, this.#ledgerThere),
    };
    this.#ledger = settleChildren(out.ledger, { ...out, removed: item.removed }, answer).ledger;
    this.#life = 'linked';
    this.#place = project;
    this.#seen = this.#now;
  }

  #apply(item: Parameters<typeof incomingChildren>[2]): void {
    const came = incomingChildren(this.#there, 'there', item, this.#ledgerThere);
    const { add, edit, remove, prints } = withAppearance(this.#there, {}, this.#ledgerThere, came);
    for (const { peer } of remove) {
      this.#copies.delete(peer);
      this.#ledgerThere = withoutEntry(this.#ledgerThere, ({ p }) => p === peer);
    }
    for (const child of [...edit.map((one) => one.child), ...add]) {
      if (child.kind !== 'comment') continue;
      const { id, visibility, mark } = child.value;
      const before = this.#copies.get(id);
      // Jira keeps the mark of an internal note when its text is written anew.
      const internal = visibility === 'internal' || child.hushed === true || before?.internal === true;
      this.#copies.set(id, { of: id, internal, mark });
      const known = childByPeer(this.#ledgerThere, 'c', id);
      this.#ledgerThere = withEntry(this.#ledgerThere, (one) => one.p === id, {
        k: 'c',
        l: known?.l ?? `9${id}`,
        p: id,
        o: 'there',
        ...(prints[`c${id}`] === undefined ? {} : { f: prints[`c${id}`] }),
        ...secrecyOf(child),
      });
    }
  }
}

function documentOf(text: string): AdfDocument {
  return { type: 'doc', version: 1, content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] };
}
