import type { Memo } from '../../core/ports/memo.ts';

/** The app user may not override screens: asked again after this many seconds. */
const DENIED_AGE = 24 * 3600;
const DENIED = 'override-denied';

/** Whether the app user may write fields that no screen shows, as far as this process knows. */
export const mayOverride = (memo: Memo): boolean => memo.recall(DENIED, DENIED_AGE) !== true;

export const keepDenied = (memo: Memo): void => memo.keep(DENIED, true);
