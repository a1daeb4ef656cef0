import { describe, expect, it } from 'vitest';
import { FakePage, type FakePageOptions, ok, refused } from '../../../test/support/fake-page.ts';
import { sampleConnection, sampleWords } from '../../../test/support/sample-connection.ts';

const spaces = () =>
  ok({ projects: [{ id: '10000', key: 'SUP', name: 'Acme support', typeKey: 'service_desk' }] });

function open(answers: FakePageOptions['answers'], rest: Partial<FakePageOptions> = {}): Promise<FakePage> {
  return FakePage.open({
    load: () => import('./index.tsx'),
    answers: { 'project.search': spaces, ...answers },
    ...rest,
  });
}

describe('the list of connections', () => {
  it('says what to do first where there is none', async () => {
    const page = await open({ 'connection.list': () => ok({ connections: [], total: 0 }) });
    await page.shows('Connect your first partner');
    await page.press('Initiate connection');
    await page.shows("Your partner's site");
    expect(page.places).toEqual(['/new']);
  });

  it('shows state, partner, amounts and the next step of each', async () => {
    const page = await open({ 'connection.list': () => ok({ connections: [sampleConnection()], total: 1 }) });
    await page.shows('Globex (green.atlassian.net)');
    for (const text of [
      'Acme - Globex',
      'Active',
      'SUP',
      'Basic',
      '12',
      'Sync your first work item',
      'never',
    ]) {
      expect(page.text()).toContain(text);
    }
  });

  it('shows message and next step of a failure, and asks again on request', async () => {
    let isDown = true;
    const page = await open({
      'connection.list': () =>
        isDown
          ? refused({
              code: 'forbidden',
              message: 'Only site admins may see connections.',
              next: 'Ask a site admin.',
            })
          : ok({ connections: [], total: 0 }),
    });
    await page.shows('Only site admins may see connections.');
    expect(page.text()).toContain('Ask a site admin.');
    isDown = false;
    await page.press('Try again');
    await page.shows('Connect your first partner');
  });

  it('calls an answer of another shape unexpected and says what to do', async () => {
    const page = await open({ 'connection.list': () => ok({ connections: 'none' }) });
    await page.shows('Counterpart could not answer');
    expect(page.text()).toContain('connection.list');
  });

  it('speaks German to a person with that locale', async () => {
    const page = await open(
      { 'connection.list': () => ok({ connections: [], total: 0 }) },
      { locale: 'de-DE' },
    );
    await page.shows('Verbinden Sie Ihren ersten Partner');
  });
});

describe('initiating a connection', () => {
  it('asks for the required fields before anything leaves the page', async () => {
    const page = await open({}, { at: '/new' });
    await page.press('Next');
    await page.shows('Please fill this in.');
    await page.press('I do not know it');
    await page.shows('You have named no site');
    await page.press('Make the invitation code');
    await page.shows('Please fill this in.');
    expect(page.asked.map(({ operation }) => operation)).not.toContain('connection.invite');
  });

  it('asks for the site first, leaves empty options out and shows the code once', async () => {
    const expires = Date.UTC(2026, 0, 5, 12);
    const acceptUrl = 'https://green.atlassian.net/jira/settings/apps/configure/a/e';
    const page = await open(
      {
        'connection.invite': () =>
          ok({ connection: sampleConnection({ state: 'pending' }), code: 'cpi_abc', expires, acceptUrl }),
      },
      { at: '/new' },
    );
    await page.fill('peerSiteUrl', 'ftp://green.atlassian.net');
    await page.press('Next');
    await page.shows('This is not the address of a Jira site.');
    await page.fill('peerSiteUrl', ' green.atlassian.net/jira/projects');
    await page.press('Next');
    await page.shows('The invitation is for https://green.atlassian.net.');
    await page.fill('localName', 'Acme');
    await page.fill('peerName', 'Globex');
    await page.fill('space', { label: 'Acme support (SUP)', value: '10000' });
    await page.press('Make the invitation code');
    await page.shows('Send this code to an admin of the other site');
    expect(page.asked.at(-1)).toEqual({
      operation: 'connection.invite',
      request: {
        localName: 'Acme',
        peerName: 'Globex',
        peerSiteUrl: 'https://green.atlassian.net',
        projectId: '10000',
        mode: 'basic',
        validHours: 72,
      },
    });
    expect(page.all('TextArea')[0]?.props['value']).toBe('cpi_abc');
    expect(page.all('Link').at(-1)?.props).toMatchObject({ href: acceptUrl, openNewTab: true });
    expect(page.flags).toEqual(['The invitation code is ready']);
  });
});

const invitation = {
  connection: 'Zm9vYmFyYmF6cXV4MTIzNA',
  name: 'Acme - Globex',
  description: '',
  mode: 'basic',
  from: { name: 'Acme', siteUrl: 'https://blue.atlassian.net', region: 'EU' },
  to: { name: 'Globex', siteUrl: 'https://green.atlassian.net' },
  expires: Date.UTC(2026, 0, 5, 12),
  siteMismatch: { expected: 'https://other.atlassian.net', found: 'https://green.atlassian.net' },
  leaves: ['To Acme: the summary.'],
  enters: ['From Acme: the summary.'],
  consent: { text: 'Counterpart copies work item data.', hash: 'hash-1' },
};

describe('accepting an invitation', () => {
  it('shows who invites, what crosses and a mismatch, and accepts only after agreement', async () => {
    const page = await open(
      {
        'invitation.read': () => ok(invitation),
        'invitation.accept': () =>
          ok(sampleConnection({ state: 'accepted', words: sampleWords, next: 'confirm-words' })),
        'connection.get': () =>
          ok(sampleConnection({ state: 'accepted', words: sampleWords, next: 'confirm-words' })),
      },
      { at: '/accept' },
    );
    await page.fill('code', ' cpi_ab\n c ');
    await page.press('Read the invitation');
    await page.shows('https://blue.atlassian.net');
    expect(page.asked.at(0)?.request).toEqual({ code: 'cpi_abc' });
    expect(page.text()).toContain('The invitation names another site');
    expect(page.text()).toContain('To Acme: the summary.');
    await page.press('Accept the invitation');
    await page.shows('Please read the agreement and tick it.');
    await page.fill('agree', true);
    await page.fill('space', { label: 'DEV', value: '10001' });
    await page.press('Accept the invitation');
    await page.shows('Compare these six words with your partner');
    expect(page.asked.find(({ operation }) => operation === 'invitation.accept')?.request).toEqual({
      code: 'cpi_abc',
      projectId: '10001',
      localName: 'Globex',
      consent: 'hash-1',
    });
  });

  it('asks before it refuses', async () => {
    const page = await open(
      {
        'invitation.read': () => ok(invitation),
        'invitation.refuse': () => ok({ refused: true }),
        'connection.list': () => ok({ connections: [], total: 0 }),
      },
      { at: '/accept' },
    );
    await page.fill('code', 'cpi_abc');
    await page.press('Read the invitation');
    await page.press('Refuse');
    await page.shows('Refuse the invitation?');
    expect(page.asked.map(({ operation }) => operation)).not.toContain('invitation.refuse');
    await page.press('Refuse', 'ModalFooter');
    await page.shows('Connect your first partner');
    expect(page.flags).toEqual(['The invitation was refused']);
  });
});
