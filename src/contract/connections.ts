import * as z from 'zod';
import type { ConnectionRole } from '../core/connection/conflict-policy.ts';
import type { ConnectionMode, ConnectionState } from '../core/connection/connection-record.ts';
import { operation } from './operation.ts';

export const connectionMode = z.enum(['basic', 'visual', 'script'] satisfies ConnectionMode[]);

const connectionRole = z.enum(['initiator', 'acceptor'] satisfies ConnectionRole[]);

const connectionState = z.enum([
  'awaiting-approval',
  'pending',
  'accepted',
  'active',
  'paused',
  'suspended',
  'restored',
  'disconnected',
  'expired',
  'refused',
] satisfies ConnectionState[]);

export const shortText = z.string().trim().min(1).max(80);
export const longText = z.string().trim().max(500);
export const projectId = z.string().regex(/^\d{1,19}$/);

/** What a person can do next; the page has the words for each. */
const nextStep = z.enum([
  'send-code',
  'approve',
  'make-code',
  'paste-code',
  'confirm-words',
  'wait-for-partner',
  'first-sync',
  'resume',
  'wait-for-resume',
  'invite-again',
  'check',
  'none',
]);
export type NextStep = z.infer<typeof nextStep>;

const sideFigures = z.object({
  /** Issues with a change that has not been delivered yet. */
  backlog: z.number(),
  /** Since when the oldest of them waits. */
  oldest: z.number().optional(),
  /** When this was so. */
  at: z.number(),
});

/** The same figures on both sites: each shows its own as they are now, and the partner's as it last said. */
const connectionHealth = z.object({
  here: sideFigures,
  there: sideFigures.optional(),
  /** No authenticated message has come since then, for more than 26 hours. */
  silentSince: z.number().optional(),
  protocol: z.object({ here: z.number(), there: z.number().optional() }),
});
export type ConnectionHealth = z.infer<typeof connectionHealth>;

/** A connection as lists show it. Times are epoch milliseconds. */
const connectionSummary = z.object({
  id: z.string(),
  name: z.string(),
  description: z.string(),
  mode: connectionMode,
  state: connectionState,
  role: connectionRole,
  next: nextStep,
  local: z.object({
    name: z.string(),
    projectId: z.string(),
    projectKey: z.string(),
    siteUrl: z.string(),
    region: z.string().optional(),
  }),
  peer: z.object({
    name: z.string(),
    siteUrl: z.string().optional(),
    projectKey: z.string().optional(),
    region: z.string().optional(),
  }),
  created: z.number(),
  /** When the peer was last heard. */
  heard: z.number().optional(),
  lastSync: z.number().optional(),
  health: connectionHealth,
  /** Issues in step, issues with a change not delivered yet, issues that need a person. */
  synced: z.number(),
  pending: z.number(),
  errors: z.number(),
});
export type ConnectionSummary = z.infer<typeof connectionSummary>;

const consent = z.object({ by: z.string(), role: z.string(), at: z.number() });

export const connectionDetail = connectionSummary.extend({
  /** A project admin asked for it; until when it can be approved and begun, and whether it was approved. */
  asked: z
    .object({ by: z.string(), at: z.number(), until: z.number(), approved: z.number().optional() })
    .optional(),
  /** Until when the invitation code can be used. */
  codeExpires: z.number().optional(),
  /** Six words that both admins must see alike; present from `accepted` on. */
  words: z.array(z.string()).optional(),
  confirmed: z.object({ here: consent.optional(), there: consent.optional() }),
  consent: z.object({ here: consent.optional(), there: consent.optional() }),
  /** Sentences: what leaves this site and what may enter it. */
  leaves: z.array(z.string()),
  enters: z.array(z.string()),
  /** Present when the partner's site is not the one that was named in the invitation. */
  siteMismatch: z.object({ expected: z.string(), found: z.string() }).optional(),
  /** How often somebody else tried the code after it had been used. */
  secondAttempts: z.number(),
  paused: z.object({ here: z.boolean(), there: z.boolean() }),
  /** Whose value stands where both sides edited the same; `owners` by name of the replica. */
  policy: z.object({
    number: z.number(),
    winner: connectionRole,
    owners: z.record(z.string(), connectionRole).optional(),
  }),
  /** What an admin must look at, with the last time: a closed code each. */
  alerts: z.array(z.object({ code: z.string(), at: z.number() })),
  /** Ids of the keys in force; `rotating` until the partner holds the next one. */
  keys: z.object({ here: z.string(), there: z.string().optional(), rotating: z.boolean() }),
  /** Why it rests until both sides have paired again. */
  rest: z.object({ why: z.string(), at: z.number() }).optional(),
  /**
   * What the rules of either side let cross since the six words were confirmed. `here.told`: the partner has heard of
   * it; `waits`: not in force before the other side's yes.
   */
  terms: z
    .object({
      here: z.object({ hash: z.string(), at: z.number(), told: z.boolean(), waits: z.boolean() }).optional(),
      there: z
        .object({
          hash: z.string(),
          lines: z.array(z.string()),
          at: z.number(),
          waits: z.boolean(),
          agreed: z.number().optional(),
        })
        .optional(),
      review: z.object({ here: z.boolean(), there: z.boolean() }),
    })
    .optional(),
  /** Pairs of before that were joined again after pairing anew or a restore; `at` once both sides have told theirs. */
  relinked: z
    .object({ linked: z.number(), asks: z.number(), refused: z.number(), at: z.number().optional() })
    .optional(),
  /** Both sides tell each other their pairs right now; a `restored` connection that does not yet waits for its admin. */
  comparing: z.boolean(),
  /** The template that it was made from, as long as its rules were not brought in. */
  template: z.object({ id: z.string(), name: z.string() }).optional(),
  /** Whether `connection.inviteAgain` can be asked for. */
  mayInviteAgain: z.boolean(),
  /** How it ended, and since when nothing is kept of it but the ids of the pairs. */
  ending: z
    .object({ at: z.number(), by: z.enum(['here', 'there']), erased: z.number().optional() })
    .optional(),
});
export type ConnectionDetail = z.infer<typeof connectionDetail>;

const byId = z.object({ connection: z.string() });

/** Connections, the newest first: those that fit, from the one at place `from` (counted from 0) on. */
export const connectionList = operation(
  'connection.list',
  ['admin', 'project'],
  z.object({
    /** Words that name, description, partner, its site or a space's key hold. */
    text: z.string().max(100).optional(),
    states: z.array(connectionState).max(10).optional(),
    from: z.int().min(0).optional(),
    /** All of them where it is left out. */
    size: z.int().min(1).max(200).optional(),
  }),
  z.object({
    connections: z.array(connectionSummary),
    /** How many fit altogether. */
    total: z.number(),
  }),
);

export const connectionGet = operation('connection.get', ['admin', 'project'], byId, connectionDetail);

export const invited = z.object({
  connection: connectionDetail,
  /** Shown once: it is not stored. */
  code: z.string(),
  expires: z.number(),
});

export const connectionInvite = operation(
  'connection.invite',
  ['admin'],
  z.object({
    localName: shortText,
    peerName: shortText,
    /** Binds the code to this site; `acceptUrl` of the answer leads there. */
    peerSiteUrl: z.string().trim().max(255).optional(),
    /** Made from both names when left out. */
    name: shortText.optional(),
    description: longText.optional(),
    mode: connectionMode.default('basic'),
    projectId,
    /** Where this site's data is pinned, as the admin declares it. */
    region: shortText.optional(),
    validHours: z.int().min(1).max(72).default(72),
    /** The template that its rules are to follow once it runs, and what the placeholders stand for. */
    template: z
      .object({ id: z.string(), values: z.record(z.string(), z.string().max(1000)).default({}) })
      .optional(),
  }),
  invited.extend({
    /** Where an admin of both sites finds the app on the site that was named. */
    acceptUrl: z.string().optional(),
  }),
);

/**
 * A new invitation under a connection that has ended or rests: when both admins have confirmed it, its pairs of
 * issues are joined again and nothing is created.
 */
export const connectionInviteAgain = operation(
  'connection.inviteAgain',
  ['admin'],
  byId.extend({ validHours: z.int().min(1).max(72).default(72) }),
  invited,
);

export const connectionConfirm = operation(
  'connection.confirm',
  ['admin', 'project'],
  byId.extend({
    /** The six words as the admin saw them. */
    words: z.array(z.string()).length(6),
  }),
  connectionDetail,
);

export const connectionCheck = operation(
  'connection.check',
  ['admin', 'project'],
  byId,
  z.object({
    reachable: z.boolean(),
    /** The answer was signed by the key that this site holds of the partner. */
    authenticated: z.boolean(),
    milliseconds: z.number().optional(),
    /** The peer's clock minus ours, in seconds. */
    clockSkew: z.number().optional(),
    /** The version that both speak, and what each side serves. */
    protocol: z.number().optional(),
    versions: z
      .object({
        here: z.object({ min: z.number(), max: z.number() }),
        there: z.object({ min: z.number(), max: z.number() }),
      })
      .optional(),
    /** Ids of the keys in force. */
    keys: z.object({ here: z.string(), there: z.string() }).optional(),
    /** A warning in words, where both sides have declared a region and they differ. */
    regions: z.string().optional(),
    peerState: connectionState.optional(),
    problem: z.object({ message: z.string(), next: z.string() }).optional(),
  }),
);

export const connectionPause = operation('connection.pause', ['admin', 'project'], byId, connectionDetail);
export const connectionResume = operation('connection.resume', ['admin', 'project'], byId, connectionDetail);

/** The projects that the person who asks may connect. */
export const projectSearch = operation(
  'project.search',
  ['admin', 'project'],
  z.object({ query: z.string().max(100).default('') }),
  z.object({
    projects: z.array(z.object({ id: z.string(), key: z.string(), name: z.string(), typeKey: z.string() })),
  }),
);

export const connectionOperations = [
  connectionList,
  connectionGet,
  connectionInvite,
  connectionInviteAgain,
  connectionConfirm,
  connectionCheck,
  connectionPause,
  connectionResume,
  projectSearch,
] as const;
