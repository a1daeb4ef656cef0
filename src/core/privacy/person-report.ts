/** What Atlassian says of an account that was reported: its owner's data have changed, or must go. */
export type AccountStatus = 'updated' | 'closed';

/** An account whose id, or whose name beside it, is stored here; `at`: epoch seconds since which at the latest. */
export interface KeptAccount {
  readonly id: string;
  readonly at: number;
}

/** Each account once, with the oldest time: what has changed since then is told. */
export function eachOnce(kept: readonly KeptAccount[]): readonly KeptAccount[] {
  const oldest = new Map<string, number>();
  for (const { id, at } of kept) oldest.set(id, Math.min(at, oldest.get(id) ?? at));
  return [...oldest].map(([id, at]) => ({ id, at }));
}

/** What stands where a name was. */
export const FORMER_USER = 'former user';
