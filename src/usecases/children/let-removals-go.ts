import { type Attempt, done, failed } from '../../core/connection/explained.ts';
import type { Ports } from '../../core/ports/ports.ts';
import { withKidsAnew } from '../../core/sync/children/looked-at.ts';
import { withOptional } from '../../core/sync/rows.ts';
import { actOnTwin } from '../by-hand/act-on-twin.ts';

/** A person agrees that what was removed here is removed there, too. */
export const letRemovalsGo = (
  ports: Ports,
  wish: { readonly connection: string; readonly issue: string },
): Promise<Attempt<true>> =>
  actOnTwin(ports, wish, justChanging, (rows) => {
    if (rows?.twin.removals === undefined) return failed(nothingWaits);
    const twin = { ...withOptional(withKidsAnew(rows.twin), 'removals', undefined), letGo: true };
    return done({ ...rows, twin });
  });

const nothingWaits = {
  code: 'nothing-waits',
  message: 'No removals of this work item wait under this connection.',
  next: 'Load the page again.',
};

const justChanging = {
  code: 'busy',
  message: 'The work item is being synced right now.',
  next: 'Try again in a minute.',
};
