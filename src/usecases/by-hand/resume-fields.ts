import { type Attempt, done, failed } from '../../core/connection/explained.ts';
import type { Ports } from '../../core/ports/ports.ts';
import { resumed } from '../../core/sync/loop-breaker.ts';
import { actOnTwin } from './act-on-twin.ts';

/** A person lets fields that went back and forth cross again: what was kept back is sent now. */
export const resumeFields = (
  ports: Ports,
  wish: { readonly connection: string; readonly issue: string },
): Promise<Attempt<true>> =>
  actOnTwin(ports, wish, justWritten, (rows) => {
    if (!rows) return failed(notLinked);
    return done(rows.twin.paused === undefined ? 'stands' : { ...rows, twin: resumed(rows.twin) });
  });

const notLinked = {
  code: 'not-linked',
  message: 'The work item is not under this connection.',
  next: 'Load the page again.',
};

const justWritten = {
  code: 'busy',
  message: 'A change of the work item is being written right now.',
  next: 'Try again in a minute.',
};
