import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../support/chromium.ts';
import { sampleExposed, sampleProposals } from '../support/sample-partner.ts';
import { barriers } from './barriers.ts';
import { cannedAnswers } from './canned-answers.ts';
import { type Answers, type CannedSite, Refused, startCannedSite } from './canned-site.ts';
import { emptyAnswers } from './empty-answers.ts';
import { closed } from './listening.ts';

const shots = fileURLToPath(new URL('../../dist/screenshots', import.meta.url));
const connection = 'admin#/connection/active';

/** Each place, and the operation whose answer it cannot do without. */
const places = [
  { name: 'list', path: 'admin', needs: 'connection.list', empty: 'Connect your first partner' },
  { name: 'tables', path: 'admin#/tables', needs: 'table.list', empty: 'There is no table yet' },
  {
    name: 'templates',
    path: 'admin#/templates',
    needs: 'template.list',
    empty: 'There is no template yet',
  },
  { name: 'new-from-template', path: 'admin#/new-from/standard', needs: 'template.fill' },
  { name: 'site-settings', path: 'admin#/settings', needs: 'settings.get' },
  { name: 'self-check', path: 'admin#/self-check', needs: 'selfCheck.get' },
  { name: 'new', path: 'admin#/new', needs: 'project.search', act: nameNoSite, empty: 'There is no space' },
  { name: 'connection', path: connection, needs: 'connection.get' },
  { name: 'triggers', path: `${connection}/triggers`, needs: 'trigger.list', empty: 'No triggers yet' },
  { name: 'rules', path: `${connection}/rules`, needs: 'version.draft' },
  { name: 'conflicts', path: `${connection}/conflicts`, needs: 'conflict.page', empty: 'no conflicts' },
  { name: 'activity', path: `${connection}/activity`, needs: 'connection.audit', empty: 'Nothing was done' },
  { name: 'project', path: 'project?projectKey=SUP', needs: 'connection.list', empty: 'is not connected' },
  { name: 'panel', path: 'issue?issueKey=SUP-1&embed=1', needs: 'sync.status', empty: 'is not synced' },
  { name: 'action', path: 'issue-action?issueKey=SUP-1', needs: 'sync.status', empty: 'is not synced' },
] as const;
type Place = (typeof places)[number];

async function nameNoSite(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'I do not know it' }).click();
}

const everywhere = (answer: () => unknown): Answers =>
  Object.fromEntries(places.map(({ needs }) => [needs, answer]));

const ask = 'Ask a site administrator to do it or to give you the role.';
/** How an answer fails to come, what the page then says, and what it offers. */
const states: Readonly<Record<string, { readonly answers: Answers; readonly says: readonly string[] }>> = {
  error: {
    answers: everywhere(() => new Refused('unavailable', 'Jira does not answer.', 'Try again in a moment.')),
    says: ['Jira does not answer.', 'Try again in a moment.', 'Try again'],
  },
  limited: {
    answers: everywhere(
      () => new Refused('rate-limited', 'Jira limits the app.', 'Try again in 60 seconds.'),
    ),
    says: ['Jira limits the app.', 'Try again in 60 seconds.', 'Try again'],
  },
  'no-permission': {
    answers: everywhere(
      () => new Refused('forbidden', 'Only an administrator of this Jira site may do this.', ask),
    ),
    says: ['Only an administrator of this Jira site may do this.', ask, 'Try again'],
  },
  broken: {
    answers: everywhere(() => {
      throw new Error('The function has crashed.');
    }),
    says: ['Counterpart could not answer', 'Reload the page.', 'Try again'],
  },
};

let browser: Browser;
const sites = new Map<string, CannedSite>();

beforeAll(async () => {
  await mkdir(shots, { recursive: true });
  browser = await launchBrowser();
  const never = () => new Promise(() => undefined);
  sites.set('loading', await startCannedSite({ ...cannedAnswers, ...everywhere(never) }));
  sites.set('empty', await startCannedSite({ ...cannedAnswers, ...emptyAnswers }));
  for (const [name, { answers }] of Object.entries(states))
    sites.set(name, await startCannedSite({ ...cannedAnswers, ...answers }));
});

afterAll(async () => {
  await browser?.close();
  for (const { server } of sites.values()) await closed(server);
});

/** Shows a place of a site in both themes; `waitFor` tells when it is drawn. */
async function shown(
  state: string,
  { name, path, ...place }: Place,
  waitFor: (page: Page) => Promise<void>,
): Promise<void> {
  const origin = sites.get(state)?.origin ?? '';
  const width = path.startsWith('issue?') ? 360 : 1280;
  const context = await browser.newContext({ reducedMotion: 'reduce', viewport: { width, height: 800 } });
  const page = await context.newPage();
  for (const theme of ['light', 'dark']) {
    await context.addCookies([{ name: 'host-theme', value: theme, url: origin }]);
    await page.goto('about:blank');
    await page.goto(`${origin}/jira/apps/${path}`);
    if ('act' in place) await place.act(page);
    await waitFor(page);
    await page.screenshot({ path: join(shots, `state-${state}-${name}-${theme}.png`), fullPage: true });
    expect(await barriers(page)).toEqual([]);
  }
  await context.close();
}

describe('a place of the pages whose answer', () => {
  it.each(places)('of "$name" is on its way shows that it is', async (place) => {
    await shown('loading', place, (page) =>
      page
        .getByLabel(place.name === 'new' ? 'Space' : 'Loading')
        .first()
        .waitFor(),
    );
  });

  it.each(places.filter((place) => 'empty' in place))(
    'of "$name" holds nothing says what that means and what to do',
    async (place) => {
      await shown('empty', place, (page) => page.getByText(place.empty).first().waitFor());
    },
  );

  describe.each(Object.entries(states))('comes as "%s"', (state, { says }) => {
    it.each(places)('says so at "$name", with the next step', async (place) => {
      await shown(state, place, async (page) => {
        for (const text of says) await page.getByText(text).first().waitFor();
      });
    });
  });
});

/** What is asked only once the part Partner of the rules is opened. */
const ofPartner = ['peer.exposed', 'peer.offer', 'proposal.list'] as const;
const partnerAnswers = (answer: () => unknown): Answers =>
  Object.fromEntries(ofPartner.map((name) => [name, answer]));

describe('the part Partner of the rules', () => {
  it.each([
    ['on its way', partnerAnswers(() => new Promise(() => undefined)), 'Loading'],
    ['refused', partnerAnswers(() => new Refused('forbidden', 'Only an administrator may.', ask)), ask],
    [
      'empty',
      {
        'peer.exposed': () => sampleExposed({ fields: [] }),
        'peer.offer': () => ({}),
        'proposal.list': () => ({ ...sampleProposals(), in: [], out: [] }),
      },
      'has not been asked yet',
    ],
  ])('says so where its answer is %s', async (state, answers, says) => {
    const site = await startCannedSite({ ...cannedAnswers, ...answers });
    const page = await browser.newPage();
    await page.goto(`${site.origin}/jira/apps/${connection}/rules`);
    await page.getByRole('tab', { name: 'Partner', exact: true }).click();
    await page.getByText(says).or(page.getByLabel(says)).first().waitFor();
    await page.screenshot({ path: join(shots, `state-partner-${state}.png`), fullPage: true });
    expect(await barriers(page)).toEqual([]);
    await page.close();
    await closed(site.server);
  });
});

describe('a place whose answer failed', () => {
  it('is there when a person has tried again and the reason has gone', async () => {
    let isDown = true;
    const site = await startCannedSite({
      ...cannedAnswers,
      'connection.list': (request) =>
        isDown
          ? new Refused('unavailable', 'Jira does not answer.')
          : cannedAnswers['connection.list']?.(request),
    });
    const page = await browser.newPage();
    await page.goto(`${site.origin}/jira/apps/admin`);
    await page.getByText('Jira does not answer.').waitFor();
    isDown = false;
    await page.getByText('Try again', { exact: true }).click();
    await page.getByText('Acme - Initech').waitFor();
    await page.close();
    await closed(site.server);
  });
});
