import { sampleConnection, sampleWords } from '../support/sample-connection.ts';
import type { Answers } from './canned-site.ts';

const accepted = sampleConnection({
  id: 'accepted',
  state: 'accepted',
  words: sampleWords,
  next: 'confirm-words',
});
const pending = sampleConnection({
  id: 'pending',
  name: 'Acme - Initech',
  state: 'pending',
  next: 'send-code',
  codeExpires: Date.UTC(2026, 0, 5),
});

const ended = sampleConnection({
  id: 'ended',
  state: 'disconnected',
  next: 'invite-again',
  ending: { at: Date.UTC(2026, 0, 6), by: 'there', erased: Date.UTC(2026, 0, 6, 1) },
});
const alarmed = sampleConnection({
  id: 'alarmed',
  state: 'suspended',
  secondAttempts: 2,
  peer: { name: 'Globex', siteUrl: 'https://green.atlassian.net', projectKey: 'DEV', region: 'US' },
  rest: { why: 'keys-revoked', at: Date.UTC(2026, 0, 4) },
  alerts: [
    { code: 'key-take-over', at: Date.UTC(2026, 0, 4) },
    { code: 'older-protocol', at: Date.UTC(2026, 0, 4) },
    { code: 'silent', at: Date.UTC(2026, 0, 5) },
  ],
});

const asked = sampleConnection({
  id: 'asked',
  relinked: { linked: 7, asks: 1, refused: 1 },
  terms: {
    here: { hash: 'h1', at: Date.UTC(2026, 0, 4), told: true, waits: true },
    there: {
      hash: 'h2',
      lines: ['Globex sends logged work that is not restricted.', 'Globex takes in attachments.'],
      at: Date.UTC(2026, 0, 5),
      waits: true,
    },
    review: { here: true, there: true },
  },
});

/** What is answered about connections: of which three run or wait, and others have ended or ask for something. */
export const cannedConnections = {
  'connection.list': () => ({
    connections: [sampleConnection({ id: 'active' }), pending, accepted],
    total: 3,
  }),
  'connection.get': (request) =>
    [accepted, pending, ended, alarmed, asked].find(({ id }) => isFor(request, id)) ??
    sampleConnection({ id: 'active', paused: { here: false, there: true } }),
  'connection.check': () => ({
    reachable: true,
    authenticated: true,
    milliseconds: 412,
    clockSkew: 1,
    protocol: 1,
    versions: { here: { min: 1, max: 1 }, there: { min: 1, max: 1 } },
    keys: { here: 'ym7mQZEGkQ2w1bUe', there: 'aDr9Fh3pGm0cVx2T' },
    peerState: 'paused',
  }),
  'connection.askedPairs': () => ({
    pairs: [{ issue: '10007', key: 'SUP-7', peerKey: 'DEV-9', at: Date.UTC(2026, 0, 5) }],
  }),
  'connection.export': () => ({ name: 'Acme-Globex.json', text: '{"schema":1}', file: {} }),
  'connection.import': () => ({
    kind: 'asks',
    placeholders: [{ name: 'space', about: 'Space of the customer' }],
  }),
  'connection.pairs': () => ({ csv: 'issue,partner\nSUP-1,DEV-7\n', pairs: 1 }),
  'connection.audit': () => ({
    entries: [
      { at: Date.UTC(2026, 0, 3, 12), act: 'paused', side: 'there' },
      { at: Date.UTC(2026, 0, 3), act: 'published', side: 'here', by: 'u-1', about: '2' },
      { at: Date.UTC(2026, 0, 2), act: 'invited', side: 'here' },
    ],
    cursor: 'older',
  }),
  'project.search': () => ({
    projects: [{ id: '10000', key: 'SUP', name: 'Acme support', typeKey: 'service_desk' }],
  }),
  'invitation.read': () => ({
    connection: 'new',
    name: 'Acme - Globex',
    description: 'Escalations',
    mode: 'basic',
    from: { name: 'Acme', siteUrl: 'https://blue.atlassian.net', region: 'EU' },
    to: { name: 'Globex', siteUrl: 'https://green.atlassian.net' },
    expires: Date.UTC(2026, 0, 5, 12),
    siteMismatch: { expected: 'https://other.atlassian.net', found: 'https://green.atlassian.net' },
    leaves: [
      'To Acme: the summary, description and work type of each synced work item.',
      'To Acme: comments that are not internal.',
    ],
    enters: ['From Acme: the summary, description and work type of each synced work item.'],
    consent: {
      text: 'Counterpart copies work item data between Acme and Globex.\nI may agree to this on behalf of my company.',
      hash: 'h',
    },
  }),
} satisfies Answers;

function isFor(request: unknown, id: string): boolean {
  return typeof request === 'object' && request !== null && Reflect.get(request, 'connection') === id;
}
