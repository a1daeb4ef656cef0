import { describe, expect, it } from 'vitest';
import { FakePage, ok, refused } from '../../../test/support/fake-page.ts';

const issue = { id: '1', key: 'SUP-1', url: 'https://blue.atlassian.net/browse/SUP-1' };
const twin = {
  connection: 'c1',
  connectionName: 'Acme - Globex',
  peerName: 'Globex',
  state: 'failed',
  peerKey: 'DEV-7',
  peerUrl: 'https://green.atlassian.net/browse/DEV-7',
  attachmentsPending: 2,
  problem: { message: 'The summary is too long for the other side.', next: 'Shorten it.' },
};

const load = () => import('./index.tsx');

describe('the panel on a work item', () => {
  it('shows key, link, state, waiting attachments and the error in words', async () => {
    const page = await FakePage.open({
      load,
      answers: { 'sync.status': () => ok({ issue, twins: [twin], offers: [] }) },
    });
    await page.shows('DEV-7');
    for (const text of [
      'Needs attention',
      '2 attachments are on their way',
      'too long for the other side',
      'Shorten it.',
    ]) {
      expect(page.text()).toContain(text);
    }
    expect(page.all('Link')[0]?.props['href']).toBe('https://green.atlassian.net/browse/DEV-7');
    expect(page.asked[0]?.request).toEqual({});
  });

  it('syncs now under the connection of the pressed button and shows the new state', async () => {
    const page = await FakePage.open({
      load,
      answers: {
        'sync.status': () => ok({ issue, twins: [twin], offers: [] }),
        'sync.issue': () =>
          ok({ issue, twins: [{ ...twin, state: 'in-step', problem: undefined }], offers: [] }),
      },
    });
    await page.press('Sync now');
    await page.shows('In step');
    expect(page.asked.at(-1)).toEqual({ operation: 'sync.issue', request: { connection: 'c1' } });
    expect(page.flags).toEqual(['The sync has started']);
  });

  it('offers the partners that could take the work item', async () => {
    const offers = [
      { connection: 'c1', name: 'Acme - Globex', peerName: 'Globex' },
      { connection: 'c2', name: 'Acme - Initech', peerName: 'Initech' },
    ];
    const page = await FakePage.open({
      load,
      answers: {
        'sync.status': () => ok({ issue, twins: [], offers }),
        'sync.issue': () => refused({ code: 'no-rights', message: 'You may not edit this work item.' }),
      },
    });
    await page.shows('Which partner should get this work item?');
    await page.press('Sync with Initech');
    await page.shows('You may not edit this work item.');
  });

  it('says what to do where no connection can take it', async () => {
    const page = await FakePage.open({
      load,
      answers: { 'sync.status': () => ok({ issue, twins: [], offers: [] }) },
    });
    await page.shows('A site admin can create one');
  });
});
