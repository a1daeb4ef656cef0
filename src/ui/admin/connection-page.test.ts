import { describe, expect, it } from 'vitest';
import { FakePage, type FakePageOptions, ok, refused } from '../../../test/support/fake-page.ts';
import { sampleConnection, sampleWords } from '../../../test/support/sample-connection.ts';

const at = '/connection/Zm9vYmFyYmF6cXV4MTIzNA';

/** The admin page at one connection. */
function open(answers: FakePageOptions['answers']): Promise<FakePage> {
  return FakePage.open({ load: () => import('./index.tsx'), answers, at });
}

describe('the page of a connection', () => {
  it('confirms the six words as they were shown and tells when the connection is active', async () => {
    const page = await open({
      'connection.get': () => ok(sampleConnection({ state: 'accepted', words: sampleWords })),
      'connection.confirm': () => ok(sampleConnection()),
    });
    await page.shows('1. amber');
    await page.press('The words are the same');
    await page.shows('Quick Sync');
    expect(page.asked.at(-1)).toEqual({
      operation: 'connection.confirm',
      request: { connection: 'Zm9vYmFyYmF6cXV4MTIzNA', words: sampleWords },
    });
    expect(page.flags).toEqual(['The connection is active']);
  });

  it('follows the first sync until both links are there', async () => {
    let polls = 0;
    const twin = {
      connection: 'Zm9vYmFyYmF6cXV4MTIzNA',
      connectionName: 'Acme - Globex',
      peerName: 'Globex',
      attachmentsPending: 0,
      conflicts: 0,
      peer: {},
    };
    const status = (state: string, more = {}) =>
      ok({
        issue: { id: '1', key: 'SUP-1', url: 'https://blue.atlassian.net/browse/SUP-1' },
        twins: [{ ...twin, state, ...more }],
        offers: [],
      });
    const page = await open({
      'connection.get': () => ok(sampleConnection()),
      'sync.issue': () => status('starting'),
      'sync.status': () => {
        polls += 1;
        return polls === 1
          ? status('starting')
          : status('in-step', { peerKey: 'DEV-7', peerUrl: 'https://green.atlassian.net/browse/DEV-7' });
      },
      'trigger.list': () => ok({ triggers: [], spaces: [] }),
    });
    await page.fill('sync-key', 'not a key');
    await page.press('Sync now');
    await page.shows('A key looks like SUP-1.');
    await page.fill('sync-key', 'sup-1');
    await page.press('Sync now');
    await page.shows('Syncing SUP-1');
    await page.shows('SUP-1 is in step with DEV-7.');
    expect(page.all('Link').map((link) => link.props['href'])).toContain(
      'https://green.atlassian.net/browse/DEV-7',
    );
    await page.press('Create a trigger for automatic sync');
    await page.shows('No triggers yet');
  });

  it('pauses only after a question and shows the refusal in it', async () => {
    const page = await open({
      'connection.get': () => ok(sampleConnection()),
      'connection.pause': () => refused({ code: 'conflict', message: 'Somebody else has just changed it.' }),
    });
    await page.press('Pause');
    await page.shows('Pause this connection?');
    expect(page.asked.map(({ operation }) => operation)).not.toContain('connection.pause');
    await page.press('Pause', 'ModalFooter');
    await page.shows('Somebody else has just changed it.');
    await page.press('Cancel');
    expect(page.text()).not.toContain('Pause this connection?');
  });

  it('shows the figures of a check, and why and what next where nobody answers', async () => {
    let isThere = true;
    const page = await open({
      'connection.get': () => ok(sampleConnection()),
      'connection.check': () =>
        isThere
          ? ok({
              reachable: true,
              authenticated: true,
              milliseconds: 412,
              clockSkew: -40,
              protocol: 1,
              versions: { here: { min: 1, max: 1 }, there: { min: 1, max: 2 } },
              keys: { here: 'KEYHERE', there: 'KEYTHERE' },
              peerState: 'paused',
            })
          : ok({
              reachable: false,
              authenticated: false,
              problem: { message: 'Globex did not answer.', next: 'Try again later.' },
            }),
    });
    await page.press('Check the connection');
    await page.shows('Globex answers');
    for (const text of ['412 ms', '40 seconds behind', 'versions 1 to 2', 'KEYHERE', 'KEYTHERE', 'Paused'])
      expect(page.text()).toContain(text);
    isThere = false;
    await page.press('Check the connection');
    await page.shows('Globex did not answer.');
    expect(page.text()).toContain('Try again later.');
    expect(page.text()).not.toContain('412 ms');
  });

  it('changes the keys at once and revokes them only after a question', async () => {
    const page = await open({
      'connection.get': () => ok(sampleConnection()),
      'connection.rotateKeys': () => ok(sampleConnection({ keys: { here: 'KEY-2', rotating: true } })),
      'connection.revokeKeys': () =>
        ok(sampleConnection({ state: 'suspended', rest: { why: 'keys-revoked', at: 0 } })),
    });
    await page.turn('Settings');
    await page.press('Change keys');
    await page.shows('KEY-2');
    await page.shows('New keys are on their way');
    await page.press('Revoke keys');
    await page.shows('Revoke the keys of this connection?');
    expect(page.asked.map(({ operation }) => operation)).not.toContain('connection.revokeKeys');
    await page.press('Revoke keys', 'ModalFooter');
    await page.shows('Nothing crosses before both sides have paired again.');
    expect(page.flags).toEqual(['New keys are in force', 'The keys are revoked']);
  });

  it('offers the list of pairs before the end, and ends with the clean-up that was chosen', async () => {
    const page = await open({
      'connection.get': () => ok(sampleConnection()),
      'connection.pairs': ({ cursor }) =>
        cursor === undefined
          ? ok({ csv: 'head\na\n', pairs: 1, cursor: 'next' })
          : ok({ csv: 'b\n', pairs: 1 }),
      'connection.disconnect': () =>
        ok({
          connection: sampleConnection({ state: 'disconnected', ending: { at: 0, by: 'here' } }),
          told: false,
        }),
      'connection.delete': () => ok({ deleted: true }),
      'connection.list': () => ok({ connections: [], total: 0 }),
    });
    await page.turn('Settings');
    await page.press('Disconnect');
    await page.shows('End the connection with Globex?');
    await page.press('Make the list', 'ModalBody');
    await page.shows('2 pairs.');
    const file = page.all('FileCard')[0]?.props['onDownload'];
    expect(typeof file === 'function' ? await (await file()).text() : '').toBe('head\na\nb\n');
    await page.fill('clean-up', true);
    await page.press('Disconnect', 'ModalFooter');
    await page.shows('This connection has ended');
    expect(page.asked.at(-1)).toEqual({
      operation: 'connection.disconnect',
      request: { connection: 'Zm9vYmFyYmF6cXV4MTIzNA', cleanUp: true },
    });
    await page.turn('Settings');
    await page.press('Delete the connection');
    await page.press('Delete the connection', 'ModalFooter');
    await page.shows('Connect your first partner');
    expect(page.flags).toEqual(['The connection has ended', 'The connection is deleted']);
  });

  it('puts the next step of an alert beside it', async () => {
    const page = await open({
      'connection.get': () =>
        ok(
          sampleConnection({
            alerts: [
              { code: 'older-protocol', at: 0 },
              { code: 'of-a-later-release', at: 0 },
            ],
          }),
        ),
      'connection.allowOlder': () => ok(sampleConnection()),
    });
    await page.shows('of-a-later-release');
    await page.press('Allow the older version');
    await page.shows('Take messages of an older version?');
    await page.press('Allow the older version', 'ModalFooter');
    await page.gone('of-a-later-release');
    expect(page.flags).toEqual(['The older version is allowed']);
  });

  it('withdraws an invitation that nobody has accepted yet', async () => {
    let state: 'pending' | 'refused' = 'pending';
    const page = await open({
      'connection.get': () => ok(sampleConnection({ state })),
      'invitation.refuse': () => {
        state = 'refused';
        return ok({ refused: true });
      },
    });
    await page.press('Withdraw the invitation');
    await page.press('Withdraw the invitation', 'ModalFooter');
    await page.shows('This connection was refused');
    expect(page.asked.find(({ operation }) => operation === 'invitation.refuse')?.request).toEqual({
      connection: 'Zm9vYmFyYmF6cXV4MTIzNA',
    });
  });

  it('lists who did what, and older entries on request', async () => {
    const act = (act: string, more = {}) => ({ at: 0, act, side: 'here', ...more });
    const page = await open({
      'connection.get': () => ok(sampleConnection({ state: 'disconnected' })),
      'connection.audit': ({ cursor }) =>
        cursor === undefined
          ? ok({
              entries: [act('published', { about: '7', by: 'u-1' }), act('paused', { side: 'there' })],
              cursor: 'older',
            })
          : ok({ entries: [act('invited')] }),
    });
    await page.turn('Activity');
    await page.shows('Published rules: version 7');
    expect(page.text()).toContain('an admin of Globex');
    expect(page.all('User').map((user) => user.props['accountId'])).toEqual(['u-1']);
    await page.press('Show older entries');
    await page.shows('Made the invitation');
    expect(page.text()).toContain('somebody of this site');
    expect(page.text()).not.toContain('Show older entries');
  });

  it('shows the code of an invitation under the same connection, and what became of its pairs', async () => {
    const rests = { state: 'suspended', rest: { why: 'keys-revoked', at: 0 }, mayInviteAgain: true } as const;
    const page = await open({
      'connection.get': () => ok(sampleConnection(rests)),
      'connection.inviteAgain': () =>
        ok({
          connection: sampleConnection({
            relinked: { linked: 7, asks: 2, refused: 1, at: Date.now() },
          }),
          code: 'cpi_again',
          expires: 1,
        }),
      'connection.askedPairs': () => ok({ pairs: [] }),
    });
    await page.press('Invite again');
    await page.shows('Send this code to an admin of the other site');
    expect(page.all('TextArea')[0]?.props['value']).toBe('cpi_again');
    expect(page.text()).toContain('nothing is created');
    await page.press('Go to the connection');
    await page.shows('7 pairs of before are joined again.');
    expect(page.text()).toContain('2 pairs could not be joined');
    expect(page.text()).toContain('One pair had ended');
  });
});
