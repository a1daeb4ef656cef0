import * as z from 'zod';
import { convert } from '../../fields/convert.ts';
import type { UpdateItem } from '../../protocol/kinds/sync.ts';
import type { ReplicaComment, ReplicaWorklog } from '../../replica/replica-children.ts';
import { adfDocument } from '../../replica/replica-value.ts';
import { sha256Hex } from '../../replica/sha256.ts';
import type { ScriptChildren, ScriptResult } from '../../scripting/read-outcome.ts';
import { childName } from './child-kind.ts';
import type { IncomingChildren } from './incoming-children.ts';
import { childByPeer, type Ledger, withEntry } from './ledger.ts';
import { type PostedChild, postedPrint } from './posted-child.ts';

/** What an incoming script does about children. */
export type ChildrenByScript = Pick<ScriptResult, 'children' | 'effects'>;

/** A text of the script's, plain or with its formatting. */
const given = z.union([
  z.string().max(32_767),
  z.looseObject({ $adf: adfDocument }).transform(({ $adf }) => $adf),
]);
const one = z.looseObject({
  id: z.string(),
  body: z.unknown().optional(),
  comment: z.unknown().optional(),
  internal: z.boolean().optional(),
});
type Given = z.infer<typeof one>;

/**
 * The children of an item as a script wants them. It may change texts, hide, and leave out; it may neither show what is
 * internal nor name a child that did not come. What it leaves out is told to the peer as not taken.
 */
export function scriptedChildren(
  key: string,
  before: Ledger,
  came: IncomingChildren,
  { children, effects }: ChildrenByScript,
): IncomingChildren {
  const merged = [children.comments, children.workLogs] as const;
  const takes = (child: PostedChild): PostedChild | undefined => {
    if (child.kind === 'comment') return asTaken(merged[0], child);
    return child.kind === 'worklog' ? asTaken(merged[1], child) : child;
  };
  let { ledger } = came;
  const add = came.add.flatMap((child) => {
    const taken = takes(child);
    if (!taken) ledger = leftOut(ledger, child, came.prints);
    return taken ?? [];
  });
  const edit = came.edit.flatMap((change) => {
    const taken = takes(change.child);
    return taken ? [{ ...change, child: taken }] : [];
  });
  const kept = keptFiles(before, ledger, children.attachments);
  const added = effects.flatMap((effect) => (effect.do === 'add-comment' ? [ownComment(effect)] : []));
  const fresh = added.filter(({ value }) => childByPeer(kept, 'c', value.id) === undefined);
  const prints = fresh.map((child) => [childName('c', child.value.id), postedPrint(key, child)] as const);
  return {
    ...came,
    add: [...fresh, ...add],
    edit,
    ledger: kept,
    pulls: came.pulls && kept.some((child) => child.pull !== undefined && !before.includes(child)),
    prints: { ...came.prints, ...Object.fromEntries(prints) },
  };
}

type Texted = Extract<PostedChild, { kind: 'comment' | 'worklog' }>;

function asTaken(merged: ScriptChildren | undefined, child: Texted): PostedChild | undefined {
  if (!merged) return child;
  const found = merged.list
    .flatMap((raw) => one.safeParse(raw).data ?? [])
    .find(({ id }) => id === child.value.id);
  if (!found) return undefined;
  const hidden = found.internal === true ? ({ visibility: 'internal' } as const) : {};
  const plain = merged.asGiven ? ({ plain: true } as const) : {};
  return child.kind === 'comment'
    ? { ...child, ...plain, value: { ...child.value, ...hidden, ...bodyOf(found, 'body') } }
    : { ...child, ...plain, value: { ...child.value, ...hidden, ...bodyOf(found, 'comment') } };
}

function bodyOf(found: Given, name: 'body' | 'comment'): Pick<ReplicaComment, 'body'> | Record<never, never> {
  const text = given.safeParse(found[name]).data;
  if (text === undefined) return {};
  return { body: typeof text === 'string' ? documentOf(text) : text };
}

function documentOf(text: string): ReplicaComment['body'] {
  const made = convert({ kind: 'text', value: text }, 'richText');
  const body = made.ok && made.value.kind === 'richText' ? made.value.value : null;
  return body ?? { type: 'doc', version: 1, content: [] };
}

function leftOut(ledger: Ledger, child: PostedChild, prints: IncomingChildren['prints']): Ledger {
  const k = child.kind === 'comment' ? 'c' : 'w';
  const p = child.value.id;
  const print = prints[childName(k, p)];
  const entry = { k, p, o: 'there', no: 'off', ...(print === undefined ? {} : { f: print }) } as const;
  return withEntry(ledger, (known) => known.k === k && known.p === p && known.o === 'there', entry);
}

/** Files that would be fetched, but for those that the script does not keep. */
function keptFiles(before: Ledger, ledger: Ledger, merged: ScriptChildren | undefined): Ledger {
  if (!merged) return ledger;
  const kept = new Set(merged.list.flatMap((raw) => one.safeParse(raw).data?.id ?? []));
  return ledger.map((child) => {
    const isNew = child.k === 'a' && child.pull !== undefined && !before.includes(child);
    if (!isNew || child.p === undefined || kept.has(child.p)) return child;
    const { pull: _pull, ...rest } = child;
    return { ...rest, no: 'off' };
  });
}

type AddComment = Extract<ScriptResult['effects'][number], { do: 'add-comment' }>;

/** A comment of the script's own, under an id that its text gives: the same one is made once, however often it is tried. */
function ownComment({ text, internal }: AddComment): Texted & { kind: 'comment' } {
  const digits = BigInt(`0x${sha256Hex(new TextEncoder().encode(`${internal} ${text}`)).slice(0, 14)}`);
  return {
    kind: 'comment',
    plain: true,
    value: {
      id: `9${digits.toString().padStart(17, '0')}`,
      author: { name: '', ref: '' },
      created: 0,
      updated: 0,
      visibility: internal ? 'internal' : 'public',
      body: documentOf(text),
    },
  };
}

/** Children of an item as scripts see them. */
export function childrenSeen(item: Pick<UpdateItem, 'comments' | 'worklogs' | 'attachments'>) {
  const texted = (body: ReplicaComment['body']) => ({ $adf: body, $text: plainText(body) });
  const shared = ({ id, author, visibility }: ReplicaComment | ReplicaWorklog) => ({
    id,
    author,
    internal: visibility === 'internal',
  });
  return {
    comments: item.comments.map((child) => ({
      ...shared(child),
      body: texted(child.body),
      created: child.created,
      updated: child.updated,
    })),
    workLogs: (item.worklogs ?? []).map((child) => ({
      ...shared(child),
      timeSpent: child.seconds,
      startDate: child.started,
      comment: child.body ? texted(child.body) : null,
    })),
    attachments: item.attachments.map(({ id, name, mime, size, visibility }) => ({
      id,
      filename: name,
      mimetype: mime,
      filesize: size,
      internal: visibility === 'internal',
    })),
  };
}

function plainText(body: ReplicaComment['body']): string {
  const text = convert({ kind: 'richText', value: body }, 'text');
  return text.ok && text.value.kind === 'text' ? (text.value.value ?? '') : '';
}
