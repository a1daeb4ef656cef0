import { describe, expect, it } from 'vitest';
import { FakePage, type FakePageOptions, ok } from '../../../test/support/fake-page.ts';
import { sampleConnection } from '../../../test/support/sample-connection.ts';

const project = { id: '10000', key: 'SUP', name: 'Acme support' };
const waiting = sampleConnection({ state: 'awaiting-approval', next: 'approve' });

const open = (answers: FakePageOptions['answers'], projectAdmins = 'approval') =>
  FakePage.open({
    load: () => import('./index.tsx'),
    answers: {
      'connection.list': () => ok({ connections: [], total: 0 }),
      'project.rights': () => ok({ projectAdmins, project }),
      ...answers,
    },
  });

describe('a connection that an administrator of a space begins', () => {
  it('is asked for, and waits for a site admin', async () => {
    const page = await open({
      'connection.ask': () => ok({ connection: waiting }),
      'connection.get': () => ok(waiting),
    });
    await page.press('Initiate connection');
    await page.press('Ask to connect');
    await page.shows('Please fill this in.');
    await page.fill('localName', 'Acme');
    await page.fill('peerName', 'Globex');
    await page.press('Ask to connect');
    await page.shows('Nothing leaves this site before the connection is approved.');
    expect(page.asked.find(({ operation }) => operation === 'connection.ask')?.request).toEqual({
      localName: 'Acme',
      peerName: 'Globex',
      validHours: 72,
    });
  });

  it('gets its code once it is approved', async () => {
    const approved = { ...waiting, next: 'make-code' as const };
    const page = await open({
      'connection.list': () => ok({ connections: [approved], total: 1 }),
      'connection.get': () => ok(approved),
      'connection.code': () =>
        ok({ connection: approved, code: 'cpi_abc', expires: Date.UTC(2026, 0, 5, 12) }),
    });
    await page.press('Acme - Globex');
    await page.press('Make the code');
    await page.shows('Send this code to an admin of the other site');
  });

  it('is not offered where the site says never', async () => {
    const page = await open({}, 'never');
    await page.shows('This space is not connected');
    expect(page.text()).not.toContain('Initiate connection');
  });
});
