import { PROTOCOL_VERSION } from '../protocol/protocol-version.ts';
import { termsInWords } from '../rules/terms-of.ts';
import { wordsOf } from './confirm.ts';
import type { Connection, ConsentRecord } from './connection-record.ts';
import { consentText } from './consent-text.ts';
import { silentSince } from './figures.ts';
import { siteMismatch } from './judge-invitation.ts';
import { asSeenHere, type Here } from './own-identity.ts';
import { mayPairAgain } from './pair-again.ts';
import { asOf } from './pause.ts';

/** What is counted over the twins of a connection. `lastSync` in epoch milliseconds. */
export interface TwinCounts {
  readonly synced: number;
  readonly pending: number;
  readonly errors: number;
  readonly lastSync?: number;
  /** Since when the oldest change waits, epoch milliseconds. */
  readonly oldest?: number;
}

type NextStep =
  | 'send-code'
  | 'approve'
  | 'make-code'
  | 'paste-code'
  | 'confirm-words'
  | 'wait-for-partner'
  | 'first-sync'
  | 'resume'
  | 'wait-for-resume'
  | 'invite-again'
  | 'check'
  | 'none';

/** A connection as lists show it, by the contract's `connectionSummary`. `now` and all times in epoch milliseconds. */
export function summaryOf(record: Connection, counts: TwinCounts, now: number) {
  const connection = asOf(record, now);
  const { local, peer } = connection;
  const siteUrl = peer.end?.siteUrl ?? peer.siteUrl;
  return {
    id: connection.id,
    name: connection.name,
    description: connection.description,
    mode: connection.mode,
    state: connection.state,
    role: connection.role,
    next: nextStep(connection, counts),
    local: {
      name: local.name,
      projectId: local.projectId,
      projectKey: local.projectKey,
      siteUrl: local.siteUrl,
      ...(local.region === undefined ? {} : { region: local.region }),
    },
    peer: {
      name: peer.name,
      ...(siteUrl === undefined ? {} : { siteUrl }),
      ...(peer.end === undefined ? {} : { projectKey: peer.end.projectKey }),
      ...(peer.end?.region === undefined ? {} : { region: peer.end.region }),
    },
    created: connection.created * 1000,
    ...(connection.heard === undefined ? {} : { heard: connection.heard * 1000 }),
    health: healthOf(connection, counts, now),
    ...withoutOldest(counts),
  };
}

const withoutOldest = ({ oldest: _, ...counts }: TwinCounts) => counts;

/** How both sides stand: this one now, the peer as it last said. */
function healthOf(
  connection: Connection,
  own: { readonly pending: number; readonly oldest?: number },
  now: number,
) {
  const there = connection.figures?.there;
  const silent = silentSince(connection, now);
  return {
    here: { backlog: own.pending, ...(own.oldest === undefined ? {} : { oldest: own.oldest }), at: now },
    ...(there === undefined ? {} : { there: { ...there, at: there.at * 1000 } }),
    ...(silent === undefined ? {} : { silentSince: silent * 1000 }),
    protocol: {
      here: PROTOCOL_VERSION,
      ...(connection.peer.end === undefined ? {} : { there: connection.peer.end.protocol }),
    },
  };
}

/** A connection as its own page shows it, by the contract's `connectionDetail`. */
export function detailOf(record: Connection, counts: TwinCounts, now: number, here: Here) {
  const summary = summaryOf(asSeenHere(record, here), counts, now);
  const words = wordsOf(record);
  const { local, peer, mode } = record;
  const { leaves, enters } = consentText({ mode, local, peer: { name: peer.name } });
  const mismatch = peer.end && siteMismatch(peer.siteUrl, peer.end.siteUrl);
  return {
    ...summary,
    ...(record.asked === undefined ? {} : { asked: askedOf(record.asked) }),
    ...(record.invitation === undefined ? {} : { codeExpires: record.invitation.expires * 1000 }),
    ...(words === undefined ? {} : { words }),
    confirmed: sides(record.confirmed),
    consent: sides(record.consent),
    leaves: [...leaves],
    enters: [...enters],
    ...(mismatch === undefined ? {} : { siteMismatch: mismatch }),
    secondAttempts: record.invitation?.secondAttempts ?? 0,
    paused: record.paused,
    policy: record.policy,
    ...lifeOf(record),
    ...(record.terms === undefined ? {} : { terms: termsShown(record.terms, peer.name) }),
    comparing: record.state === 'restored' && record.relink !== undefined,
    mayInviteAgain: mayPairAgain(asOf(record, now), here),
  };
}

/** Keys, alerts, and how a connection rests or has ended. */
function lifeOf({ alerts, keyId, peer, rotation, rest, ending, relinked }: Connection) {
  const there = peer.end?.keys[0]?.kid;
  return {
    alerts: Object.entries(alerts ?? {}).map(([code, at]) => ({ code, at: at * 1000 })),
    keys: {
      here: keyId,
      ...(there === undefined ? {} : { there }),
      rotating: rotation !== undefined && rotation.until === undefined,
    },
    ...(rest === undefined ? {} : { rest: { why: rest.why, at: rest.at * 1000 } }),
    ...(ending === undefined ? {} : { ending: endingOf(ending) }),
    ...(relinked === undefined ? {} : { relinked: relinkedOf(relinked) }),
  };
}

function termsShown({ here, there, review }: NonNullable<Connection['terms']>, peer: string) {
  return {
    review,
    ...(here ? { here: { hash: here.hash, at: here.at * 1000, told: here.told, waits: here.waits } } : {}),
    ...(there
      ? {
          there: {
            hash: there.hash,
            lines: termsInWords(there.terms, peer),
            at: there.at * 1000,
            waits: there.waits,
            ...(there.agreed === undefined ? {} : { agreed: there.agreed * 1000 }),
          },
        }
      : {}),
  };
}

const askedOf = ({ name, at, until, approved }: NonNullable<Connection['asked']>) => ({
  by: name,
  at: at * 1000,
  until: until * 1000,
  ...(approved === undefined ? {} : { approved: approved * 1000 }),
});

const relinkedOf = ({ at, ...counts }: NonNullable<Connection['relinked']>) => ({
  ...counts,
  ...(at === undefined ? {} : { at: at * 1000 }),
});

const endingOf = ({ at, by, erased }: NonNullable<Connection['ending']>) => ({
  at: at * 1000,
  by,
  ...(erased === undefined ? {} : { erased: erased * 1000 }),
});

function sides(of: { here?: ConsentRecord | undefined; there?: ConsentRecord | undefined }) {
  const { here, there } = of;
  return { ...(here ? { here: shown(here) } : {}), ...(there ? { there: shown(there) } : {}) };
}

const shown = ({ by, role, at }: ConsentRecord) => ({ by, role, at: at * 1000 });

function nextStep(connection: Connection, counts: TwinCounts): NextStep {
  switch (connection.state) {
    case 'awaiting-approval':
      if (connection.asked?.approved === undefined) return 'approve';
      return connection.role === 'initiator' ? 'make-code' : 'paste-code';
    case 'pending':
      return connection.role === 'initiator' ? 'send-code' : 'wait-for-partner';
    case 'accepted':
      return connection.confirmed.here === undefined ? 'confirm-words' : 'wait-for-partner';
    case 'active':
      return counts.synced + counts.pending === 0 ? 'first-sync' : 'none';
    case 'paused':
      return connection.paused.here ? 'resume' : 'wait-for-resume';
    case 'suspended':
    case 'restored':
      return 'check';
    case 'disconnected':
    case 'expired':
    case 'refused':
      return 'invite-again';
  }
}
