import * as z from 'zod';
import { newestFirst } from '../newest-first.ts';
import type { RecordKind } from '../ports/record-kind.ts';

/** What was done to a connection, as both admins may ask for it later. */
export const auditActs = [
  'asked',
  'approved',
  'invited',
  'accepted',
  'confirmed',
  'refused',
  'publish-asked',
  'drafted',
  'renamed',
  'published',
  'policy-changed',
  'paused',
  'resumed',
  'keys-rotated',
  'keys-revoked',
  'older-allowed',
  'disconnected',
  'deleted',
  'consent-changed',
  'consent-agreed',
  'review-changed',
  'pairs-relinked',
  'test-runs-changed',
  'exposure-changed',
  'proposed',
  'proposal-answered',
  'by-itself-changed',
  'disclosed',
  'template-applied',
  'template-left',
  'errors-muted',
  'space-switched',
] as const;
export type AuditAct = (typeof auditActs)[number];

/**
 * One act on a connection, key `<connection>:<newest first>:<random>`. Nothing personal but the account id; what
 * the peer's admin did is told without one, because no account of the other site is known here.
 */
const auditSchema = z.object({
  v: z.literal(1),
  connection: z.string(),
  /** Epoch seconds. */
  at: z.int(),
  act: z.enum(auditActs),
  side: z.enum(['here', 'there']),
  /** Account id of who did it; absent for the peer's acts, and once the account was erased. */
  by: z.string().optional(),
  /** A closed word or a number that belongs to the act: the version published, the hash agreed to. */
  about: z.string().max(100).optional(),
});
export type AuditRecord = z.infer<typeof auditSchema>;

const RETENTION_DAYS = 365;

export const auditKind: RecordKind<AuditRecord> = {
  name: 'audit',
  schema: auditSchema,
  ttlSeconds: RETENTION_DAYS * 24 * 3600,
};

/** Keys of one connection list the newest first; the random end keeps two acts of one second apart. */
export const auditKey = (connection: string, at: number, random: string): string =>
  `${connection}:${newestFirst(at)}:${random.slice(0, 12)}`;
