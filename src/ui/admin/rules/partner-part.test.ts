import { describe, expect, it } from 'vitest';
import { type FakePage, type FakePageOptions, ok, refused } from '../../../../test/support/fake-page.ts';
import { openRules, requestsOf } from '../../../../test/support/rules-page.ts';
import { sampleCatalogue } from '../../../../test/support/sample-catalogue.ts';
import { sampleExposed, sampleOffer, sampleProposals } from '../../../../test/support/sample-partner.ts';

const id = 'Zm9vYmFyYmF6cXV4MTIzNA';

/** The part of the rules about the partner; nobody has asked it, and it has proposed something. */
async function open(answers: FakePageOptions['answers'] = {}): Promise<FakePage> {
  const page = await openRules('Partner', {
    'field.list': () => ok(sampleCatalogue()),
    'peer.exposed': () => ok(sampleExposed()),
    'peer.offer': () => ok({}),
    'proposal.list': () => ok(sampleProposals()),
    ...answers,
  });
  await page.shows('As agreed by phone');
  return page;
}

describe('what the partner is shown', () => {
  it('is what the rules let cross until an admin chooses, field by field, values only where chosen', async () => {
    const page = await open({ 'peer.expose': () => ok(sampleExposed({ byRules: false })) });
    await page.shows('Nobody has chosen yet');
    await page.fill('tell-values-priority', true);
    await page.fill('tell-summary', false);
    await page.fill('show-statuses', true);
    await page.press('Show this');
    await page.shows('Chosen by an administrator.');
    expect(requestsOf(page, 'peer.expose')).toEqual([
      {
        connection: id,
        choice: {
          fields: [{ path: 'priority', field: 'priority', values: true }],
          statuses: true,
          transitions: false,
        },
      },
    ]);
  });
});

describe('what the partner shows', () => {
  it('is asked for by an admin, and stands with its time', async () => {
    const page = await open({
      'peer.offer': ({ ask }) =>
        ok(ask === true ? { known: { at: Date.UTC(2026, 0, 5), offer: sampleOffer() } } : {}),
    });
    await page.shows('has not been asked yet');
    await page.press('Ask now');
    await page.shows('Crimson, Azure');
    await page.shows('offered: no rule there carries it yet');
    await page.shows('Statuses: To Do, Closed');
    expect(page.text()).toContain('As of Jan 5, 2026');
  });

  it('is not lost where the partner does not answer, and the page says why', async () => {
    const page = await open({
      'peer.offer': ({ ask }) =>
        ask === true
          ? refused({ code: 'peer-unreachable', message: 'Globex did not answer.' })
          : ok({ known: { at: Date.UTC(2026, 0, 5), offer: sampleOffer() } }),
    });
    await page.press('Ask again');
    await page.shows('Globex did not answer.');
    await page.shows('Crimson, Azure');
  });

  it('lets the planner warn of statuses on both sides before anything is published', async () => {
    const warning = { from: 'Done', to: 'Closed', names: ['resolution'], more: true };
    const page = await open({
      'peer.statuses': () =>
        ok({
          warnings: [
            { ...warning, side: 'there', code: 'needs' },
            { ...warning, side: 'here', code: 'no-way', names: [], more: false },
          ],
        }),
    });
    await page.press('Check the statuses of the draft');
    await page.shows('asks for what does not come along: resolution, something that is not shown.');
    await page.shows('no transition that is known leads to Closed at Acme');
  });
});

describe('proposals', () => {
  it('are agreed to with the field here that fits each name, likely ones chosen already', async () => {
    const page = await open({ 'proposal.answer': () => ok(sampleProposals({ in: [] })) });
    await page.shows('Values: Red = Crimson');
    await page.shows('In a conflict the value of Globex stands.');
    await page.press('Agree');
    await page.shows('Agree to the proposal?');
    await page.fill('accept-text', 'Fine');
    await page.press('Agree', 'ModalFooter');
    await page.gone('As agreed by phone');
    expect(requestsOf(page, 'proposal.answer')).toEqual([
      {
        connection: id,
        id: 'AAAAAAAAAAAAAAAAAAAAAA',
        yes: true,
        text: 'Fine',
        fields: [
          { path: 'colour', field: 'customfield_10035' },
          { path: 'labels', field: 'labels' },
        ],
      },
    ]);
    expect(requestsOf(page, 'version.draft')).toHaveLength(2);
  });

  it('are declined with a word, and the dialog says where that fails', async () => {
    const page = await open({
      'proposal.answer': () => refused({ code: 'proposal-not-open', message: 'It is not open any more.' }),
    });
    await page.press('Decline');
    await page.fill('decline-text', 'Not now');
    await page.press('Decline', 'ModalFooter');
    await page.shows('It is not open any more.');
    expect(requestsOf(page, 'proposal.answer')).toMatchObject([{ yes: false, text: 'Not now' }]);
  });

  it('are written as lines by the names of both ends, and a line that is none is named', async () => {
    const page = await open({ 'proposal.send': () => ok(sampleProposals()) });
    await page.press('Propose');
    await page.fill('proposal-lines', 'Acme.issue.labels <=> Globex.issue.labels\nnonsense');
    await page.press('Propose it');
    await page.shows('Line 2 is no mapping');
    await page.fill('proposal-lines', 'Acme.issue.labels <=> Globex.issue.labels');
    await page.press('Propose it');
    await page.gone('Propose it');
    expect(requestsOf(page, 'proposal.send')).toEqual([
      {
        connection: id,
        lines: [{ field: 'labels', path: 'labels', kind: 'labels', direction: 'both', values: [] }],
        days: 14,
      },
    ]);
  });
});
