/**
 * The wire protocol's versions. A change of any message schema is a new version with a line here; the schemas'
 * hash is pinned to the version by a test. A side serves its own version and the two before it.
 */
export const protocolHistory = [
  // Versions 1 and 2 are made up and were never released: they stand here so that talking with older
  // installations is tried by tests before there are any (test/hostile/versions.test.ts).
  { version: 1, what: 'Made up: as 2, without the kind `key.rotate`' },
  { version: 2, what: 'Made up: as 3, without the field `region` of `hello` and `status`' },
  {
    version: 3,
    what: 'Invitation, control messages, keys that change, items, attachment ranges, receipts, pairs joined again',
  },
] as const satisfies readonly { version: number; what: string }[];

export const PROTOCOL_VERSION = 3;
export const OLDEST_PROTOCOL_VERSION = 1;

/** The version two sides speak: the highest that both serve, or undefined where they have none in common. */
export function commonVersion(peer: { min: number; max: number }): number | undefined {
  const highest = Math.min(PROTOCOL_VERSION, peer.max);
  return highest >= OLDEST_PROTOCOL_VERSION && highest >= peer.min ? highest : undefined;
}
