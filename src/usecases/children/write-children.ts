import { APP } from '../../core/limits.ts';
import type { Ports } from '../../core/ports/ports.ts';
import { childName, letterOf } from '../../core/sync/children/child-kind.ts';
import {
  childByLocal,
  childByPeer,
  type Ledger,
  withEntry,
  withoutEntry,
} from '../../core/sync/children/ledger.ts';
import { isServiceDesk } from '../../core/sync/children/local-comments.ts';
import { type PostedChild, secrecyOf } from '../../core/sync/children/posted-child.ts';
import type { Child } from '../../core/sync/records/children-page.ts';
import type { Application } from '../incoming/carry-out.ts';
import type { Context } from '../twin/load-context.ts';
import { linkLargeFile } from './link-large-file.ts';
import { standsAlready } from './stands-already.ts';
import { addChild, type ChildPlace, editChild, type Landed, removeChild } from './write-child.ts';

/** Says whether another write may begin, and hears of each that was made, with the ledger as it is then. */
export interface WriteRoom {
  readonly mayWrite: () => boolean;
  readonly wrote: (ledger: Ledger) => void;
}

/**
 * The room of one item: Jira allows 20 writes of one issue in 2 s, the rest comes with the next message. `pace`:
 * whether other messages have left some of them.
 */
export function roomForChildren(room: WriteRoom, pace: () => boolean): WriteRoom {
  let left: number = APP.childWritesAtOnce;
  return {
    mayWrite: () => left > 0 && pace() && room.mayWrite(),
    wrote: (ledger) => {
      left -= 1;
      room.wrote(ledger);
    },
  };
}

/**
 * What must no longer be seen: removals, and edits that make something internal. It is done before anything else
 * of the item. Answers the ledger with all that was done; what there was no time for is simply not in it.
 */
export async function hideChildren(
  ports: Ports,
  context: Context,
  application: Application,
  room: WriteRoom,
): Promise<Ledger> {
  const { rows, children } = application;
  let ledger = children.ledger;
  for (const { k, peer, local, link } of children.remove) {
    if (!room.mayWrite()) return ledger;
    const known = childByPeer(ledger, k, peer);
    const ours = known?.no === 'present';
    const removes: readonly (readonly [Child['k'], string])[] = [
      ...(link === undefined ? [] : [['r', link] as const]),
      ...(local === undefined || ours ? [] : [[k, local] as const]),
    ];
    let refused = false;
    for (const [letter, id] of removes)
      refused = (await removeChild(ports, rows.twin.issue, letter, id)) === 'refused' || refused;
    const isIt = (one: Child) => one.k === k && one.p === peer && one.o === 'there';
    if (refused && known) ledger = withEntry(ledger, isIt, { ...known, no: 'not-now' });
    else if (ours && local !== undefined)
      ledger = withEntry(ledger, isIt, { k, l: local, o: 'here', no: 'kept' });
    else ledger = withoutEntry(ledger, isIt);
    if (removes.length > 0) room.wrote(ledger);
  }
  return editEach(ports, context, application, ledger, room, isHidden);
}

/** Edits and adds the children of an item, after its fields. */
export async function writeChildren(
  ports: Ports,
  context: Context,
  application: Application,
  before: Ledger,
  room: WriteRoom,
): Promise<Ledger> {
  const { rows, children } = application;
  let ledger = await editEach(ports, context, application, before, room, (child) => !isHidden(child));
  for (const child of children.add) {
    if (!room.mayWrite()) return ledger;
    const landed = await addChild(ports, context, placeOf(application, ledger), child);
    ledger = recorded(ledger, { ...entry(child, waits(landed) ? {} : children.prints), ...landed });
    room.wrote(ledger);
  }
  for (const file of children.tooLarge) {
    if (!room.mayWrite()) return ledger;
    const link = await linkLargeFile(ports, context, rows.twin.issue, file);
    ledger = ledger.map((one) => (one.k === 'a' && one.p === file.id && link ? { ...one, r: link } : one));
    room.wrote(ledger);
  }
  return ledger;
}

async function editEach(
  ports: Ports,
  context: Context,
  application: Application,
  before: Ledger,
  room: WriteRoom,
  chosen: (child: PostedChild) => boolean,
): Promise<Ledger> {
  let ledger = before;
  const { children } = application;
  const stands = standsAlready(ports, context, placeOf(application, before));
  for (const edit of children.edit.filter(({ child }) => chosen(child))) {
    if (!room.mayWrite()) return ledger;
    const { child } = edit;
    const found = childByPeer(ledger, letterOf(child.kind), child.value.id);
    const { no: _no, i: _i, ...known } = found ?? {};
    const equal = found?.f === undefined && (await stands(edit));
    const landed = equal
      ? { l: edit.local }
      : await editChild(ports, context, placeOf(application, ledger), edit);
    ledger = recorded(ledger, { ...known, ...entry(child, waits(landed) ? {} : children.prints), ...landed });
    if (!equal) room.wrote(ledger);
  }
  return ledger;
}

/** Where the children of an item are written, as far as the ledger has come. */
const placeOf = ({ rows, issue, links, files = [] }: Application, ledger: Ledger): ChildPlace => ({
  issue: rows.twin.issue,
  links,
  ledger,
  files,
  desk: isServiceDesk(issue.fields['project']) === true,
});

/** What comes again by itself is not settled by what was tried now. */
const waits = ({ no }: Landed): boolean => no === 'no-twin' || no === 'not-now';

function isHidden(child: PostedChild): boolean {
  if (child.kind === 'comment') return child.value.visibility === 'internal' || child.hushed === true;
  return child.kind === 'worklog' && child.value.visibility === 'internal';
}

function entry(child: PostedChild, prints: Readonly<Record<string, string>>): Child {
  const k = letterOf(child.kind);
  const print = prints[childName(k, child.value.id)];
  // A link whose other end is missing here is tried again whenever it comes.
  return {
    k,
    p: child.value.id,
    o: 'there',
    ...(print === undefined ? {} : { f: print }),
    ...secrecyOf(child),
  };
}

/** A link that both sides have made for themselves stays each side's own; only its name there is noted. */
function recorded(ledger: Ledger, child: Child): Ledger {
  const own = child.l === undefined ? undefined : childByLocal(ledger, child.k, child.l);
  if (own?.o === 'here' && own.no === undefined && child.p !== undefined) {
    return withEntry(ledger, (one) => one === own, { ...own, p: child.p });
  }
  return withEntry(ledger, (one) => one.k === child.k && one.p === child.p && one.o === 'there', child);
}
