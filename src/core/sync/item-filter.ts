import type { TwinStanding } from './twin-standing.ts';

/** What a list of pairs can be narrowed to. `blocked`: waits for another work item or for the partner. */
export const itemFilters = [
  'failed',
  'changes-waiting',
  'blocked',
  'starting',
  'in-step',
  'paused',
  'left-scope',
  'unlinked',
  'deleted',
] as const;
export type ItemFilter = (typeof itemFilters)[number];

/** Which rows to look through for a filter: every index that a list reads is named here. */
export type ItemSource =
  | { readonly of: 'mark' }
  | { readonly of: 'trouble'; readonly from: string; readonly to: string }
  | { readonly of: 'life'; readonly life?: 'pending' | 'linked' | 'left-scope' | 'unlinked' | 'deleted' };

/** Behind every cause of a weight in the index, which sorts by code points. */
const END = '~';

/** The narrowest index that holds all pairs of a filter. */
export function sourceOf(filter: ItemFilter | undefined): ItemSource {
  switch (filter) {
    case 'failed':
      return { of: 'trouble', from: 'error:', to: `error:${END}` };
    case 'blocked':
      return { of: 'trouble', from: 'waits:', to: `waits:${END}` };
    case 'changes-waiting':
      return { of: 'mark' };
    case 'starting':
      return { of: 'life', life: 'pending' };
    case 'in-step':
      return { of: 'life', life: 'linked' };
    case 'left-scope':
    case 'unlinked':
    case 'deleted':
      return { of: 'life', life: filter };
    case 'paused':
    case undefined:
      return { of: 'life' };
  }
}

/** Whether a pair that an index has named is one that the filter means: an index may hold more, and lags behind. */
export function fitsFilter(
  filter: ItemFilter | undefined,
  { state }: Pick<TwinStanding, 'state'>,
  weight: 'error' | 'waits' | 'rests' | undefined,
): boolean {
  if (filter === undefined) return true;
  if (filter === 'failed') return weight === 'error';
  if (filter === 'blocked') return weight === 'waits';
  return state === filter;
}
