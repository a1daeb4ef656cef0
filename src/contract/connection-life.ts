import * as z from 'zod';
import { connectionDetail } from './connections.ts';
import { operation } from './operation.ts';

const byId = z.object({ connection: z.string() });

/** New keys of this side; the old ones count until the peer has used the new ones for a day, or seven days. */
export const connectionRotate = operation('connection.rotateKeys', ['admin'], byId, connectionDetail);

/** The keys count no more from now on: for keys that may be in wrong hands. Both sides need a new connection. */
export const connectionRevoke = operation('connection.revokeKeys', ['admin'], byId, connectionDetail);

/** The partner speaks an older protocol than it once did, and an admin takes that as it is. */
export const connectionAllowOlder = operation('connection.allowOlder', ['admin'], byId, connectionDetail);

/**
 * An admin has read what the partner's rules let cross now (`terms.there` of the detail). Where they wait for it,
 * they come into force with a yes and are dropped with a no.
 */
export const connectionAnswerTerms = operation(
  'connection.answerTerms',
  ['admin'],
  byId.extend({ hash: z.string().max(100), yes: z.boolean() }),
  connectionDetail,
);

/** Review mode: a change of what crosses waits for the other side's yes, whichever side makes it. */
export const connectionReview = operation(
  'connection.review',
  ['admin'],
  byId.extend({ on: z.boolean() }),
  connectionDetail,
);

/** Ends a connection for good. `cleanUp` also takes the links away that the app has left on issues. */
export const connectionDisconnect = operation(
  'connection.disconnect',
  ['admin'],
  byId.extend({ cleanUp: z.boolean().default(false) }),
  z.object({
    connection: connectionDetail,
    /** False: the partner could not be told and will find nobody here. */
    told: z.boolean(),
  }),
);

/** The pairs of issues as CSV, to be kept before a connection is ended. */
export const connectionPairs = operation(
  'connection.pairs',
  ['admin'],
  byId.extend({ cursor: z.string().max(2000).optional() }),
  z.object({ csv: z.string(), pairs: z.number(), cursor: z.string().optional() }),
);

/** Takes a connection that has ended out of the list. */
export const connectionDelete = operation(
  'connection.delete',
  ['admin'],
  byId,
  z.object({ deleted: z.literal(true) }),
);

export const connectionLifeOperations = [
  connectionRotate,
  connectionRevoke,
  connectionAllowOlder,
  connectionAnswerTerms,
  connectionReview,
  connectionDisconnect,
  connectionPairs,
  connectionDelete,
] as const;
