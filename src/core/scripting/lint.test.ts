import { describe, expect, it } from 'vitest';
import type { Side } from './api.ts';
import { isOn } from './declarations.ts';
import { lintScript } from './lint.ts';
import { scriptNames, scriptObjects } from './script-api.ts';

/** `line:column code message` of each finding. */
function said(side: Side, script: string): string[] {
  const site = { customFields: ['Severity', 'Team'], tables: ['teams'] };
  return lintScript(side, script, site).findings.map(
    ({ line, column, code, message }) => `${line}:${column} ${code} ${message}`,
  );
}

describe('lint', () => {
  it.each([
    [
      'outgoing',
      'replica.summary = isscue.summary',
      '1:19 undeclared "isscue" is not declared. Did you mean "issue"?',
    ],
    [
      'outgoing',
      'replica.sumary = 1',
      '1:9 unknown-field "replica" has no field "sumary". Did you mean "summary"?',
    ],
    [
      'incoming',
      '\nissue.summary = nodeHelper.getPrioirty("x")',
      '2:28 unknown-member "nodeHelper" has no "getPrioirty". Did you mean "getPriority"?',
    ],
    [
      'outgoing',
      'replica.customKeys.x = issue.customFields["Severty"].value',
      '1:43 unknown-field This site has no custom field "Severty". Did you mean "Severity"?',
    ],
    [
      'outgoing',
      'replica.summary = tables["team"].x',
      '1:26 unknown-field There is no table "team". Did you mean "teams"?',
    ],
    [
      'incoming',
      'if (issue.summary = "Done") fail("x")',
      '1:5 assigns-in-condition This assigns a value instead of comparing it. Write "===".',
    ],
    [
      'incoming',
      'if (firstSync && (a = 1)) fail("x")\nlet a',
      '1:19 assigns-in-condition This assigns a value instead of comparing it. Write "===".',
    ],
    [
      'incoming',
      'replica.summary = "x"',
      '1:1 read-only Incoming scripts only read "replica". Write to "issue".',
    ],
    [
      'outgoing',
      'issue.summary = "x"',
      '1:1 read-only Outgoing scripts only read "issue". Write to "replica".',
    ],
    ['incoming', 'issue.key = "A-1"', '1:1 read-only "issue.key" can only be read.'],
    [
      'outgoing',
      'syncHelper.unlinkAfterProcessing()',
      '1:12 other-side "syncHelper.unlinkAfterProcessing" is there in incoming scripts only.',
    ],
    ['outgoing', 'if (previous) fail("x")', '1:5 other-side "previous" is there in incoming scripts only.'],
    [
      'incoming',
      'issue.summary = replica.assignee.name',
      '1:17 may-be-null "replica.assignee" may be null, and then the script stops here. Write "?." instead of ".".',
    ],
    [
      'incoming',
      'issue.priority = nodeHelper.getPriority("x")',
      '1:18 no-match "nodeHelper.getPriority" may have nothing for this value. Say what counts then: add "?? ..." behind it.',
    ],
    [
      'incoming',
      'const m = { a: "b" }\nissue.status = m[replica.status.name]',
      '2:16 no-match "m" may have nothing for this value. Say what counts then: add "?? ..." behind it.',
    ],
    [
      'incoming',
      'const f = async () => 1',
      '1:11 async A script cannot wait, and need not: what it looks up is there at once. Leave out "async" and "await".',
    ],
    ['incoming', '\n  import("x")', '2:3 async Nothing can be imported into a script.'],
    ['incoming', '\nconst = 1', '2:7 syntax Unexpected token.'],
    ['incoming', '}); (function () {', '1:1 syntax A closing brace ends the script too early.'],
  ] as const)('says of %s: %s', (side, script, expected) => {
    expect(said(side, script)).toEqual([expected]);
  });

  it.each([
    'with (issue) {}',
    'export const a = 1',
    'const f = function* () { yield* a.b( }',
    'import x from "y"',
  ])('refuses %s as what it is not: a part of a script', (script) => {
    expect(lintScript('incoming', script).findings).toMatchObject([{ severity: 'error', code: 'syntax' }]);
  });

  it('is content with guarded paths, maps with an otherwise, and early ends', () => {
    const script = [
      'if (!replica.assignee) return',
      'const statuses = { Open: "To Do" }',
      'issue.status = statuses[replica.status.name] ?? replica.status.name',
      'issue.summary = replica.priority?.name ?? (issue.priority && issue.priority.name)',
      'issue.labels = replica.labels.map((label) => label.replace(/ /g, "_"))',
      'for (const { author: { name } } of replica.comments) debug.log(name)',
      'function route({ key }, [first, ...rest] = []) { return arguments.length + key + first + rest + statuses.Open }',
      'try { issue.customFields["Team"].value = route(replica.project) } catch (error) { fail(error.message) }',
    ].join('\n');
    expect(said('incoming', script)).toEqual([]);
  });

  it('has nothing against any example of the reference but that it may lack an otherwise', () => {
    for (const side of ['outgoing', 'incoming'] as const) {
      const all = [...scriptNames, ...scriptObjects.flatMap(({ members }) => members)].filter((one) =>
        isOn(side, one),
      );
      for (const { example } of all) {
        if (example === undefined || (side === 'outgoing' && /issue\.[\w["\] ]+(\.value)? = /.test(example)))
          continue;
        if (side === 'incoming' && example.startsWith('replica.')) continue;
        const errors = lintScript(side, example).findings.filter(({ severity }) => severity === 'error');
        expect(errors, example).toEqual([]);
      }
    }
  });

  it('sees what a script reads, writes and calls, and whether it looks at the clock', () => {
    const facts = (script: string) => lintScript('outgoing', script).facts;
    expect(
      facts(
        'replica.summary = issue.summary\nreplica.customFields["X"].value = issue?.customFields["Team"]?.value',
      ),
    ).toEqual({
      reads: ['issue.summary', 'issue.customFields.Team'],
      writes: ['replica.summary', 'replica.customFields.X'],
      calls: [],
      alwaysRun: false,
    });
    expect(facts('const n = "x"; debug.log(issue[n], issue.customFields[n])')?.reads).toEqual([
      'issue.*',
      'issue.customFields.*',
    ]);
    expect(facts('const all = issue')?.reads).toEqual(['issue.*']);
    expect(facts('const { issue: x } = tables')?.reads).toEqual([]);
    expect(facts('nodeHelper.getOption(issue, "Team", "x")')).toMatchObject({
      reads: [],
      calls: ['nodeHelper.getOption'],
    });
    expect(facts('new Date()')?.alwaysRun).toBe(true);
    expect(facts('new Date(0)')?.alwaysRun).toBe(false);
  });

  it('ends on a script that is too long, and on one that nests too deep for its parser', () => {
    expect(lintScript('outgoing', 'x'.repeat(60_001)).findings).toMatchObject([{ code: 'too-long' }]);
    const deep = `${'('.repeat(20_000)}1${')'.repeat(20_000)}`;
    expect(lintScript('outgoing', deep).findings).toMatchObject([{ severity: 'error', code: 'syntax' }]);
  });
});
