import * as z from 'zod';
import { type ReplicaFields, replicaFields, replicaIssue } from '../../replica/replica.ts';
import { jiraId } from '../../replica/replica-children.ts';
import { replicaPath } from '../../replica/replica-path.ts';
import { replicaValue } from '../../replica/replica-value.ts';
import type { Effect } from '../../scripting/effect.ts';
import { partialCode } from './sync.ts';

/** More paths than this belong to no issue. */
export const MOST_PATHS = 500;

const atMost = (fields: ReplicaFields): boolean => Object.keys(fields).length <= MOST_PATHS;

/**
 * Asks what the receiver's rules would make of an issue, without anything being done. `to` is the receiver's issue, as
 * far as the sender knows it; without it, what would be made.
 */
export const previewPayload = z.strictObject({
  issue: replicaIssue,
  to: jiraId.optional(),
  fields: replicaFields.refine(atMost, `at most ${MOST_PATHS} paths`),
  /** Paths whose value differs only because of rules that are new: they lose every conflict. */
  rules: z.array(replicaPath).max(MOST_PATHS).optional(),
});
export type PreviewPayload = z.infer<typeof previewPayload>;

/**
 * One path. `written`: it would change; `same`: it holds the value already, or an incoming script has made of it
 * before what it makes of it now; `kept`: the receiver's own edit would stand; `left`: its rules do nothing with it here; `aside`: it could not be written, for the reason of `code`.
 */
const previewedField = z.strictObject({
  path: replicaPath,
  result: z.enum(['written', 'same', 'kept', 'left', 'aside']),
  code: partialCode.optional(),
  /** The receiver's value now and then, as its own rules would send it; absent where they let none leave. */
  before: replicaValue.optional(),
  after: replicaValue.optional(),
});
export type PreviewedField = z.infer<typeof previewedField>;

/** What an incoming script of the receiver asks to have done beside the fields: the kind alone, nothing of its words. */
const previewedEffect = z.enum([
  'transition',
  'transition-to',
  'create-version',
  'create-component',
  'create-option',
  'add-comment',
  'sync-back',
  'unlink',
  'sync',
  'request-type',
  'participants',
  'organizations',
  'watch',
  'remote-link',
  'property',
] as const satisfies readonly Effect['do'][]);
export type PreviewedEffect = z.infer<typeof previewedEffect>;

export const previewAnswer = z.discriminatedUnion('code', [
  z.strictObject({
    code: z.literal('previewed'),
    /** The issue is not there yet: it would be made. */
    made: z.boolean(),
    /** The paths asked about, and those that an incoming script writes and the receiver's own rules let leave. */
    fields: z.array(previewedField).max(MOST_PATHS),
    effects: z.array(previewedEffect).max(previewedEffect.options.length).optional(),
  }),
  z.strictObject({
    code: z.enum([
      // The receiver does not answer test runs.
      'off',
      // As for an item: one word for an issue that is not there, is not the sender's twin, or that its app cannot see.
      'no-such-issue',
      'left-scope',
      'no-project',
      'unlinked',
      'refused',
      // Jira did not answer there; nothing is known.
      'not-now',
    ]),
  }),
]);
export type PreviewAnswer = z.infer<typeof previewAnswer>;
