import * as z from 'zod';
import { localKind } from '../core/fields/local-kind.ts';
import { offer } from '../core/protocol/kinds/describe.ts';
import { replicaName } from '../core/replica/replica-path.ts';
import { operation } from './operation.ts';

export type { Offer, OfferedField } from '../core/protocol/kinds/describe.ts';

const ofConnection = z.object({ connection: z.string() });

const exposed = z.object({
  /** Nobody has chosen: the names under which the rules in force let values cross are told. */
  byRules: z.boolean(),
  fields: z.array(z.object({ path: z.string(), field: z.string(), kind: localKind, values: z.boolean() })),
  statuses: z.boolean(),
  transitions: z.boolean(),
  /** To the letter what the partner is answered. */
  offer,
});
export type Exposed = z.infer<typeof exposed>;

/** What this side shows the partner when it asks. */
export const peerExposed = operation('peer.exposed', ['admin'], ofConnection, exposed);

/**
 * Chooses what this side shows: fields by the names that cross, their values only where `values` says so, statuses and
 * transitions by a switch each. Values are read of Jira now. Without `choice` the rules in force decide again.
 */
export const peerExpose = operation(
  'peer.expose',
  ['admin'],
  z.object({
    connection: z.string(),
    choice: z
      .object({
        fields: z
          .array(z.object({ path: replicaName, field: z.string().min(1).max(255), values: z.boolean() }))
          .max(300),
        statuses: z.boolean(),
        transitions: z.boolean(),
      })
      .optional(),
  }),
  exposed,
);

/** What the partner shows: as it last answered, or, with `ask`, as it answers now. `at` in epoch milliseconds. */
export const peerOffer = operation(
  'peer.offer',
  ['admin'],
  z.object({ connection: z.string(), ask: z.boolean().default(false) }),
  z.object({ known: z.object({ at: z.number(), offer }).optional() }),
);

const statusWarning = z.object({
  /** Where the status would have to be reached. */
  side: z.enum(['here', 'there']),
  code: z.enum(['no-match', 'no-status', 'no-way', 'needs']),
  from: z.string(),
  to: z.string(),
  names: z.array(z.string()),
  /** Of `needs`: something is asked for there that the partner does not show. */
  more: z.boolean(),
});
export type StatusWarning = z.infer<typeof statusWarning>;

/**
 * What keeps statuses of the draft from being carried out, on either side, as far as both workflows are known. It
 * reads Jira: at most 60 calls where nothing is known of the workflows.
 */
export const peerStatuses = operation(
  'peer.statuses',
  ['admin'],
  ofConnection,
  z.object({ warnings: z.array(statusWarning) }),
);

export const peerOfferOperations = [peerExposed, peerExpose, peerOffer, peerStatuses] as const;
