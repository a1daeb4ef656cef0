import * as z from 'zod';
import { localKind } from '../fields/local-kind.ts';
import type { RecordKind } from '../ports/record-kind.ts';
import { MOST_OFFERED, offer } from '../protocol/kinds/describe.ts';
import { replicaName } from '../replica/replica-path.ts';

const names = z.array(z.string().max(255));

const exposedField = z.object({
  path: replicaName,
  /** Id of the local Jira field. */
  field: z.string().min(1).max(255),
  kind: localKind,
  /** Its values are told, as they were read; absent: they are not. */
  values: names.max(MOST_OFFERED.values).optional(),
});
export type ExposedField = z.infer<typeof exposedField>;

const way = z.object({
  from: z.string().max(255),
  to: z.string().max(255),
  /** Ids of local fields that the screen of the transition asks for. */
  needs: names.max(100),
});
export type ExposedWay = z.infer<typeof way>;

/** What an admin of this side shows the partner, and what was read of Jira for it, key `<connection>:own`. */
const exposureSchema = z.object({
  v: z.literal(1),
  /** When it was chosen and read, epoch seconds. */
  at: z.int(),
  fields: z.array(exposedField).max(MOST_OFFERED.fields),
  statuses: names.max(MOST_OFFERED.statuses).optional(),
  ways: z.array(way).max(MOST_OFFERED.ways).optional(),
  /** Lists of values were left out: there were too many. */
  cut: z.boolean().optional(),
});
export type Exposure = z.infer<typeof exposureSchema>;

export const exposureKind: RecordKind<Exposure> = { name: 'exposure', schema: exposureSchema };

/** What the partner has answered when it was asked, key `<connection>:peer`. */
const peerOfferSchema = z.object({
  v: z.literal(1),
  /** When it was asked, epoch seconds. */
  at: z.int(),
  offer,
});
export type PeerOffer = z.infer<typeof peerOfferSchema>;

export const peerOfferKind: RecordKind<PeerOffer> = { name: 'peer-offer', schema: peerOfferSchema };

export const exposureKey = (connection: string): string => `${connection}:own`;
export const peerOfferKey = (connection: string): string => `${connection}:peer`;
