import { conflictKind } from '../../src/core/sync/conflicts/conflict-record.ts';
import { violations } from './check.ts';
import { firstOf, makeChain } from './pair.ts';
import { type Edit, firstIssue, People } from './people.ts';
import type { Site, Tally } from './site.ts';
import { type FaultRates, World } from './world.ts';

export interface Workload {
  /** 0 is calm, 1 stormy, 3 hell. */
  readonly level: number;
  readonly edits: number;
  readonly kinds: readonly Edit[];
  readonly winner: 'initiator' | 'acceptor';
  /** Faults from the start, only once both issues are there, or not at all. */
  readonly faults: 'always' | 'later' | 'never';
  /** Seconds between edits: close together or far apart; `duel` about as far as messages need. */
  readonly pace: 'mixed' | 'slow' | 'duel';
  /** How often a message, or its answer, is lost; as often one comes twice. */
  readonly loss: number;
  /** Two, or three in a chain. */
  readonly sites: 2 | 3;
  /** Automation rules on all sides change the summary after each sync: it must pause, and all else must cross. */
  readonly rules?: boolean;
}

export interface Run {
  readonly bad: readonly string[];
  readonly steps: number;
  readonly sends: number;
  readonly trace: readonly string[];
}

const fields: readonly Edit[] = ['summary', 'summary', 'description'];
const all: readonly Edit[] = [...fields, 'comment', 'comment', 'edit-comment', 'delete-comment'];
const base: Workload = {
  level: 1,
  edits: 12,
  kinds: all,
  winner: 'initiator',
  faults: 'later',
  pace: 'mixed',
  loss: 0.04,
  sites: 2,
};

export const workloads = {
  clean: { ...base, level: 0, faults: 'never' },
  calm: { ...base, level: 0 },
  slow: { ...base, level: 0, pace: 'slow', edits: 8, faults: 'never' },
  storm: base,
  acceptor: { ...base, winner: 'acceptor', level: 1.5 },
  fields: { ...base, kinds: fields, level: 2 },
  duel: { ...base, kinds: ['summary'], edits: 20, pace: 'duel', loss: 0.2 },
  duelAcceptor: { ...base, kinds: ['summary'], edits: 20, pace: 'duel', loss: 0.2, winner: 'acceptor' },
  hell: { ...base, level: 3 },
  chain: { ...base, kinds: fields, sites: 3 },
  chainClean: { ...base, kinds: fields, sites: 3, level: 0, faults: 'never' },
  create: { ...base, level: 3, edits: 5, faults: 'always' },
  rules: { ...base, level: 0.5, rules: true, pace: 'mixed' },
  rulesClean: { ...base, kinds: fields, level: 0, faults: 'never', rules: true, sites: 3 },
  files: { ...base, level: 1, kinds: ['summary', 'attach', 'comment'], edits: 8 },
} as const satisfies Readonly<Record<string, Workload>>;
export type WorkloadName = keyof typeof workloads;

const STEP_LIMIT = 30_000;
const HOUR = 3600;
/** Seconds in which the last edit has crossed where nothing fails. */
const PROMPT = 240;

/** One run on two sites: people edit, things fail, then four quiet hours, then the checks. */
export async function simulate(seed: number, workload: Workload, tracing = false): Promise<Run> {
  const world = new World(seed, rates(workload.level), tracing);
  const tally: Tally = { sends: 0, writes: 0, created: [], conflicts: [] };
  const sites = await makeChain(world, tally, workload, ['aaa', 'bbb', 'ccc'].slice(0, workload.sites));
  const [a] = sites;
  for (const site of sites) site.automated = workload.rules === true;
  const people = new People(world, sites, workload.pace === 'duel' ? 0.15 : 0.6);
  for (const site of sites) repeat(world, 300, () => site.sweep());
  for (const site of sites) repeat(world, HOUR, () => site.reconcile());
  world.faults = workload.faults === 'always';
  if (a) await firstOf(a, world);
  if (workload.faults !== 'always') {
    const started = await world.runUntil(world.now + 120_000, STEP_LIMIT);
    if (started === 'endless' || sites.some((site) => !firstIssue(site))) {
      return { bad: ['the first sync did not come through'], ...counts(world, tally) };
    }
  }
  world.faults = workload.faults !== 'never';
  let at = 0;
  for (let edit = 0; edit < workload.edits; edit += 1) {
    at += gap(world, workload.pace);
    world.after(at, () => people.edit(workload.kinds));
  }
  world.after(at + 300, () => {
    world.faults = false;
    world.note('QUIET');
  });
  const judge = async () => {
    const conflicts = [...tally.conflicts, ...(await Promise.all(sites.map(storedConflicts))).flat()];
    const watched = workload.rules ? ['description' as const] : ['summary' as const, 'description' as const];
    return violations(sites, people, { ...tally, conflicts }, watched);
  };
  const begun = world.now;
  const quiet = begun + (at + 300 + 4 * HOUR) * 1000;
  if (workload.faults === 'never') {
    // Without faults nothing waits for the sweep or the reconcile.
    await world.runUntil(begun + (at + PROMPT) * 1000, STEP_LIMIT);
    const late = await judge();
    if (late.length > 0) return { bad: late.map((one) => `not prompt: ${one}`), ...counts(world, tally) };
  }
  if ((await world.runUntil(quiet, STEP_LIMIT)) === 'endless') {
    return { bad: ['endless'], ...counts(world, tally) };
  }
  const before = { sends: tally.sends, writes: tally.writes };
  world.note('WATCHING');
  await world.runUntil(quiet + 3 * HOUR * 1000, STEP_LIMIT * 2);
  const bad = await judge();
  if (workload.pace === 'slow') {
    const conflicts = (await Promise.all(sites.map(storedConflicts))).flat();
    for (const { path } of [...tally.conflicts, ...conflicts]) bad.push(`false conflict about ${path}`);
  }
  if (tally.sends > before.sends || tally.writes > before.writes) {
    bad.push(`not quiet: ${tally.sends - before.sends} sends, ${tally.writes - before.writes} writes`);
  }
  return { bad, ...counts(world, tally) };
}

/** Every line of a site's conflict log. */
async function storedConflicts(site: Site): Promise<Tally['conflicts']> {
  const conflicts: Tally['conflicts'] = [];
  let cursor: string | undefined;
  do {
    const page = await site.store.list(conflictKind, '', cursor);
    for (const { value } of page.rows) {
      for (const { path, stands, here, there, why } of value.entries) {
        const lost = stands === 'here' ? there : here;
        conflicts.push({ site: site.name, path, at: value.at * 1000, lost, why });
      }
    }
    cursor = page.cursor;
  } while (cursor !== undefined);
  return conflicts;
}

function counts(world: World, tally: Tally): Omit<Run, 'bad'> {
  return { steps: world.steps, sends: tally.sends, trace: world.trace };
}

function rates(level: number): FaultRates {
  return { kill: 0.004 * level, lostAnswer: 0.008 * level, pause: 0.01 * level };
}

function gap(world: World, pace: Workload['pace']): number {
  if (pace === 'slow') return 20_000;
  if (pace === 'duel') return world.random() * (world.random() < 0.5 ? 20 : 200);
  return world.random() < 0.6 ? world.random() * 6 : world.random() * 400;
}

function repeat(world: World, seconds: number, run: () => void): void {
  const go = () => {
    run();
    world.after(seconds * (0.9 + world.random() * 0.2), go);
  };
  world.after(seconds * world.random(), go);
}
