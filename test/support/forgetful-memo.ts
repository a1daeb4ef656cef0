import type { Memo } from '../../src/core/ports/memo.ts';

/** A process that is always cold. */
export const forgetful: Memo = { recall: () => undefined, keep: () => {} };
