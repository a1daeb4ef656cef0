import type { PartialCode, UpdateItem } from '../protocol/kinds/sync.ts';
import { splitPath } from '../replica/replica-path.ts';
import type { Commands, Runnable } from '../rules/command.ts';
import type { Reason } from '../workflow/writing.ts';
import type { Merged } from './conflicts/merge-conflicts.ts';
import { unanswered } from './decide-outgoing.ts';
import type { SentPath } from './records/work.ts';
import type { Rows } from './rows.ts';
import { type ShadowPath, shadowOf } from './shadow.ts';

export interface IncomingInput {
  readonly rows: Rows;
  readonly item: Pick<UpdateItem, 'changed' | 'context' | 'full'>;
  readonly commands: Commands;
  /** Fingerprints of the local values as just read; absent where Jira did not return the field. */
  readonly local: Readonly<Record<string, string>>;
  /** Fingerprints of values that say nothing: a field that holds one of them is empty. */
  readonly empty: readonly string[];
  /** When a person last edited a path here (epoch seconds), where it had to be known. */
  readonly people?: Readonly<Record<string, number>>;
  /** Whether the conflict policy names this side for a path. */
  readonly winsHere: (path: string) => boolean;
  /** Whether a path can leave by the rules of this side: of one that cannot the peer never hears that ours stands. */
  readonly leaves: (path: string) => boolean;
}

export interface Incoming {
  readonly write: Readonly<Record<string, Runnable>>;
  /** Paths that already hold what came in, with the command that would have written it. */
  readonly equal: Readonly<Record<string, Runnable>>;
  /** Paths where the local value stands. */
  readonly lost: readonly string[];
  readonly partial: Readonly<Record<string, PartialCode>>;
  /** Paths whose local edit is overwritten by the winner. */
  readonly overruled: readonly string[];
  /** Of the lost ones those that no policy was asked about: newly published rules lose to any edit. */
  readonly byRules: readonly string[];
  /** Paths decided before whose local value still stands: said again, because the first answer may have been lost. */
  readonly stillLost: readonly string[];
  /** Paths of `write` that come to hold both sides' edits of a text. */
  readonly merged?: Readonly<Record<string, Merged>>;
  /** Why paths of `partial` were not written, for people of this side. */
  readonly reasons?: Readonly<Record<string, Reason>>;
  /** Paths of `partial` whose value here now is nobody's edit: they moved, but not to where they should. */
  readonly stood?: Readonly<Record<string, Pick<ShadowPath, 'sent' | 'known'>>>;
  /** Paths that a script here has written, and of which the item said nothing: the peer does not have them by it. */
  readonly unsaid?: readonly string[];
}

type Verdict = 'skip' | 'write' | 'equal' | 'lost' | 'overrule';

/** Decides every changed path of an item by data alone: never by clocks. */
export function decideIncoming(input: IncomingInput): Incoming {
  const write: Record<string, Runnable> = {};
  const equal: Record<string, Runnable> = {};
  const partial: Record<string, PartialCode> = {};
  const lost: string[] = [];
  const overruled: string[] = [];
  const byRules: string[] = [];
  const stillLost: string[] = [];
  const open = unanswered(input.rows.work);
  for (const changed of input.item.changed) {
    if (!input.item.full && isDecided(input.rows.twin, changed)) {
      if (input.rows.twin.owed?.includes(changed.path)) stillLost.push(changed.path);
      continue;
    }
    const command = input.commands[changed.path];
    if (!command) continue;
    const local = input.local[changed.path];
    if (!command.ok || local === undefined) {
      partial[changed.path] = command.ok ? 'field-gone' : command.code;
      continue;
    }
    const verdict = decidePath(input, changed, { command, local, own: open[changed.path] });
    if (verdict === 'write' || verdict === 'overrule') write[changed.path] = command;
    if (verdict === 'overrule') overruled.push(changed.path);
    if (verdict === 'equal') equal[changed.path] = command;
    if (verdict === 'lost') lost.push(changed.path);
    if (
      verdict === 'lost' &&
      changed.rules === true &&
      shadowOf(input.rows.twin.shadow, changed.path).known !== undefined
    ) {
      byRules.push(changed.path);
    }
  }
  return { write, equal, lost, partial, overruled, byRules, stillLost };
}

/**
 * Also one that an item has written which did not come to its end, unless the peer has won it since; not one that Jira
 * would not take then and may take now.
 */
function isDecided(twin: Rows['twin'], changed: UpdateItem['changed'][number]): boolean {
  const { appliedSeq, landed, aside } = twin;
  if (aside?.[changed.path]?.code === 'not-now') return false;
  if (changed.since <= appliedSeq) return true;
  return changed.won !== true && changed.since <= (landed?.[changed.path] ?? 0);
}

function editedSinceJoined(
  { began }: Rows['twin'],
  path: string,
  people: Readonly<Record<string, number>>,
): boolean {
  const last = people[splitPath(path).name];
  return began !== undefined && last !== undefined && last >= began;
}

function decidePath(
  { item, rows, empty, winsHere, leaves, people = {} }: IncomingInput,
  changed: UpdateItem['changed'][number],
  { command, local, own }: { command: Runnable; local: string; own: SentPath | undefined },
): Verdict {
  // An own message that the sender had applied settles its path: what went out then is what both agreed on.
  const settled = own !== undefined && own.since <= item.context;
  const above = own !== undefined && own.since > item.context;
  const shadow = shadowOf(rows.twin.shadow, changed.path);
  const { unwritten = [], baseline = [] } = rows.twin;
  // What a create could not carry stands as issues begin, unless a person has come first.
  const asBorn = unwritten.includes(changed.path) && people[changed.path] === undefined;
  const untouched = asBorn || baseline.includes(changed.path);
  const agreed = untouched ? local : settled ? own.local : shadow.known;
  if (item.full && command.local === (settled ? own.local : shadow.applied)) {
    return local === command.local && !above ? 'equal' : 'skip';
  }
  // A full item tells what nobody has edited there, too: what both agreed on is not newer than an edit of ours.
  if (item.full && changed.won !== true && command.local === agreed && local !== agreed) return 'skip';
  // Where an own message is above the context, its answer will move the shadow.
  if (local === command.local) return above ? 'skip' : 'equal';
  if (own === undefined && !leaves(changed.path)) return replaced(local, agreed, people[changed.path]);
  // A pair that was joined anew is compared: what one side alone has edited since then is the newer one.
  const fresh = editedSinceJoined(rows.twin, changed.path, people);
  if (rows.twin.began !== undefined && agreed === undefined && fresh !== (changed.edited === true))
    return fresh ? 'lost' : 'write';
  // Our own message was decided against, and its answer is what we have not heard.
  if (settled && local === agreed && changed.won === true) return 'overrule';
  if (local === agreed && !above) return 'write';
  // Newly mapped, so that neither side has edited it since: what is empty is filled, else the policy is asked.
  if (changed.rules === true && agreed === undefined && !above) {
    if (empty.includes(local)) return 'write';
    return winsHere(changed.path) ? 'lost' : 'overrule';
  }
  return changed.rules === true || winsHere(changed.path) ? 'lost' : 'overrule';
}

/** What only enters comes to hold what came. An edit of ours is not lost in silence: it is named as overruled. */
const replaced = (local: string, agreed: string | undefined, edited: number | undefined): Verdict =>
  edited !== undefined || (agreed !== undefined && local !== agreed) ? 'overrule' : 'write';
