import { afterEach, describe, expect, it, vi } from 'vitest';
import { FakePage, type FakePageOptions, ok, refused } from '../../../test/support/fake-page.ts';
import { sampleConnection } from '../../../test/support/sample-connection.ts';
import type { ConnectionDetail } from '../../contract/connections.ts';

const id = 'Zm9vYmFyYmF6cXV4MTIzNA';

/** The admin page at one connection. */
const open = (answers: FakePageOptions['answers']): Promise<FakePage> =>
  FakePage.open({ load: () => import('./index.tsx'), answers, at: `/connection/${id}` });

const askedOf = (page: FakePage, operation: string) =>
  page.asked.filter((one) => one.operation === operation).map(({ request }) => request);

const review = { here: false, there: false };
const there = { hash: 'h1', lines: ['Globex sends logged work.'], at: Date.UTC(2026, 0, 4), waits: false };
type Terms = NonNullable<ConnectionDetail['terms']>;
const withTerms = (terms: Partial<Terms>, alerts: ConnectionDetail['alerts'] = []) =>
  ok(sampleConnection({ terms: { review, ...terms }, alerts }));

afterEach(() => vi.restoreAllMocks());

describe('a change of what crosses', () => {
  it('that is in force is shown line by line, and goes when it was read', async () => {
    const page = await open({
      'connection.get': () => withTerms({ there }, [{ code: 'consent-changed', at: 0 }]),
      'connection.answerTerms': () => withTerms({ there: { ...there, agreed: 1 } }),
    });
    await page.shows('Globex has changed what crosses');
    expect(page.text()).toContain('Globex sends logged work.');
    expect(page.text()).not.toContain('consent-changed');
    await page.press('I have read it');
    await page.gone('Globex has changed what crosses');
    expect(askedOf(page, 'connection.answerTerms')).toEqual([{ connection: id, hash: 'h1', yes: true }]);
    expect(page.flags).toEqual(['Noted: you have read it']);
  });

  it('that waits comes into force only with a yes that was asked for twice', async () => {
    const page = await open({
      'connection.get': () => withTerms({ there: { ...there, waits: true } }),
      'connection.answerTerms': () => withTerms({ there: { ...there, agreed: 1 } }),
    });
    await page.shows('Globex asks to change what crosses');
    await page.press('Allow it');
    await page.shows('Your yes is logged on both sides.');
    expect(askedOf(page, 'connection.answerTerms')).toEqual([]);
    await page.press('Allow it', 'ModalFooter');
    await page.gone('Globex asks to change what crosses');
    expect(page.flags).toEqual(['The change is in force']);
  });

  it('that waits is dropped by a no, and a no that was not heard is said in the question', async () => {
    let isHeard = false;
    const page = await open({
      'connection.get': () => withTerms({ there: { ...there, waits: true } }),
      'connection.answerTerms': () =>
        isHeard
          ? withTerms({ there })
          : refused({ code: 'peer-unreachable', message: 'Globex did not take your answer.' }),
    });
    await page.press('Refuse it');
    await page.press('Refuse it', 'ModalFooter');
    await page.shows('Globex did not take your answer.');
    isHeard = true;
    await page.press('Refuse it', 'ModalFooter');
    await page.gone('Globex asks to change what crosses');
    expect(askedOf(page, 'connection.answerTerms').at(-1)).toEqual({
      connection: id,
      hash: 'h1',
      yes: false,
    });
    expect(page.flags).toEqual(['The change is refused']);
  });

  it('of this side says that it waits there, and the overview shows the rules that count meanwhile', async () => {
    const here = { hash: 'h2', at: 0, told: false, waits: true };
    const page = await open({
      'connection.get': () => withTerms({ here }),
      'rules.read': () =>
        ok({
          number: 3,
          version: {},
          leaves: ['The summary leaves.'],
          enters: [],
          notes: ['No such field here.'],
          waits: false,
        }),
    });
    await page.shows('so they wait for the yes of an admin of Globex');
    expect(page.text()).toContain('could not be told yet');
    await page.shows('Version 3 of the rules of this side is in force.');
    for (const text of ['The summary leaves.', 'No such field here.']) expect(page.text()).toContain(text);
    expect(page.text()).not.toContain('To Globex: the summary.');
  });

  it('is reviewed where an admin turns that on, after what it means was said', async () => {
    const page = await open({
      'connection.get': () => ok(sampleConnection()),
      'connection.review': () => withTerms({ review: { here: true, there: true } }),
    });
    await page.turn('Settings');
    await page.press('Turn the review on');
    await page.shows('your own changes wait for Globex');
    await page.press('Turn the review on', 'ModalFooter');
    await page.shows('Turn the review off');
    expect(page.text()).toContain('Globex has its review on');
    expect(askedOf(page, 'connection.review')).toEqual([{ connection: id, on: true }]);
  });
});

describe('the health of a connection', () => {
  it('shows the same figures for both sides, and since when the partner is silent', async () => {
    const at = Date.UTC(2026, 0, 3, 12);
    const page = await open({
      'connection.get': () =>
        ok(
          sampleConnection({
            health: {
              here: { backlog: 2, oldest: at, at },
              there: { backlog: 0, at },
              silentSince: at,
              protocol: { here: 3, there: 2 },
            },
          }),
        ),
    });
    await page.shows('2, the oldest since Jan 3, 2026');
    for (const text of ['nothing (told Jan 3, 2026', 'Silent since Jan 3, 2026', 'version 3', 'version 2'])
      expect(page.text()).toContain(text);
  });
});

describe('pairs of before that nobody could join', () => {
  const relinked = { linked: 7, asks: 2, refused: 0, at: 1 };
  const pair = (issue: string, key?: string) => ({
    issue,
    ...(key === undefined ? {} : { key }),
    peerKey: `SUP-${issue}`,
    at: 0,
  });

  it('are joined one by one or all together, after a question', async () => {
    let pairs = [pair('1', 'DEV-1'), pair('2', 'DEV-2'), pair('3', 'DEV-3')];
    const page = await open({
      'connection.get': () => ok(sampleConnection({ relinked })),
      'connection.askedPairs': () => ok({ pairs }),
      'connection.decidePairs': ({ issues }) => {
        const left = pairs.length === 2 ? ['3'] : [];
        pairs = pairs.filter(({ issue }) => !(Array.isArray(issues) && issues.includes(issue)));
        return ok({ joined: 1, left });
      },
    });
    await page.shows('DEV-3');
    await page.press('Join', 'DynamicTable');
    await page.shows('Nothing is created');
    await page.press('Join', 'ModalFooter');
    await page.gone('DEV-1');
    await page.press('Join all of these');
    await page.shows('Join 2 pairs?');
    await page.press('Join', 'ModalFooter');
    await page.shows('Nothing is left to decide here.');
    expect(askedOf(page, 'connection.decidePairs')).toEqual([
      { connection: id, issues: ['1'], join: true },
      { connection: id, issues: ['2', '3'], join: true },
    ]);
    expect(page.flags).toEqual(['One pair is joined', 'One pair is joined']);
  });

  it('can be put away, and one that the app does not see cannot be joined', async () => {
    let pairs = [pair('1')];
    const page = await open({
      'connection.get': () => ok(sampleConnection({ relinked })),
      'connection.askedPairs': () => ok({ pairs }),
      'connection.decidePairs': () => {
        pairs = [];
        return ok({ joined: 0, left: [] });
      },
    });
    await page.shows('not visible to the app');
    await expect(page.press('Join', 'DynamicTable')).rejects.toThrow('cannot be pressed');
    await page.press('Put away');
    await page.shows('your partner gets a new one for it');
    await page.press('Put away', 'ModalFooter');
    await page.shows('Nothing is left to decide here.');
    expect(page.flags).toEqual(['They are put away']);
  });
});

describe('a site that is not what it was', () => {
  const relinked = { linked: 3, asks: 0, refused: 0 };

  it('is told that it went back in time, found by a check, and goes on only after a question', async () => {
    let state: 'active' | 'restored' = 'active';
    const page = await open({
      'connection.get': () => ok(sampleConnection({ state })),
      'connection.check': () => {
        state = 'restored';
        const problem = { message: 'This site counts fewer messages.', next: 'Look at some work items.' };
        return ok({ reachable: true, authenticated: false, problem });
      },
      'connection.resume': () => ok(sampleConnection({ state: 'restored', comparing: true, relinked })),
    });
    await page.press('Check the connection');
    await page.shows('This site has gone back in time');
    await page.press('Resume');
    await page.shows('compare them before anything is written');
    expect(askedOf(page, 'connection.resume')).toEqual([]);
    await page.press('Resume', 'ModalFooter');
    await page.shows('joined so far: 3');
    expect(page.text()).toContain('Comparing');
    expect(page.text()).not.toContain('This site has gone back in time');
    expect(page.flags).toEqual(['Both sides are being compared']);
  });

  it('is told that another installation made the connection, with an invitation under it unless it is a copy', async () => {
    const standing = { state: 'suspended' as const };
    const anew = await open({
      'connection.get': () => ok(sampleConnection({ ...standing, mayInviteAgain: true })),
    });
    await anew.shows('Another installation of the app has made this connection');
    expect(anew.text()).toContain('Invite again');
    const copy = await open({ 'connection.get': () => ok(sampleConnection(standing)) });
    await copy.shows('This site is a copy');
    expect(copy.text()).not.toContain('Invite again');
  });

  it('says for a week what became of its pairs', async () => {
    const told = (days: number) => ({ ...relinked, at: Date.now() - days * 86_400_000 });
    const page = await open({ 'connection.get': () => ok(sampleConnection({ relinked: told(6) })) });
    await page.shows('3 pairs of before are joined again.');
    const later = await open({ 'connection.get': () => ok(sampleConnection({ relinked: told(8) })) });
    await later.shows('Quick Sync');
    expect(later.text()).not.toContain('pairs of before');
  });
});

describe('what was done to a connection', () => {
  it('is said in words for each act, and a longer list draws without a complaint of React', async () => {
    const complaints = vi.spyOn(console, 'error');
    const act = (act: string, about: string) => ({ at: 0, act, side: 'here', about, by: 'u-1' });
    const page = await open({
      'connection.get': () => ok(sampleConnection()),
      'connection.audit': ({ cursor }) =>
        cursor === undefined
          ? ok({ entries: [act('published', 'waits')], cursor: 'older' })
          : ok({
              entries: [
                act('consent-agreed', 'refused'),
                act('review-changed', 'off'),
                act('published', '7'),
              ],
            }),
    });
    await page.turn('Activity');
    await page.shows('Published rules: waits for the yes of the partner');
    await page.press('Show older entries');
    await page.shows('Refused a change of what crosses');
    expect(page.text()).toContain('Turned the review of changes off');
    expect(page.text()).toContain('Published rules: version 7');
    expect(complaints.mock.calls).toEqual([]);
  });
});
