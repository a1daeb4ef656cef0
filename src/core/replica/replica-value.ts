import * as z from 'zod';
import type { AdfDocument } from '../document/adf-node.ts';
import { cleanDocument, type Mention } from '../document/clean-document.ts';
import { approvalsValue, slaValue } from './facet-value.ts';
import { instant, name, replicaUser } from './replica-parts.ts';

/** Between two sites people are named by references, whatever else a mention may claim. */
const asReference = (mention: Mention): Mention | undefined =>
  /^[A-Za-z0-9_-]{8,64}$/.test(mention.id) ? mention : undefined;

/** Rich text is cleaned where it enters, so that nothing behind this line meets a hostile document. */
export const adfDocument: z.ZodType<AdfDocument, unknown> = z
  .looseObject({ type: z.literal('doc'), content: z.array(z.unknown()) })
  .transform((raw, context) => {
    const clean = cleanDocument(raw, { mention: asReference });
    if (clean) return clean;
    context.addIssue('not an Atlassian document');
    return z.NEVER;
  });

/** A day of the calendar, without time and zone. */
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

/** One value of a replica. `null` clears; a path that is absent says nothing. */
export const replicaValue = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('text'), value: z.string().max(32_767).nullable() }),
  z.strictObject({ kind: z.literal('richText'), value: adfDocument.nullable() }),
  z.strictObject({ kind: z.literal('issueType'), value: name }),
  z.strictObject({ kind: z.literal('number'), value: z.number().nullable() }),
  z.strictObject({ kind: z.literal('date'), value: day.nullable() }),
  z.strictObject({ kind: z.literal('dateTime'), value: instant.nullable() }),
  z.strictObject({ kind: z.literal('option'), value: name.nullable() }),
  z.strictObject({ kind: z.literal('options'), value: z.array(name).max(500) }),
  z.strictObject({
    kind: z.literal('cascading'),
    value: z.strictObject({ parent: name, child: name.optional() }).nullable(),
  }),
  z.strictObject({ kind: z.literal('user'), value: replicaUser.nullable() }),
  z.strictObject({ kind: z.literal('users'), value: z.array(replicaUser).max(500) }),
  z.strictObject({ kind: z.literal('status'), value: z.strictObject({ name, category: name }) }),
  /** Seconds. */
  z.strictObject({ kind: z.literal('duration'), value: z.number().int().min(0).nullable() }),
  z.strictObject({ kind: z.literal('project'), value: z.strictObject({ key: name, name }).nullable() }),
  /** Another issue, as the sender's site names it. */
  z.strictObject({
    kind: z.literal('issue'),
    /** `to`: the receiver's issue that stands for it, as far as the sender knows. */
    value: z.strictObject({ id: name, key: name, to: name.optional() }).nullable(),
  }),
  z.strictObject({ kind: z.literal('sla'), value: slaValue.nullable() }),
  z.strictObject({ kind: z.literal('approvals'), value: approvalsValue }),
  /** A member of a set, named by its path: there, or taken out. */
  z.strictObject({ kind: z.literal('member'), value: z.literal(true).nullable() }),
]);
export type ReplicaValue = z.infer<typeof replicaValue>;
export type ReplicaKind = ReplicaValue['kind'];

/** A value that is of no kind known here, or not as its kind says: it is set aside and its neighbours go on. */
export interface Unreadable {
  readonly kind: 'unreadable';
}

/** As it comes over the wire: values are read one by one. */
export const receivedValue = replicaValue.or(
  z.unknown().transform((): Unreadable => ({ kind: 'unreadable' })),
);

export type ValueOf<K extends ReplicaKind> = Extract<ReplicaValue, { kind: K }>;
