import { describe, expect, it } from 'vitest';
import { type FakePage, type FakePageOptions, ok, refused } from '../../../../test/support/fake-page.ts';
import { openRules, requestsOf } from '../../../../test/support/rules-page.ts';
import { sampleDraft } from '../../../../test/support/sample-draft.ts';
import { sampleFixtures } from '../../../../test/support/sample-fixtures.ts';
import { sampleTestRun } from '../../../../test/support/sample-test-run.ts';

const id = 'Zm9vYmFyYmF6cXV4MTIzNA';

async function open(answers: FakePageOptions['answers'] = {}): Promise<FakePage> {
  const page = await openRules('Test run', {
    'version.draft': () => ok(sampleDraft({ saved: { at: Date.UTC(2026, 0, 4) } })),
    'testRun.get': () => ok({}),
    'testRun.pick': () => ok({ issues: [{ key: 'SUP-9', summary: 'Nine' }] }),
    'testRun.settings': () => ok({ answers: false }),
    'fixture.list': () => ok({ fixtures: [] }),
    ...answers,
  });
  return page;
}

describe('the test run of the rules', () => {
  it('says what to do while there is none', async () => {
    const page = await open();
    await page.shows('No test run yet');
    await page.shows('Nothing is written in Jira');
  });

  it('runs the work items that were picked by the draft, and asks again until it is through', async () => {
    let looks = 0;
    const page = await open({
      'testRun.start': () => ok(sampleTestRun({ state: 'running', issues: [], keys: ['SUP-9'] })),
      'testRun.get': ({ run }) => {
        if (run === undefined) return ok({});
        looks += 1;
        return ok({
          run: looks === 1 ? sampleTestRun({ state: 'running', issues: [] }) : sampleTestRun(),
        });
      },
    });
    await page.shows('SUP-9');
    await page.press('SUP-9');
    await page.press('Run the test');
    await page.shows('0 of 3 work items are through.');
    expect(requestsOf(page, 'testRun.start')).toEqual([
      { connection: id, issues: ['SUP-9'], rules: 'draft', askPartner: false },
    ]);
    await page.shows('Printer burns');
  });

  it('asks before anything is shown to the partner', async () => {
    const page = await open({ 'testRun.start': () => ok(sampleTestRun()) });
    await page.fill('test-issues', 'sup-1 SUP-2,sup-1');
    await page.fill('test-ask', true);
    await page.press('Run the test');
    await page.shows('Show these work items to');
    await page.shows('SUP-1, SUP-2');
    expect(requestsOf(page, 'testRun.start')).toEqual([]);
    await page.press('Run the test', 'ModalFooter');
    await page.gone('Show these work items to');
    expect(requestsOf(page, 'testRun.start')).toEqual([
      { connection: id, issues: ['SUP-1', 'SUP-2'], rules: 'draft', askPartner: true },
    ]);
  });

  it('shows before and after of each field, the line that wrote it, and what was held back', async () => {
    const page = await open({ 'testRun.get': () => ok({ run: sampleTestRun() }) });
    for (const words of [
      'Printer jams',
      'summary (line 4)',
      'there is no such value here',
      'not known',
      'environment: the redaction keeps it here',
      '2 comments',
      'seen SUP-1 (line 9)',
      'waits until SUP-40',
      'Held back by the filter.',
      'The script stops: Not this one (line 12)',
    ])
      await page.shows(words);
    expect(page.text()).not.toContain('"v": 1');
    await page.press('Show what would cross');
    await page.shows('Hide what would cross');
  });

  it('says where a draft is wrong', async () => {
    const page = await open({
      'testRun.start': () =>
        refused({ code: 'invalid', message: 'The draft cannot run yet. Mapping 3, kind: no.' }),
    });
    await page.fill('test-issues', 'SUP-1');
    await page.press('Run the test');
    await page.shows('Mapping 3, kind');
  });

  it('turns the answering of test runs on', async () => {
    let answers = false;
    const page = await open({
      'testRun.settings': () => ok({ answers }),
      'testRun.answer': ({ on }) => {
        answers = on === true;
        return ok({ answers });
      },
    });
    await page.shows('Answer test runs of');
    await page.fill('answer-test-runs', true);
    expect(requestsOf(page, 'testRun.answer')).toEqual([{ connection: id, on: true }]);
  });

  it('keeps a work item as a fixture after a question, and shows what fixtures last came to', async () => {
    let fixtures = sampleFixtures.slice(1);
    const page = await open({
      'testRun.get': () => ok({ run: sampleTestRun() }),
      'fixture.list': () => ok({ fixtures }),
      'fixture.save': () => {
        fixtures = sampleFixtures;
        return ok({ fixtures });
      },
    });
    await page.shows('priority: "Highest" instead of "High"');
    await page.press('Keep as a fixture');
    await page.shows('Keep SUP-1 as a fixture?');
    await page.press('Keep as a fixture', 'ModalFooter');
    await page.shows('As expected');
    expect(requestsOf(page, 'fixture.save')).toEqual([
      { connection: id, issue: 'SUP-1', name: 'Printer burns', rules: 'draft', askPartner: true },
    ]);
  });
});
