import { SeededRandom } from '../../host/random/seeded-random.ts';
import type { Random } from '../../host/random.ts';
import type { Profile } from '../../host/simulate/profile.ts';
import type { Topology } from './ground.ts';
import { regressionSeeds } from './regression-seeds.ts';
import type { RuleSet } from './rule-sets.ts';

const EDIT_KINDS = [
  'summary',
  'description',
  'comment',
  'internal-comment',
  'edit-comment',
  'delete-comment',
  'attach',
  'create',
  'unmapped',
  'label',
  'unlabel',
  'priority',
  'worklog',
  'internal-worklog',
  'edit-worklog',
  'delete-worklog',
  'status',
  'shade',
  'link',
  'same-link',
  'unlink',
] as const;
export type EditKind = (typeof EDIT_KINDS)[number];

/** What a run is about, drawn from its seed. */
export interface Plan {
  readonly profile: Profile;
  readonly seed: number;
  readonly topology: Topology;
  readonly rules: RuleSet;
  /** Issues that people create at the start. */
  readonly issues: number;
  readonly edits: number;
  readonly kinds: readonly EditKind[];
  /** `one-side`: only people of the first site edit. */
  readonly editors: 'all' | 'one-side';
  readonly pace: 'mixed' | 'slow' | 'duel';
  /** How likely an edit brings a value that was never there; else one of a few comes again. */
  readonly fresh: number;
  readonly faultsFrom: 'start' | 'linked';
  /** An automation rule answers what the app writes. */
  readonly automation: boolean;
  readonly shrunken: boolean;
}

const FIELDS: readonly EditKind[] = ['summary', 'summary', 'description'];
const ALL: readonly EditKind[] = [
  ...FIELDS,
  'comment',
  'comment',
  'internal-comment',
  'edit-comment',
  'delete-comment',
  'attach',
  'unmapped',
];

const WIDE: readonly EditKind[] = [
  ...ALL,
  'label',
  'label',
  'unlabel',
  'priority',
  'worklog',
  'worklog',
  'internal-worklog',
  'edit-worklog',
  'delete-worklog',
];

const DEEP: readonly EditKind[] = [
  ...FIELDS,
  'status',
  'status',
  'status',
  'shade',
  'shade',
  'link',
  'link',
  'same-link',
  'unlink',
  'comment',
  'create',
];

/** Of the pairs whose rules are not wide, so many are deep; of the cycles, so many go both ways round. */
const DEEP_SHARE = 0.2;
const RING_SHARE = 0.5;

/** Streams of a run: what people do hangs on the seed alone, so that one and the same workload meets any faults. */
export function chanceOf(profile: Profile, seed: number): Random {
  return new SeededRandom(`simulate/${profile}/${seed}`);
}

/** `everywhere`: each run whose topology allows it goes both ways round or has deep rules, not just a share of them. */
export type Breadth = 'shared' | 'everywhere';

export function drawPlan(profile: Profile, seed: number, wanted: Breadth = 'shared'): Plan {
  const random = chanceOf(profile, seed).fork('plan');
  const dice = random.next();
  const topology = dice < 0.8 ? 'pair' : dice < 0.92 ? 'chain' : 'cycle';
  const pace = random.pick(['mixed', 'mixed', 'mixed', 'slow', 'duel'] as const);
  const duel = pace === 'duel';
  // From a stream of its own, so that the other choices of a seed do not hang on it.
  const wide = topology === 'pair' && !duel && chanceOf(profile, seed).fork('scope').next() < 0.3;
  const found = regressionSeeds.find((one) => one.profile === profile && one.seed === seed);
  const drawnBreadth = found?.narrow ? 1 : chanceOf(profile, seed).fork('breadth').next();
  const breadth = wanted === 'everywhere' || found?.deep ? 0 : drawnBreadth;
  const deep = topology === 'pair' && !duel && !wide && breadth < DEEP_SHARE;
  const drawn =
    duel || random.next() < 0.25 ? FIELDS : random.next() < 0.3 ? [...ALL, 'create' as const] : ALL;
  return {
    profile,
    seed,
    topology: topology === 'cycle' && breadth < RING_SHARE ? 'ring' : topology,
    rules: wide ? 'wide' : deep ? 'deep' : 'basic',
    issues: (duel ? 1 : 1 + random.below(2)) + (deep ? 1 : 0),
    edits: (duel ? 12 : 6) + random.below(9),
    kinds: wide ? WIDE : deep ? DEEP : drawn,
    editors: random.next() < 0.15 ? 'one-side' : 'all',
    pace,
    fresh: duel ? 0.3 : random.pick([0.6, 1]),
    faultsFrom: random.next() < 0.35 ? 'start' : 'linked',
    automation: random.next() < 0.25,
    shrunken: random.next() < 0.3,
  };
}
