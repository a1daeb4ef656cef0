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
  conflicts: 0,
  peer: { heard: Date.UTC(2026, 0, 3), backlog: 0 },
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

  it('shows clocks of both sides, and approvals and rating of the partner for reading', async () => {
    const at = Date.UTC(2026, 0, 5, 10);
    const clock = { name: 'Time to resolution', breached: false, goal: 4 * 3_600_000 };
    const desk = {
      at,
      clocks: [
        { ...clock, whose: 'here', state: 'paused', left: 5_400_000 },
        { ...clock, whose: 'there', state: 'running', breached: true, left: 60_000, due: at },
      ],
      approvals: [
        {
          name: 'Waiting for approval',
          decision: 'pending',
          asked: at,
          approvers: [
            { name: 'Ann', decision: 'approved' },
            { name: 'Bob', decision: 'pending' },
          ],
        },
      ],
      rating: 4,
    };
    const page = await FakePage.open({
      load,
      answers: { 'sync.status': () => ok({ issue, twins: [{ ...twin, desk }], offers: [] }) },
    });
    await page.shows('Time to resolution (this site)');
    for (const text of [
      'Paused, goal 4h, 1h 30m left',
      'Time to resolution (Globex)',
      'Goal missed, goal 4h, due',
      'Pending; Ann: Approved; Bob: Pending',
      'Approvals are given where they were asked for.',
      '4 of 5',
    ]) {
      expect(page.text()).toContain(text);
    }
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

  it('connects it with a work item that the partner has, and says at the field what is wrong', async () => {
    let tries = 0;
    const message = 'The partner has no issue DEV-9 that it shares over this connection.';
    const page = await FakePage.open({
      load,
      answers: {
        'sync.status': () =>
          ok({ issue, twins: [], offers: [{ connection: 'c1', name: 'Acme - Globex', peerName: 'Globex' }] }),
        'sync.connect': () => {
          tries += 1;
          if (tries === 1) return refused({ code: 'no-such-issue', field: 'peer', message });
          return ok({ issue, twins: [{ ...twin, state: 'in-step', problem: undefined }], offers: [] });
        },
      },
    });
    await page.press('Connect to an existing work item');
    await page.fill('connect-c1', 'DEV-9');
    await page.press('Connect');
    await page.shows(message);
    await page.fill('connect-c1', 'DEV-7');
    await page.press('Connect');
    await page.shows('In step');
    const request = { connection: 'c1', peer: 'DEV-7' };
    expect(page.asked.at(-1)).toEqual({ operation: 'sync.connect', request });
    expect(page.flags).toEqual(['The work items are connected']);
  });

  it('says what to do where no connection can take it', async () => {
    const page = await FakePage.open({
      load,
      answers: { 'sync.status': () => ok({ issue, twins: [], offers: [] }) },
    });
    await page.shows('A site admin can create one');
  });

  it('unlinks only after a question, then offers to sync again', async () => {
    const page = await FakePage.open({
      load,
      answers: {
        'sync.status': () => ok({ issue, twins: [twin], offers: [] }),
        'sync.unlink': () =>
          ok({ issue, twins: [{ ...twin, state: 'unlinked', problem: undefined }], offers: [] }),
      },
    });
    await page.press('Unlink');
    await page.shows('Unlink from DEV-7?');
    expect(page.asked.map(({ operation }) => operation)).not.toContain('sync.unlink');
    await page.press('Unlink', 'ModalFooter');
    await page.shows('Sync again');
    expect(page.asked.at(-1)).toEqual({ operation: 'sync.unlink', request: { connection: 'c1' } });
    expect(page.flags).toEqual(['The work item is unlinked']);
  });

  it('keeps the question open with the reason where unlinking is refused', async () => {
    const page = await FakePage.open({
      load,
      answers: {
        'sync.status': () => ok({ issue, twins: [twin], offers: [] }),
        'sync.unlink': () => refused({ code: 'busy', message: 'A change is being written.', next: 'Wait.' }),
      },
    });
    await page.press('Unlink');
    await page.press('Unlink', 'ModalFooter');
    await page.shows('A change is being written.');
    expect(page.text()).toContain('Unlink from DEV-7?');
  });

  it.each([
    ['resume', 'Let these fields cross again', 'sync.resume'],
    ['let-removals-go', 'Let the removals go', 'sync.letRemovalsGo'],
  ])('puts the remedy "%s" beside its problem', async (remedy, label, operation) => {
    const problem = { message: 'Paused.', next: 'Look at it.', remedy };
    const page = await FakePage.open({
      load,
      answers: {
        'sync.status': () => ok({ issue, twins: [{ ...twin, problem }], offers: [] }),
        [operation]: () =>
          ok({ issue, twins: [{ ...twin, state: 'in-step', problem: undefined }], offers: [] }),
      },
    });
    await page.press(label);
    await page.shows('In step');
    expect(page.asked.at(-1)).toEqual({ operation, request: { connection: 'c1' } });
  });
});
