import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { loadSeed } from '../../host/local/start-up.ts';
import { readSeedFiles } from '../../host/sites/real-issues/read-seed-files.ts';
import { type TestedIssue, testRunGet, testRunStart } from '../../src/contract/test-runs.ts';
import { jiraWrites } from '../bench/measure.ts';
import { specsDirectory } from '../support/specs-directory.ts';
import { twoSites } from '../support/two-sites.ts';

const folder = join(specsDirectory() ?? '', 'issues');
const page = fileURLToPath(new URL('../../docs/test-run.md', import.meta.url));
const chosen = ['KT-22', 'TES-14', 'AR-86'];

const script = [
  'replica.summary = "[Support] " + issue.summary',
  'replica.description = issue.description',
  'replica.priority = issue.priority',
  'replica.labels = issue.labels.filter((label) => label !== "internal")',
  'if (issue.due) replica.due = issue.due',
  'debug.log(issue.key + " has " + issue.labels.length + " labels")',
].join('\n');

const line = (field: string, kind: string, more: object = {}) => ({
  id: field,
  field,
  path: field,
  kind,
  ...more,
});

describe.skipIf(specsDirectory() === undefined)('a test run of three real issues', () => {
  it('shows what a script would make of them at the partner, as docs/test-run.md has it, and writes nothing', async () => {
    const sites = await twoSites('real-test-run');
    const connection = await sites.connect();
    await loadSeed(sites.host, readSeedFiles(folder), connection);
    await sites.settle();
    await sites.publish('green', connection, {
      mode: 'visual',
      mappings: [
        line('issuetype', 'issueType', {
          path: 'issueType',
          when: { firstSync: true },
          noMatch: 'default',
        }),
        line('summary', 'text'),
        line('description', 'richText'),
        line('priority', 'priority', { values: [{ here: 'Low', there: 'Minor' }], noMatch: 'error' }),
        line('labels', 'labels', { merge: 'replace' }),
      ],
    });
    await sites.admin('green', 'testRun.answer', { connection, on: true });
    const { revision } = z
      .object({ revision: z.number() })
      .parse(await sites.admin('blue', 'version.draft', { connection }));
    const version = { mode: 'script', mappings: [], scripts: { outgoing: script } };
    await sites.admin('blue', 'version.save', { connection, version, revision });
    await sites.pass(60);
    sites.host.resetMeters();

    const wish = { connection, issues: chosen, rules: 'draft', askPartner: true };
    const { id } = testRunStart.answer.parse(await sites.admin('blue', 'testRun.start', wish));
    await sites.settle();
    const { run } = testRunGet.answer.parse(
      await sites.admin('blue', 'testRun.get', { connection, run: id }),
    );

    expect(run?.state).toBe('done');
    expect(jiraWrites(sites)).toBe(0);
    expect(run?.issues.map(({ key, against }) => [key, against])).toEqual(
      chosen.map((key) => [key, 'partner']),
    );
    const shown = asPage(run?.issues ?? []);
    if (process.env['RECORD_TEST_RUN'] === '1') writeFileSync(page, shown);
    expect(readFileSync(page, 'utf8')).toBe(shown);
    sites.dispose();
  }, 120_000);
});

/** What `docs/test-run.md` says. */
function asPage(issues: readonly TestedIssue[]): string {
  return [
    '# What a test run shows',
    '',
    'Three real issues, run through a draft whose outgoing script is the one below, while all of them are under sync by the rules in force. The partner answers test runs, and its rules take in summary, description, labels and of priorities what it knows.',
    'Nothing is written on either site. `RECORD_TEST_RUN=1 npx vitest run test/journey/test-run-real.test.ts` makes this page anew.',
    '',
    '```js',
    script,
    '```',
    ...issues.flatMap(asSection),
    '',
    '## Through an incoming script of the partner',
    '',
    "Where the partner lets an incoming script say how what comes lands, its answer comes from a run of that script, on the very replica that would cross. Fields that the script writes by itself are shown where the partner's rules let them leave, and what it asks for beside fields (a comment, a transition, the end of the pair) by its kind alone. Where it stops, the partner says `refused` and no more: the line and the reason are for its own admin to see.",
    'A test run carries no comments, files, logged work or links: what such a script makes of those is not shown. Nor is what Jira itself refuses when a value is written, or what the script does once more on a work item that has just been made.',
    '',
  ].join('\n');
}

function asSection(issue: TestedIssue): string[] {
  const rows = issue.fields.map(
    ({ path, line, before, after, result, why }) =>
      `| ${path} | ${line ?? ''} | ${cell(before)} | ${cell(after)} | ${result}${why ? `: ${why}` : ''} |`,
  );
  const lists: readonly (readonly [string, readonly string[]])[] = [
    ['Held back', issue.heldBack.map(({ path, why }) => `${path}: ${why}`)],
    ['Also crosses', issue.children.map(({ kind, count }) => `${kind}: ${count}`)],
    ['Log', issue.logs.map(({ text, line }) => `line ${line ?? '?'}: ${text}`)],
    ['Warnings', issue.warnings],
  ];
  return [
    '',
    `## ${issue.key}: ${issue.state}, against ${issue.peerKey ?? 'a new work item'} as the partner says it`,
    '',
    '| path | script line | there now | there then | what happens |',
    '|---|---|---|---|---|',
    ...rows,
    ...lists.flatMap(([name, lines]) => (lines.length === 0 ? [] : ['', `${name}: ${lines.join('; ')}`])),
  ];
}

const MOST = 60;

/** A value in one cell of a table: its beginning, on one line. */
function cell(value: string | undefined): string {
  if (value === undefined) return '*not known*';
  const line = value.replace(/\s+/g, ' ').replaceAll('|', '\\|').trim();
  if (line === '') return '*empty*';
  return line.length > MOST ? `${line.slice(0, MOST)}…` : line;
}
