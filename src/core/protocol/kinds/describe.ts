import * as z from 'zod';
import { replicaName } from '../../replica/replica-path.ts';
import type { ReplicaKind } from '../../replica/replica-value.ts';
import { lineOf, nothing } from './site-texts.ts';

/** The kinds of values that a field can cross as. */
export const wireKind = z.enum([
  'text',
  'richText',
  'issueType',
  'number',
  'date',
  'dateTime',
  'option',
  'options',
  'cascading',
  'user',
  'users',
  'status',
  'duration',
  'project',
  'issue',
  'sla',
  'approvals',
] as const satisfies readonly ReplicaKind[]);

/** Name of an option or of a status. */
const word = lineOf(255);

/** More than these of one side help no page. */
export const MOST_OFFERED = { fields: 300, values: 300, statuses: 300, ways: 500, needs: 20 } as const;

/** A field under the name that both sides use. */
const offeredField = z.strictObject({
  path: replicaName,
  kind: wireKind,
  /** Whether the rules in force let it leave and take it in; with neither it may be asked for. */
  leaves: z.boolean(),
  enters: z.boolean(),
  /** Names of its values; absent where they are not told. */
  values: z.array(word).max(MOST_OFFERED.values).optional(),
});
export type OfferedField = z.infer<typeof offeredField>;

/** A transition, by the names of its statuses. */
const offeredWay = z.strictObject({
  from: word,
  to: word,
  /** What its screen asks for, by the names that cross. */
  needs: z.array(replicaName).max(MOST_OFFERED.needs),
  /** Its screen asks for something that does not cross. */
  other: z.boolean(),
});
export type OfferedWay = z.infer<typeof offeredWay>;

/** What a side's admin has chosen to show: nothing that its own site calls otherwise, unless chosen. */
export const offer = z.strictObject({
  fields: z.array(offeredField).max(MOST_OFFERED.fields),
  statuses: z.array(word).max(MOST_OFFERED.statuses).optional(),
  ways: z.array(offeredWay).max(MOST_OFFERED.ways).optional(),
  /** When values, statuses and transitions were read there, epoch seconds. */
  read: z.int().min(0).optional(),
  /** It was too long for a message: values or transitions were left out. */
  cut: z.boolean(),
});
export type Offer = z.infer<typeof offer>;

/** Asks what the receiver's admin shows of its side. */
export const describePayload = nothing;
export const describeAnswer = z.strictObject({ offer });
