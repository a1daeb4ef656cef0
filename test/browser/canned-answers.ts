import { basicVersion } from '../../src/core/rules/basic-version.ts';
import { sampleCatalogue } from '../support/sample-catalogue.ts';
import { sampleConnection, sampleWords } from '../support/sample-connection.ts';
import { sampleDraft } from '../support/sample-draft.ts';
import { sampleFixtures } from '../support/sample-fixtures.ts';
import { sampleTestRun } from '../support/sample-test-run.ts';
import type { Answers } from './canned-site.ts';
import { cannedTables } from './canned-tables.ts';

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

const issue = { id: '1', key: 'SUP-1', url: '/browse/SUP-1' };
const twin = {
  connection: 'active',
  connectionName: 'Acme - Globex',
  peerName: 'Globex',
  attachmentsPending: 1,
  conflicts: 0,
  peer: { heard: Date.UTC(2026, 0, 3), backlog: 3, silentSince: Date.UTC(2026, 0, 3) },
  lastSync: Date.UTC(2026, 0, 3),
};
const cannedLine = (field: string, path: string, kind: string, more = {}) => ({
  id: `${field}-${path}`,
  on: true,
  field,
  path,
  kind,
  direction: 'both',
  noMatch: 'error',
  ...more,
});
const cannedLines = [
  cannedLine('summary', 'summary', 'text'),
  cannedLine('description', 'description', 'richText', { merge: 'text' }),
  cannedLine('issuetype', 'issueType', 'issueType', { when: { firstSync: true }, noMatch: 'default' }),
  cannedLine('priority', 'priority', 'priority', {
    values: [
      { here: 'High', there: 'Urgent' },
      { here: 'Low', there: 'Later' },
    ],
    noMatch: 'nothing',
  }),
  cannedLine('customfield_10035', 'colour', 'select', {
    values: [{ here: 'Red', there: 'Crimson' }],
    when: { types: ['Incident'] },
  }),
  cannedLine('customfield_10999', 'team', 'text', { on: false }),
  cannedLine('labels', 'labels', 'labels', { direction: 'out' }),
  cannedLine('customfield_10035', 'colour', 'select', { direction: 'out', constant: 'Blue' }),
];

/** What the resolver of a site in the middle of its work answers: three connections that run, wait and have ended. */
export const cannedAnswers: Answers = {
  'connection.list': () => ({ connections: [sampleConnection({ id: 'active' }), pending, accepted] }),
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
  'rules.read': () => ({
    number: 2,
    version: {},
    leaves: [
      'Of SUP, a work item leaves when a person starts it.',
      'Comments leave unless they are internal.',
    ],
    enters: ['New work items of the partner are made in SUP.'],
    notes: ['Jira goes on mailing people about what the app writes in SUP.'],
    waits: false,
  }),
  'version.draft': () =>
    sampleDraft({
      saved: { at: Date.UTC(2026, 0, 4) },
      revision: 3,
      changes: [{ place: 'mappings.priority', text: 'The priority leaves, too.' }],
      problems: [{ field: 'mappings.3.values', message: 'Mapping 4: this site has no option Urgent.' }],
      version: {
        ...basicVersion({ id: '10000', key: 'SUP' }),
        mode: 'visual',
        mappings: cannedLines,
        policies: {
          ...basicVersion({ id: '10000', key: 'SUP' }).policies,
          redaction: {
            patterns: [
              { id: 'p1', on: true, name: 'card numbers', pattern: '\\d{4}-\\d{4}', ignoreCase: true },
            ],
            fields: [{ id: 'f1', on: false, field: 'customfield_10050' }],
          },
        },
      },
    }),
  'run.get': () => ({
    run: {
      kind: 'bring-up',
      state: 'running',
      done: 150,
      total: 420,
      begun: Date.UTC(2026, 0, 4),
      moved: Date.UTC(2026, 0, 5),
      waits: 'backlog',
    },
    estimate: { issues: 420, points: { here: 840, there: 1260 }, minutes: 2 },
  }),
  'connection.export': () => ({ name: 'Acme-Globex.json', text: '{"schema":1}', file: {} }),
  'connection.import': () => ({
    kind: 'asks',
    placeholders: [{ name: 'space', about: 'Space of the customer' }],
  }),
  'version.list': () => ({
    versions: [
      {
        number: 2,
        at: Date.UTC(2026, 0, 4),
        by: 'u-1',
        inForce: true,
        mode: 'visual',
        text: 'The mode: "visual" instead of "basic".',
      },
      { number: 1, inForce: false, mode: 'basic', text: 'The first rules.' },
    ],
    more: false,
  }),
  'field.list': () => sampleCatalogue(),
  ...cannedTables,
  'testRun.get': () => ({ run: sampleTestRun() }),
  'testRun.pick': () => ({
    issues: [
      { key: 'SUP-1', summary: 'Printer burns' },
      { key: 'SUP-2', summary: 'A draft' },
    ],
  }),
  'testRun.settings': () => ({ answers: true }),
  'fixture.run': () => ({ results: [] }),
  'fixture.list': () => ({ fixtures: sampleFixtures }),
  'conflict.list': () => ({
    conflicts: [
      {
        connection: 'active',
        id: 'c1',
        path: 'summary',
        at: Date.UTC(2026, 0, 5),
        stands: 'there',
        why: 'both-edited',
        here: 'Printer burns',
        there: 'Printer is fine',
        restorable: true,
      },
    ],
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
  'trigger.list': () => ({
    triggers: [
      {
        id: 't1',
        entity: 'issue',
        jql: 'project = SUP AND labels = vendor',
        notes: 'Escalations only',
        active: true,
        fromPartners: false,
      },
      {
        id: 't2',
        entity: 'issue',
        jql: 'project = SUP AND priority = Highest',
        notes: '',
        active: false,
        fromPartners: false,
      },
    ],
  }),
  'trigger.preview': () => ({
    count: 41,
    sample: [{ key: 'SUP-1', summary: 'Printer burns', url: '/browse/SUP-1' }],
  }),
  'sync.status': () => ({
    issue,
    twins: [
      {
        ...twin,
        conflicts: 1,
        state: 'in-step',
        peerKey: 'DEV-7',
        peerUrl: 'https://green.atlassian.net/browse/DEV-7',
      },
      {
        ...twin,
        connection: 'c2',
        peerName: 'Initech',
        state: 'failed',
        problem: {
          message: 'The summary is too long for the other side.',
          next: 'Shorten it to 255 characters.',
        },
      },
    ],
    offers: [{ connection: 'c3', name: 'Acme - Hooli', peerName: 'Hooli' }],
  }),
  'selfCheck.get': () => ({
    checks: [
      { name: 'Token secret', ok: true, message: 'The app variable is set.' },
      { name: 'Web trigger', ok: false, message: 'There is no web trigger yet.', next: 'Reinstall the app.' },
    ],
  }),
};

function isFor(request: unknown, id: string): boolean {
  return typeof request === 'object' && request !== null && Reflect.get(request, 'connection') === id;
}
