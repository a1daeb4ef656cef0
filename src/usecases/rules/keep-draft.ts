import { type Attempt, done, type Explained, failed } from '../../core/connection/explained.ts';
import type { Clock, Random } from '../../core/ports/environment.ts';
import type { Store } from '../../core/ports/store.ts';
import { sameJson } from '../../core/rules/diff-leaves.ts';
import {
  type AskedPublish,
  type DraftRecord,
  draftKind,
  type HeldDraft,
} from '../../core/rules/draft-record.ts';
import { type DraftVersion, draftOf, rebased, savedOver } from '../../core/rules/draft-version.ts';
import { fitMode } from '../../core/rules/fit-mode.ts';
import { type Version, versionKey, versionKind } from '../../core/rules/version.ts';
import { recordLanded } from '../connection/record-landed.ts';
import { untilWritten } from '../connection/write-connection.ts';
import { epochSeconds } from '../twin/mark-twin.ts';
import { rulesInForce } from './publish-rules.ts';
import { type BehindTable, tablesBehind } from './with-tables.ts';

export interface DraftPorts {
  readonly store: Store;
  readonly random: Random;
  readonly clock: Clock;
}

/** A draft as it stands over the rules in force now. */
export interface StandingDraft {
  /** Number of the version in force, and of the one that the draft was begun over. */
  readonly inForce: number;
  readonly basedOn: number;
  readonly revision: number;
  readonly version: DraftVersion;
  /** The rules in force. */
  readonly over: Version;
  /** Tables that the rules in force hold as they were before somebody saved them: publishing takes them as they are. */
  readonly behind: readonly BehindTable[];
  /** What its mode has no place for, in words: it is kept with the draft, and not in `version`. */
  readonly dropped: readonly string[];
  /** Absent: nobody has saved a draft, and `version` is what is in force. */
  readonly held?: HeldDraft;
}

export async function loadDraft(ports: { store: Store }, id: string): Promise<Attempt<StandingDraft>> {
  const rules = await rulesInForce(ports, id);
  if (!rules.ok) return rules;
  const { number: inForce, version: over } = rules.value;
  const record = await ports.store.get(draftKind, id);
  const held = record?.held;
  const none = {
    inForce,
    basedOn: inForce,
    revision: record?.rev ?? 0,
    version: draftOf(over),
    over,
    behind: await tablesBehind(ports, over),
    dropped: [],
  };
  if (!held) return done(none);
  const base =
    held.basedOn === inForce ? over : await ports.store.get(versionKind, versionKey(id, held.basedOn));
  const version = base ? rebased(held.version, draftOf(base), draftOf(over)) : held.version;
  return done({ ...none, basedOn: held.basedOn, ...fitMode(over, version), held });
}

interface Save {
  readonly connection: string;
  readonly version: DraftVersion;
  /** The revision that the person has read. */
  readonly revision: number;
  /** Account id. */
  readonly by: string | undefined;
}

/** Saves parts of a draft over those that stand; what is wrong in them is kept and told by whoever reads the draft. */
export async function saveDraft(ports: DraftPorts, wish: Save): Promise<Attempt<StandingDraft>> {
  const standing = await loadDraft(ports, wish.connection);
  if (!standing.ok) return standing;
  const { revision, inForce, over, held } = standing.value;
  if (revision !== wish.revision) return failed(draftChanged);
  const version = savedOver(held?.version ?? draftOf(over), wish.version);
  if (!version.ok) return version;
  return write(ports, wish.connection, revision, {
    basedOn: held?.basedOn ?? inForce,
    at: epochSeconds(ports.clock),
    ...(wish.by === undefined ? {} : { by: wish.by }),
    version: version.value,
  });
}

export async function discardDraft(ports: DraftPorts, id: string): Promise<Attempt<StandingDraft>> {
  const standing = await loadDraft(ports, id);
  if (!standing.ok || !standing.value.held) return standing;
  return write(ports, id, standing.value.revision, undefined);
}

interface Rollback {
  readonly connection: string;
  readonly number: number;
  readonly revision?: number | undefined;
  readonly by: string | undefined;
}

/** Makes the rules of an earlier version the draft, whatever the draft held. */
export async function rollBack(ports: DraftPorts, wish: Rollback): Promise<Attempt<StandingDraft>> {
  const standing = await loadDraft(ports, wish.connection);
  if (!standing.ok) return standing;
  const { revision, inForce } = standing.value;
  if (wish.revision !== undefined && wish.revision !== revision) return failed(draftChanged);
  const earlier = await ports.store.get(versionKind, versionKey(wish.connection, wish.number));
  if (!earlier) return failed(noSuchVersion(wish.number));
  return write(ports, wish.connection, revision, {
    basedOn: inForce,
    at: epochSeconds(ports.clock),
    ...(wish.by === undefined ? {} : { by: wish.by }),
    version: draftOf(earlier),
  });
}

/** Notes that the draft is to be published once another admin agrees; false: somebody has written it meanwhile. */
export async function askForDraft(
  ports: DraftPorts,
  id: string,
  { revision, held }: StandingDraft,
  asked: AskedPublish,
): Promise<boolean> {
  return held !== undefined && landed(ports, id, revision, { ...held, asked });
}

/** After a publish: the draft is done with, unless somebody has gone on writing meanwhile. */
export async function clearDraft(ports: DraftPorts, id: string, revision: number): Promise<void> {
  await landed(ports, id, revision, undefined);
}

/** Changes what a draft holds, whoever writes it meanwhile; its revision counts on where something has changed. */
export async function changeHeld(
  ports: Pick<DraftPorts, 'store' | 'random'>,
  id: string,
  change: (held: HeldDraft) => HeldDraft | undefined,
): Promise<void> {
  await untilWritten(`The draft of ${id} was`, async () => {
    const record = await ports.store.get(draftKind, id);
    const held = record?.held && change(record.held);
    if (!record?.held || sameJson(held, record.held)) return { end: undefined };
    return (await landed(ports, id, record.rev, held)) ? { end: undefined } : 'again';
  });
}

async function write(
  ports: DraftPorts,
  id: string,
  revision: number,
  held: HeldDraft | undefined,
): Promise<Attempt<StandingDraft>> {
  return (await landed(ports, id, revision, held)) ? loadDraft(ports, id) : failed(draftChanged);
}

/** False: somebody else has written since `revision`. Our own token tells where the answer of the store was lost. */
async function landed(
  { store, random }: Pick<DraftPorts, 'store' | 'random'>,
  id: string,
  revision: number,
  held: HeldDraft | undefined,
): Promise<boolean> {
  const kept = held === undefined ? {} : { held };
  const value: DraftRecord = { v: 1, rev: revision + 1, token: random.token(), ...kept };
  return recordLanded(store, draftKind, id, value);
}

export const draftChanged: Explained = {
  code: 'draft-changed',
  message: 'Somebody else has saved, published or discarded the draft since you read it.',
  next: 'Load the page again to see what stands now, and make your change over that.',
};

export const noSuchVersion = (number: number): Explained => ({
  code: 'version-not-found',
  field: 'number',
  message: `The connection has no version ${number}.`,
  next: 'Choose one of the list.',
});
