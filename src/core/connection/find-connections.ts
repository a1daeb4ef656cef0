import type { Connection } from './connection-record.ts';
import { asOf } from './pause.ts';

/** What a list of connections is narrowed to. `from` counts from 0; without `size` it goes to the end. */
export interface ConnectionsWish {
  readonly text?: string | undefined;
  readonly states?: readonly Connection['state'][] | undefined;
  readonly from?: number | undefined;
  readonly size?: number | undefined;
}

/** A part of those that fit, and how many fit. `now` in epoch milliseconds. */
export function findConnections(
  all: readonly Connection[],
  { text = '', states = [], from = 0, size = Number.POSITIVE_INFINITY }: ConnectionsWish,
  now: number,
): { readonly part: readonly Connection[]; readonly total: number } {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const fit = all.filter((one) => {
    if (states.length > 0 && !states.includes(asOf(one, now).state)) return false;
    const said = saidOf(one);
    return words.every((word) => said.includes(word));
  });
  return { part: fit.slice(from, from + size), total: fit.length };
}

/** What a person may remember of a connection. */
function saidOf({ name, description, local, peer }: Connection): string {
  const site = peer.end?.siteUrl ?? peer.siteUrl ?? '';
  return [name, description, local.projectKey, peer.name, site, peer.end?.projectKey ?? '']
    .join('\n')
    .toLowerCase();
}
