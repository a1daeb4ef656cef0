import { basicVersion } from '../../src/core/rules/basic-version.ts';
import { sampleCatalogue } from '../support/sample-catalogue.ts';
import { sampleDraft } from '../support/sample-draft.ts';
import { sampleFixtures } from '../support/sample-fixtures.ts';
import { sampleTestRun } from '../support/sample-test-run.ts';
import { cannedPartner } from './canned-partner.ts';
import type { Answers } from './canned-site.ts';

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

/** What is answered about the rules of a connection, their versions and their trials. */
export const cannedRules = {
  'script.failures': () => ({
    failures: [
      {
        side: 'incoming',
        message: 'No team for this area',
        line: 4,
        column: 2,
        key: 'SUP-7',
        url: 'https://blue.example/browse/SUP-7',
        at: 1_767_600_000,
      },
    ],
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
  ...cannedPartner,
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
} satisfies Answers;
