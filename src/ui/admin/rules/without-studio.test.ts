import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type FakePage, type FakePageOptions, ok, refused } from '../../../../test/support/fake-page.ts';
import { openRules } from '../../../../test/support/rules-page.ts';
import { sampleCatalogue } from '../../../../test/support/sample-catalogue.ts';
import { sampleDraft } from '../../../../test/support/sample-draft.ts';
import { sampleTestRun } from '../../../../test/support/sample-test-run.ts';
import { operations } from '../../../contract/operations.ts';

const studio = new URL('../../../../static/studio/', import.meta.url);

/** Names of the operations that the frame asks for by itself. */
function askedByFrame(): string[] {
  const sources = readdirSync(studio).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'));
  const called = sources.flatMap((name) =>
    [...readFileSync(new URL(name, studio), 'utf8').matchAll(/askApp\((\w+),/g)].map(([, word = '']) => word),
  );
  const nameOf = (word: string) => word.replace(/[A-Z]/, (letter) => `.${letter.toLowerCase()}`);
  return [...new Set(called.map(nameOf))].sort();
}

const scripted = { ...sampleDraft().version, mode: 'script', scripts: { outgoing: 'const old = 1' } };
const asked = new Set<string>();

/** A part of the rules in a page whose frame never loads. */
async function open(part: string, answers: FakePageOptions['answers'], version: object = scripted) {
  let draft = sampleDraft({ version: { ...version } });
  const page = await openRules(part, {
    'rules.read': () => ok({ number: 2, version: scripted, leaves: [], enters: [], notes: [], waits: false }),
    'version.draft': () => ok(draft),
    'version.save': ({ version: parts }) => {
      draft = { ...draft, revision: draft.revision + 1, version: { ...draft.version, ...Object(parts) } };
      return ok(draft);
    },
    'script.failures': () => ok({ failures: [] }),
    'script.words': () => ok({ declarations: { outgoing: '', incoming: '' }, fields: [], tables: [] }),
    'field.list': () => ok(sampleCatalogue()),
    'project.search': () => ok({ projects: [] }),
    'person.names': () => ok({ people: [] }),
    'run.get': () => ok({ estimate: { issues: 0, points: { here: 0, there: 0 }, minutes: 0 } }),
    ...answers,
  });
  return page;
}

const keep = (page: FakePage): void => {
  for (const { operation } of page.asked) asked.add(operation);
};
const lastSaved = (page: FakePage) =>
  page.asked.filter(({ operation }) => operation === 'version.save').at(-1)?.request['version'];

describe('without the frame of the editor', () => {
  it('a script is written, looked through, compared with the one in force and saved', async () => {
    const finding = { severity: 'error', code: 'x', message: 'There is no "isue".', line: 1, column: 1 };
    let findings: object[] = [finding];
    const page = await open('Script', { 'script.check': () => ok({ findings, uses: [] }) });
    await page.fill('script-text', 'isue.summary');
    await page.press('Look through it');
    await page.shows('Line 1, column 1: There is no "isue".');
    expect(page.text()).not.toContain('Go there');
    findings = [];
    await page.fill('script-text', 'replica.summary = issue.summary');
    await page.press('Look through it');
    await page.gone('There is no "isue".');
    expect(page.flags).toContain('There is nothing to mend');
    await page.press('Compare with the one in force');
    expect(page.all('CodeBlock').map(({ props }) => props['text'])).toEqual(['const old = 1']);
    await page.press('Save in the draft');
    await expect
      .poll(() => lastSaved(page))
      .toMatchObject({ scripts: { outgoing: 'replica.summary = issue.summary' } });
    keep(page);
  });

  it('both scripts are begun with a starter, each for itself', async () => {
    const page = await open('Script', { 'script.starter': () => ok({ text: 'issue.summary = 1' }) }, {});
    await page.press('Incoming');
    await page.press('Begin with a starter');
    await expect.poll(() => page.all('TextArea')[0]?.props['value']).toBe('issue.summary = 1');
    await page.press('Outgoing');
    await expect.poll(() => page.all('TextArea')[0]?.props['value']).toBe('');
    keep(page);
  });

  it('Groovy stands above its translation', async () => {
    const page = await open('Script', {
      'script.translate': () =>
        ok({ isGroovy: true, script: 'const a = 1', notes: [], refusals: [], findings: [], ready: true }),
    });
    await page.fill('script-text', 'def a = 1\nissue.labels.each { println it }');
    await page.press('Translate it');
    await page.shows('The translation is complete.');
    expect(page.all('CodeBlock').map(({ props }) => props['text'])).toEqual([
      'def a = 1\nissue.labels.each { println it }',
      'const a = 1',
    ]);
    await page.press('Take the translation');
    await expect.poll(() => page.all('TextArea')[0]?.props['value']).toBe('const a = 1');
    keep(page);
  });

  it('a filter is written as JQL, tried, refused with its place, and saved', async () => {
    const page = await open('Scope', {
      'trigger.preview': ({ jql }) =>
        jql === 'priority = High'
          ? ok({ count: 41, unsynced: 41, sample: [], moves: [], schedule: 'none' })
          : refused({ code: 'jql-syntax', message: 'No. (line 1, column 3)', field: 'jql' }),
    });
    await page.press('Write it as JQL');
    await page.fill('filter-jql', 'x y');
    await page.press('Check the JQL');
    await page.shows('No. (line 1, column 3)');
    await page.fill('filter-jql', 'priority = High');
    await page.press('Check the JQL');
    await page.shows('41');
    await page.press('Save in the draft');
    await expect.poll(() => lastSaved(page)).toMatchObject({ scope: { filter: 'priority = High' } });
    keep(page);
  });

  it('two versions are compared in sentences', async () => {
    const versions = [1, 2].map((number) => ({ number, inForce: number === 2, mode: 'basic', text: 'x' }));
    const page = await open('Versions', {
      'version.list': () => ok({ versions, more: false }),
      'version.get': ({ number }) =>
        ok({ number, inForce: false, version: scripted, leaves: [], enters: [] }),
      'version.compare': () => ok({ changes: [{ place: 'scripts', text: 'The outgoing script is new.' }] }),
    });
    await page.fill('compare-from', { label: 'Version 1', value: '1' });
    await page.fill('compare-to', { label: 'Version 2', value: '2' });
    await page.press('Compare');
    await page.shows('The outgoing script is new.');
    keep(page);
  });

  it('what would cross is shown as it is', async () => {
    const run = sampleTestRun();
    const page = await open('Test run', {
      'testRun.get': () => ok({ run }),
      'testRun.pick': () => ok({ issues: [] }),
      'testRun.settings': () => ok({ answers: false }),
      'fixture.list': () => ok({ fixtures: [] }),
    });
    await page.press('Show what would cross');
    const shown = run.issues.find(({ replica }) => replica !== undefined)?.replica;
    expect(page.all('CodeBlock').map(({ props }) => props['text'])).toEqual([shown]);
    keep(page);
  });

  it('pages ask for all that the frame asks for', () => {
    const byFrame = askedByFrame();
    expect(byFrame).toEqual(['field.list', 'script.check', 'script.words', 'trigger.preview']);
    expect(operations.map(({ name }) => name)).toEqual(expect.arrayContaining(byFrame));
    expect([...asked]).toEqual(expect.arrayContaining(byFrame));
  });
});
