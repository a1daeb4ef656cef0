import { parseArgs } from 'node:util';
import { isProfile, PROFILES, type Profile } from '../../host/simulate/profile.ts';
import type { Breadth } from './plan.ts';

export interface Arguments {
  readonly mode: 'seeds' | 'replay' | 'kill-all' | 'trials' | 'planted';
  readonly seeds: number;
  readonly from: number;
  /** `all`: the profiles take turns, seed by seed. */
  readonly profile: Profile | 'all';
  readonly trace: boolean;
  readonly breadth: Breadth;
  /** Adds the run to docs/reliability.json. */
  readonly record: boolean;
  /** Words of the name of a scenario, a trial or a planted bug. */
  readonly only: string;
  readonly workers: number;
}

export const USAGE = `npm run simulate -- --seeds N [--from S] [--profile calm|storm|hell|all] [--breadth] [--record]
npm run simulate -- --seed X --profile P [--breadth] [--trace]
npm run simulate -- --kill-all [--only WORDS]
npm run simulate -- --trials [--seeds N] [--from S] [--only WORDS]
npm run simulate -- --trials --only NAME --seed X [--trace]
npm run simulate -- --planted [--seeds N] [--only WORDS] [--record]`;

/** Throws an error with one clear sentence. */
export function readArguments(words: readonly string[]): Arguments {
  const { values } = parseArgs({
    args: [...words],
    options: {
      seeds: { type: 'string' },
      seed: { type: 'string' },
      from: { type: 'string', default: '1' },
      profile: { type: 'string', default: 'storm' },
      trace: { type: 'boolean', default: false },
      breadth: { type: 'boolean', default: false },
      record: { type: 'boolean', default: false },
      'kill-all': { type: 'boolean', default: false },
      trials: { type: 'boolean', default: false },
      planted: { type: 'boolean', default: false },
      only: { type: 'string', default: '' },
      workers: { type: 'string', default: '2' },
    },
  });
  const { profile } = values;
  if (profile !== 'all' && !isProfile(profile)) {
    throw new Error(`There is no profile "${profile}"; there are calm, storm, hell and all.`);
  }
  const mode = modeOf(values);
  return {
    mode,
    seeds: count('seeds', values.seeds ?? (values.seed === undefined ? USUAL[mode] : '1')),
    from: count('from', values.seed ?? values.from),
    profile,
    trace: values.trace,
    breadth: values.breadth ? 'everywhere' : 'shared',
    record: values.record,
    only: values.only,
    workers: count('workers', values.workers),
  };
}

/** How many seeds where nobody says it. */
const USUAL: Readonly<Record<Arguments['mode'], string>> = {
  seeds: '100',
  replay: '1',
  'kill-all': '1',
  trials: '6',
  planted: '500',
};

function modeOf(values: {
  readonly 'kill-all': boolean;
  readonly trials: boolean;
  readonly planted: boolean;
  readonly seed?: string | undefined;
}): Arguments['mode'] {
  if (values['kill-all']) return 'kill-all';
  if (values.trials) return 'trials';
  if (values.planted) return 'planted';
  return values.seed === undefined ? 'seeds' : 'replay';
}

/** The profile that a seed runs under. */
export function profileOf(profile: Profile | 'all', seed: number): Profile {
  if (profile !== 'all') return profile;
  return PROFILES[seed % PROFILES.length] ?? 'storm';
}

function count(name: string, text: string): number {
  const number = Number(text);
  if (Number.isSafeInteger(number) && number >= 1) return number;
  throw new Error(`--${name} takes a whole number from 1 on, not "${text}".`);
}
