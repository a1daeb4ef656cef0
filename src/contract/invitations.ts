import * as z from 'zod';
import { connectionDetail, connectionMode } from './connections.ts';
import { operation } from './operation.ts';

const code = z.string().trim().min(1).max(4096);

const ownWords = {
  localName: z.string().trim().min(1).max(80).optional(),
  region: z.string().trim().min(1).max(80).optional(),
};

/** What a pasted code says, before anything leaves this site. Names are as the other side claims them. */
export const invitationRead = operation(
  'invitation.read',
  ['admin', 'project'],
  z.object({ code, ...ownWords }),
  z.object({
    connection: z.string(),
    name: z.string(),
    description: z.string(),
    mode: connectionMode,
    from: z.object({ name: z.string(), siteUrl: z.string(), region: z.string().optional() }),
    /** How the inviter calls this side. */
    to: z.object({ name: z.string(), siteUrl: z.string() }),
    expires: z.number(),
    /** Present when the invitation names another site than this one. */
    siteMismatch: z.object({ expected: z.string(), found: z.string() }).optional(),
    leaves: z.array(z.string()),
    enters: z.array(z.string()),
    /** The text to agree to; its hash goes back with `invitation.accept`. */
    consent: z.object({ text: z.string(), hash: z.string() }),
  }),
);

/**
 * On a project's page only for that project and Basic connections. Where a site admin is to be asked first, the
 * answer is `awaiting-approval`; once it is approved, the same request goes on.
 */
export const invitationAccept = operation(
  'invitation.accept',
  ['admin', 'project'],
  z.object({
    code,
    projectId: z.string().regex(/^\d{1,19}$/),
    ...ownWords,
    /** Hash of the consent text that was shown: it names this side and its region as they are given here. */
    consent: z.string(),
  }),
  connectionDetail,
);

/** By code before accepting, by connection afterwards; on either side until both have confirmed. */
export const invitationRefuse = operation(
  'invitation.refuse',
  ['admin', 'project'],
  z.union([z.object({ code }), z.object({ connection: z.string() })]),
  z.object({ refused: z.literal(true) }),
);

export const invitationOperations = [invitationRead, invitationAccept, invitationRefuse] as const;
