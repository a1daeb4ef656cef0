import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../support/chromium.ts';
import { type OpenHost, openTwoSites } from './open-host.ts';

const shots = fileURLToPath(new URL('../../dist/screenshots', import.meta.url));
const people = { blue: 'ann@blue.example', green: 'gil@green.example' } as const;
type SiteName = keyof typeof people;

let browser: Browser;
let sites: OpenHost;
const errors: string[] = [];

beforeAll(async () => {
  await mkdir(shots, { recursive: true });
  [browser, sites] = await Promise.all([launchBrowser(), openTwoSites()]);
});

afterAll(async () => {
  await browser?.close();
  await sites?.close();
});

/** A tab of its own for each side, as two admins have. */
async function openAs(site: SiteName, path: string): Promise<Page> {
  const own = await browser.newContext({ reducedMotion: 'reduce', viewport: { width: 1280, height: 900 } });
  await own.addCookies([{ name: 'host-user', value: people[site], url: sites.originOf(site) }]);
  const page = await own.newPage();
  page.on('console', (message) => message.type() === 'error' && errors.push(`${site}: ${message.text()}`));
  await page.goto(`${sites.originOf(site)}${path}`);
  return page;
}

const shot = (page: Page, name: string) =>
  page.screenshot({ path: join(shots, `first-sync-${name}.png`), fullPage: true });

async function chooseSpace(page: Page, name: RegExp): Promise<void> {
  await page.getByRole('combobox', { name: 'Space' }).click();
  await page.locator('[role=option]').filter({ hasText: name }).click();
}

/** A new issue, raised over REST by the site's admin. */
async function raise(site: SiteName, project: string, summary: string): Promise<string> {
  const answer = await rest(site, '/rest/api/2/issue', {
    method: 'POST',
    body: JSON.stringify({
      fields: { project: { key: project }, issuetype: { name: 'Service Request' }, summary },
    }),
  });
  return String(Reflect.get(Object(answer), 'key'));
}

async function rest(site: SiteName, path: string, init: RequestInit = {}): Promise<unknown> {
  const authorization = `Basic ${Buffer.from(`${people[site]}:local`).toString('base64')}`;
  const headers = { authorization, 'content-type': 'application/json', accept: 'application/json' };
  const response = await fetch(`${sites.originOf(site)}${path}`, { ...init, headers });
  if (!response.ok) throw new Error(`${path} was answered with ${response.status}: ${await response.text()}`);
  return response.json();
}

describe('from nothing to the first synced work item, by the pages alone', () => {
  it('invites, pastes, agrees, compares six words, syncs by key and turns a trigger on', async () => {
    const key = await raise('blue', 'SUP', 'The printer on floor 3 jams');

    // Blue's admin makes a code.
    const blue = await openAs('blue', '/jira/apps/admin');
    await blue.getByText('Connect your first partner').waitFor();
    await shot(blue, '1-empty');
    await blue.getByRole('button', { name: 'Initiate connection' }).click();
    await blue.getByRole('textbox', { name: 'Your short name' }).fill('Acme');
    await blue.getByRole('textbox', { name: "Your partner's short name" }).fill('Globex');
    await chooseSpace(blue, /SUP/);
    await blue.getByRole('button', { name: 'Make the invitation code' }).click();
    const code = await blue.getByLabel('Invitation code').inputValue();
    expect(code).toMatch(/^cpi_/);
    await shot(blue, '2-code');
    await blue.getByRole('button', { name: 'Go to the connection' }).click();
    await blue.getByText('Waiting for your partner').first().waitFor();

    // Green's admin pastes it, reads what crosses and agrees.
    const green = await openAs('green', '/jira/apps/admin');
    await green.getByRole('button', { name: 'Accept invitation' }).click();
    await green.getByLabel('Invitation code').fill(code);
    await green.getByRole('button', { name: 'Read the invitation' }).click();
    await green.getByText('What will leave this site', { exact: true }).waitFor();
    await chooseSpace(green, /DEV/);
    await green.getByLabel('I have read this and agree').check({ force: true });
    await shot(green, '3-agree');
    await green.getByRole('button', { name: 'Accept the invitation' }).click();

    // Both see the same words and say so.
    const wordsOf = async (page: Page): Promise<string[]> => {
      await page.getByText('Compare these six words with your partner').waitFor();
      return page.getByText(/^[1-6]\. /).allInnerTexts();
    };
    expect(await wordsOf(green)).toEqual(await wordsOf(blue));
    expect(await wordsOf(green)).toHaveLength(6);
    await shot(blue, '4-words');
    await green.getByRole('button', { name: 'The words are the same' }).click();
    await green.getByText('You have confirmed.').waitFor();
    await blue.getByRole('button', { name: 'The words are the same' }).click();

    // The first sync by key, with links to both sides.
    await blue.getByText('Quick Sync').waitFor();
    await blue.getByLabel('Work item key').fill(key);
    await blue.getByRole('button', { name: 'Sync now' }).click();
    await blue.getByText('The first sync is done').waitFor();
    await shot(blue, '5-synced');
    const link = await blue.getByRole('link', { name: /^DEV-\d+/ }).getAttribute('href');
    expect(link).toMatch(new RegExp(`^${sites.originOf('green')}/browse/DEV-\\d+$`));
    const peerKey = link?.split('/').at(-1);
    const peer = await rest('green', `/rest/api/3/issue/${peerKey}?fields=summary`);
    expect(peer).toMatchObject({ fields: { summary: 'The printer on floor 3 jams' } });

    // A trigger for the rest.
    await blue.getByRole('button', { name: 'Create a trigger for automatic sync' }).click();
    await blue.getByRole('button', { name: 'Create trigger' }).click();
    await blue.getByRole('button', { name: 'Check the JQL' }).click();
    await blue.getByText(/It finds about/).waitFor();
    await blue.getByRole('button', { name: 'Save' }).click();
    await blue.getByRole('table', { name: 'Triggers' }).getByText('project = SUP', { exact: true }).waitFor();
    await shot(blue, '6-trigger');
    await raise('blue', 'SUP', 'Login page shows an error');
    await expect
      .poll(
        () =>
          rest(
            'green',
            `/rest/api/3/search/jql?jql=${encodeURIComponent('summary ~ "Login page"')}&fields=summary`,
          ),
        {
          timeout: 60_000,
          interval: 500,
        },
      )
      .toMatchObject({ issues: [{ fields: { summary: 'Login page shows an error' } }] });

    // The panel on the far side names the counterpart; the action syncs again and closes.
    const issue = await openAs('green', `/browse/${peerKey}`);
    const panel = issue.frameLocator('[data-testid="app-issue"]');
    await panel.getByText(key).waitFor();
    await panel.getByText('In step').waitFor();
    await issue.getByRole('button', { name: 'Sync with Counterpart' }).click();
    const action = issue.frameLocator('[data-testid="app-issue-action"]');
    await action.getByRole('button', { name: 'Sync now' }).click();
    await issue.getByRole('status').getByText('The sync has started').waitFor();
    await shot(issue, '7-panel');
    await action.getByRole('button', { name: 'Close', exact: true }).click();
    await issue.getByRole('dialog').waitFor({ state: 'detached' });
    expect(errors).toEqual([]);
  });
});
