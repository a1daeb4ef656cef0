import { describe, expect, it } from 'vitest';
import { type FakePage, type FakePageOptions, ok, refused } from '../../../../test/support/fake-page.ts';
import { openRules, requestsOf } from '../../../../test/support/rules-page.ts';
import { sampleCatalogue } from '../../../../test/support/sample-catalogue.ts';
import { sampleConnection } from '../../../../test/support/sample-connection.ts';
import { sampleDraft } from '../../../../test/support/sample-draft.ts';
import { sampleOffer, sampleProposals } from '../../../../test/support/sample-partner.ts';

const line = (path: string, direction: string) => ({
  id: path,
  on: true,
  field: path,
  path,
  kind: path === 'summary' ? 'text' : path,
  direction,
  noMatch: 'same',
});
const version = {
  ...sampleDraft().version,
  mode: 'visual',
  mappings: [line('summary', 'both'), line('priority', 'in'), line('labels', 'in')],
};

/** The fields of a draft, turned to what enters. */
async function open(answers: FakePageOptions['answers'] = {}): Promise<FakePage> {
  const page = await openRules('Fields', {
    'connection.get': () => ok(sampleConnection()),
    'field.list': () => ok(sampleCatalogue()),
    'version.draft': () => ok(sampleDraft({ version })),
    'peer.offer': () => ok({ known: { at: Date.UTC(2026, 0, 5), offer: sampleOffer() } }),
    'peer.statuses': () => ok({ warnings: [] }),
    'proposal.list': () => ok(sampleProposals()),
    ...answers,
  });
  await page.press('What enters');
  await page.shows('On the way from Globex');
  return page;
}

describe('The lines from the side of what enters', () => {
  it('show beside each what the values of a pair would become here, and why one stays', async () => {
    let isPaired = false;
    const page = await open({
      'testRun.arrival': () =>
        isPaired
          ? ok({
              key: 'SUP-1',
              summary: 'Printer burns',
              peerKey: 'DEV-7',
              values: [
                { path: 'summary', from: 'here', came: 'Printer burns', becomes: 'Printer burns' },
                { path: 'priority', from: 'replica', came: 'P9', why: 'there is no such value here' },
              ],
            })
          : refused({ code: 'not-paired', field: 'issue', message: 'SUP-1 has no counterpart.' }),
    });
    await page.fill('preview-key', 'SUP-1');
    await page.press('Show values');
    await page.shows('SUP-1 has no counterpart.');
    isPaired = true;
    await page.press('Show values');
    await page.shows('SUP-1 ↔ DEV-7 Printer burns');
    await page.shows('on the way: Printer burns');
    await page.shows('becomes: Printer burns');
    await page.shows('came as: P9');
    await page.shows('stays as it is: there is no such value here');
    await page.shows('nothing has come');
    expect(requestsOf(page, 'testRun.arrival').at(-1)).toMatchObject({ issue: 'SUP-1', rules: 'in-force' });
    await page.press('What leaves');
    await page.gone('becomes: Printer burns');
  });

  it('say nothing of why a work item does not leave', async () => {
    const none = { fields: [], heldBack: [], children: [], lookups: [], effects: [], logs: [], warnings: [] };
    const issue = { ...none, key: 'SUP-2', state: 'nothing', text: 'SUP-2 is not in scope.' };
    const page = await open({ 'testRun.preview': () => ok({ issue }) });
    await page.press('What leaves');
    await page.fill('preview-key', 'SUP-2');
    await page.press('Show values');
    await page.shows('SUP-2 is not in scope.');
    await page.press('What enters');
    await page.gone('SUP-2 is not in scope.');
  });

  it('stand above what the partner proposes and what it has shown of itself', async () => {
    const page = await open();
    await page.shows('As agreed by phone');
    await page.shows('colour');
    await page.shows('Crimson, Azure');
    await page.press('What leaves');
    await page.gone('As agreed by phone');
  });
});
