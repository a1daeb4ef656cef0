import { describe, expect, it } from 'vitest';
import { FakePage, ok, refused } from '../../../test/support/fake-page.ts';
import { sampleConnection } from '../../../test/support/sample-connection.ts';

const load = () => import('./index.tsx');
const asked = { by: 'Bob Baker', at: Date.UTC(2026, 0, 5), until: Date.UTC(2026, 0, 19) };

describe('the settings of the site', () => {
  it('show what stands, and save what is chosen', async () => {
    const page = await FakePage.open({
      load,
      at: '/settings',
      answers: {
        'settings.get': () => ok({ projectAdmins: 'approval' }),
        'settings.save': () => ok({ projectAdmins: 'alone', partners: ['https://green.atlassian.net'] }),
      },
    });
    await page.shows('Settings of this site');
    await page.fill('projectAdmins', { label: 'By themselves', value: 'alone' });
    await page.fill('partners', ' https://green.atlassian.net\n');
    await page.press('Save');
    await page.shows('Settings of this site');
    expect(page.asked.at(-1)).toEqual({
      operation: 'settings.save',
      request: { projectAdmins: 'alone', partners: ['https://green.atlassian.net'] },
    });
  });

  it('say how old what is known of a request may be, and save the points for reading them', async () => {
    const settings = { projectAdmins: 'never', facetPoints: 40, facets: { requests: 1000, hours: 27 } };
    const page = await FakePage.open({
      load,
      at: '/settings',
      answers: { 'settings.get': () => ok(settings), 'settings.save': () => ok(settings) },
    });
    await page.shows('1000 are read now, each at least every 27 hours');
    await page.fill('facetPoints', '80');
    await page.shows('each at least every 14 hours');
    await page.press('Save');
    await page.shows('Settings of this site');
    expect(page.asked.at(-1)?.request).toEqual({ projectAdmins: 'never', facetPoints: 80 });
  });

  it('say which site is none', async () => {
    const page = await FakePage.open({
      load,
      at: '/settings',
      answers: {
        'settings.get': () => ok({ projectAdmins: 'never' }),
        'settings.save': () =>
          refused({ code: 'not-a-site', message: '"x y" is not the address of a Jira site.' }),
      },
    });
    await page.shows('Settings of this site');
    await page.press('Save');
    await page.shows('is not the address of a Jira site');
  });
});

describe('a connection that somebody has asked for', () => {
  it('says who asks, and is approved by a press', async () => {
    const waiting = sampleConnection({ state: 'awaiting-approval', next: 'approve', asked });
    const page = await FakePage.open({
      load,
      at: `/connection/${waiting.id}`,
      answers: {
        'connection.get': () => ok(waiting),
        'connection.approve': () =>
          ok({ ...waiting, next: 'make-code', asked: { ...asked, approved: asked.at } }),
      },
    });
    await page.shows('Bob Baker asks for this connection');
    await page.press('Approve');
    await page.shows('Bob Baker asks for this connection');
    expect(page.asked.map(({ operation }) => operation)).toContain('connection.approve');
  });
});
