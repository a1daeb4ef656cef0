import { describe, expect, it } from 'vitest';
import { FakePage, type FakePageOptions, ok, refused } from '../../../test/support/fake-page.ts';

const issue = { id: '1', key: 'SUP-1', url: 'https://blue.atlassian.net/browse/SUP-1' };
const twin = {
  connection: 'c1',
  connectionName: 'Acme - Globex',
  peerName: 'Globex',
  state: 'in-step',
  peerKey: 'DEV-7',
  attachmentsPending: 0,
  conflicts: 0,
  peer: {},
};
const status = (more: object) => ok({ issue, twins: [{ ...twin, ...more }], offers: [] });
const open = (answers: FakePageOptions['answers']): Promise<FakePage> =>
  FakePage.open({ load: () => import('./index.tsx'), answers });

const ending = {
  state: 'deleted',
  problem: {
    message: 'The partner has deleted its work item.',
    next: 'Keep it, or have it deleted.',
    remedy: 'decide-ending',
  },
};

describe('a work item whose counterpart was deleted', () => {
  it('is kept at once by whoever wants that', async () => {
    const page = await open({
      'sync.status': () => status(ending),
      'sync.ending': () => status({ state: 'unlinked' }),
    });
    await page.press('Keep it');
    await page.gone('Keep it, or have it deleted.');
    expect(page.asked.at(-1)).toEqual({
      operation: 'sync.ending',
      request: { connection: 'c1', keep: true },
    });
    expect(page.flags).toEqual(['The work item is kept']);
  });

  it('is deleted only after a question that names it, also where it is gone before the answer', async () => {
    let isGone = false;
    const gone = { code: 'issue-not-found', message: 'The app cannot see a work item 1.' };
    const page = await open({
      'sync.status': () => (isGone ? refused(gone) : status(ending)),
      'sync.ending': () => {
        isGone = true;
        return refused(gone);
      },
    });
    await page.press('Delete it now');
    await page.shows('Delete SUP-1?');
    expect(page.asked.map(({ operation }) => operation)).not.toContain('sync.ending');
    await page.press('Delete it now', 'ModalFooter');
    await page.shows('The app cannot see a work item 1.');
    expect(page.flags).toEqual(['The work item is being deleted']);
  });

  it('stays where the person may not delete, and the question says so', async () => {
    const page = await open({
      'sync.status': () => status(ending),
      'sync.ending': () => refused({ code: 'forbidden', message: 'You may not delete work item SUP-1.' }),
    });
    await page.press('Delete it now');
    await page.press('Delete it now', 'ModalFooter');
    await page.shows('You may not delete work item SUP-1.');
    expect(page.flags).toEqual([]);
  });
});

describe('the conflicts of a work item', () => {
  const conflict = (path: string, more: object = {}) => ({
    connection: 'c1',
    id: `id-${path}`,
    path,
    at: Date.UTC(2026, 0, 3),
    stands: 'here',
    why: 'both-edited',
    here: 'Blue has it',
    there: 'Green has it',
    restorable: true,
    ...more,
  });

  it('are told by number, listed with both values, and put back after a question', async () => {
    let restored = {};
    const list = () => [conflict('summary', restored), conflict('labels/urgent', { here: undefined })];
    const page = await open({
      'sync.status': () => status({ conflicts: 2 }),
      'conflict.list': () => ok({ conflicts: list() }),
      'conflict.restore': () => {
        restored = { restorable: false, restored: Date.UTC(2026, 0, 4) };
        return ok({ conflicts: list() });
      },
    });
    await page.shows('2 conflicts');
    expect(page.asked.map(({ operation }) => operation)).not.toContain('conflict.list');
    await page.press('2 conflicts');
    await page.shows('Here (stands): Blue has it');
    for (const text of ['Globex: Green has it', 'labels: urgent', 'Here (stands): empty'])
      expect(page.text()).toContain(text);
    await page.press('Put the other value back');
    await page.shows('The field becomes "Green has it" on this work item');
    await page.press('Put the other value back', 'ModalFooter');
    await page.shows('Put back Jan 4, 2026');
    expect(page.asked.find(({ operation }) => operation === 'conflict.restore')?.request).toEqual({
      connection: 'c1',
      id: 'id-summary',
      path: 'summary',
    });
    expect(page.flags).toEqual(['The value is put back']);
    await page.press('Hide the conflicts');
    await page.gone('Globex: Green has it');
  });

  it('beyond the newest five are shown on request, and why none can be listed is said', async () => {
    let isThere = false;
    const many = Array.from({ length: 7 }, (_, at) => conflict(`field${at}`));
    const page = await open({
      'sync.status': () => status({ conflicts: 7 }),
      'conflict.list': () =>
        isThere ? ok({ conflicts: many }) : refused({ code: 'unavailable', message: 'Jira is not there.' }),
    });
    await page.press('7 conflicts');
    await page.shows('Jira is not there.');
    isThere = true;
    await page.press('Try again');
    await page.shows('field4');
    expect(page.text()).not.toContain('field5');
    await page.press('Show 2 older');
    await page.shows('field6');
  });
});

describe('the partner’s side on the panel', () => {
  it('is told by the changes that wait there', async () => {
    const page = await open({ 'sync.status': () => status({ peer: { backlog: 3 } }) });
    await page.shows('3 changes wait at Globex.');
  });
});
