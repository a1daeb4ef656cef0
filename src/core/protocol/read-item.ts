import * as z from 'zod';
import { APP } from '../limits.ts';
import {
  jiraId,
  replicaAttachment,
  replicaComment,
  replicaLink,
  replicaRemoteLink,
  replicaWorklog,
} from '../replica/replica-children.ts';
import { type ChildKind, type SyncItem, syncItem } from './kinds/sync.ts';

/** An item that could be read, and the children of it that could not: they are answered as refused. */
export interface ItemRead {
  readonly item: SyncItem;
  readonly unread: readonly { readonly kind: ChildKind; readonly id: string }[];
}

const lists: readonly (readonly [name: string, kind: ChildKind, schema: z.ZodType, most: number])[] = [
  ['comments', 'comment', replicaComment, APP.childrenPerItem],
  ['worklogs', 'worklog', replicaWorklog, APP.childrenPerItem],
  ['links', 'link', replicaLink, APP.childrenPerItem],
  ['remoteLinks', 'remoteLink', replicaRemoteLink, APP.childrenPerItem],
  ['attachments', 'attachment', replicaAttachment, APP.attachmentsPerItem],
];
const anyItem = z.record(z.string(), z.unknown());
const named = z.looseObject({ id: jiraId });

/**
 * Reads one item of a message. A child that is not what it should be does not keep the issue from arriving, and of
 * more than one message may carry the first are read: what is not answered the sender brings again. Undefined: what
 * is wrong is the item itself.
 */
export function readItem(raw: unknown): ItemRead | undefined {
  const whole = syncItem.safeParse(raw);
  if (whole.success) return { item: whole.data, unread: [] };
  const parts = anyItem.safeParse(raw);
  if (!parts.success) return undefined;
  const rest = { ...parts.data };
  const unread: { kind: ChildKind; id: string }[] = [];
  for (const [name, kind, schema, most] of lists) {
    const list = rest[name];
    if (!Array.isArray(list)) continue;
    rest[name] = list.slice(0, most).filter((child: unknown) => {
      if (schema.safeParse(child).success) return true;
      const id = named.safeParse(child);
      if (id.success) unread.push({ kind, id: id.data.id });
      return false;
    });
  }
  const sound = syncItem.safeParse(rest);
  return sound.success ? { item: sound.data, unread } : undefined;
}
