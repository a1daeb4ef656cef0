import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { LocalHost } from '../../host/local/local-host.ts';
import { adminOperation } from '../../host/local/start-up.ts';
import { launchBrowser } from '../support/chromium.ts';
import { type OpenHost, openTwoSites } from './open-host.ts';

const shots = fileURLToPath(new URL('../../dist/screenshots', import.meta.url));

/** Site admins by site; the last one's site is in nobody's plans. */
const people = { blue: 'ann@blue.example', green: 'gil@green.example', red: 'ann@blue.example' } as const;
export type SiteName = keyof typeof people;

/** Admins of several companies, each in a tab of a browser profile of their own, on the real host. */
export class AdminTabs {
  /** What the pages have written to the console as errors. */
  readonly errors: string[] = [];
  readonly #browser: Browser;
  readonly #sites: OpenHost;

  private constructor(browser: Browser, sites: OpenHost) {
    this.#browser = browser;
    this.#sites = sites;
  }

  static async open(): Promise<AdminTabs> {
    await mkdir(shots, { recursive: true });
    const [browser, sites] = await Promise.all([launchBrowser(), openTwoSites()]);
    return new AdminTabs(browser, sites);
  }

  async close(): Promise<void> {
    await this.#browser.close();
    await this.#sites.close();
  }

  /** A third company's site, with the people and spaces of blue's. */
  async addSite(name: SiteName): Promise<void> {
    await this.#sites.host.addSite(name, 'blue');
  }

  /** The platform itself, for what happens to a site by nobody's click on its pages. */
  get host(): LocalHost {
    return this.#sites.host;
  }

  /** Carries out an operation as the site's admin where no page offers it. */
  operate(site: SiteName, operation: string, payload: object): Promise<unknown> {
    return adminOperation(this.#sites.host, site, operation, payload);
  }

  originOf(site: SiteName): string {
    return this.#sites.originOf(site);
  }

  /** `as`: e-mail address of who looks, where it is not the site's admin. */
  async tab(
    site: SiteName,
    path = '/jira/apps/admin',
    theme: 'light' | 'dark' = 'light',
    as: string = people[site],
  ): Promise<Page> {
    const own = await this.#browser.newContext({
      reducedMotion: 'reduce',
      viewport: { width: 1280, height: 900 },
    });
    const url = this.originOf(site);
    await own.addCookies([
      { name: 'host-user', value: as, url },
      { name: 'host-theme', value: theme, url },
    ]);
    const page = await own.newPage();
    page.on(
      'console',
      (message) => message.type() === 'error' && this.errors.push(`${site}: ${message.text()}`),
    );
    await page.goto(`${url}${path}`);
    return page;
  }

  shot(page: Page, name: string): Promise<Buffer> {
    return page.screenshot({ path: join(shots, `${name}.png`), fullPage: true });
  }

  /** A new issue, raised over REST by the site's admin. */
  async raise(site: SiteName, project: string, summary: string, type = 'Service Request'): Promise<string> {
    const answer = await this.rest(site, '/rest/api/2/issue', {
      method: 'POST',
      body: JSON.stringify({
        fields: { project: { key: project }, issuetype: { name: type }, summary },
      }),
    });
    return String(Reflect.get(Object(answer), 'key'));
  }

  async rename(site: SiteName, key: string, summary: string): Promise<void> {
    await this.rest(site, `/rest/api/3/issue/${key}`, {
      method: 'PUT',
      body: JSON.stringify({ fields: { summary } }),
    });
  }

  async rest(site: SiteName, path: string, init: RequestInit = {}): Promise<unknown> {
    const authorization = `Basic ${Buffer.from(`${people[site]}:local`).toString('base64')}`;
    const headers = { authorization, 'content-type': 'application/json', accept: 'application/json' };
    const response = await fetch(`${this.originOf(site)}${path}`, { ...init, headers });
    if (!response.ok)
      throw new Error(`${path} was answered with ${response.status}: ${await response.text()}`);
    return response.status === 204 ? undefined : response.json();
  }
}

async function chooseSpace(page: Page, name: RegExp): Promise<void> {
  await page.getByRole('combobox', { name: 'Space' }).click();
  await page.locator('[role=option]').filter({ hasText: name }).click();
}

/** From the list of connections to a code for Globex on this site; the tab then shows the code. */
export async function inviteFrom(page: Page, peerSite: string): Promise<string> {
  await page.getByRole('button', { name: 'Initiate connection' }).click();
  await page.getByRole('textbox', { name: "Your partner's site" }).fill(peerSite);
  await page.getByRole('button', { name: 'Next' }).click();
  await page.getByRole('textbox', { name: 'Your short name' }).fill('Acme');
  await page.getByRole('textbox', { name: "Your partner's short name" }).fill('Globex');
  await chooseSpace(page, /SUP/);
  await page.getByRole('button', { name: 'Make the invitation code' }).click();
  return page.getByLabel('Invitation code').inputValue();
}

/** From the list of connections to the text of a pasted code. */
export async function pasteInto(page: Page, code: string): Promise<void> {
  await page.getByRole('button', { name: 'Accept invitation' }).click();
  await page.getByLabel('Invitation code').fill(code);
  await page.getByRole('button', { name: 'Read the invitation' }).click();
  await page.getByText('What will leave this site', { exact: true }).waitFor();
}

export async function agreeIn(page: Page, space: RegExp): Promise<void> {
  await chooseSpace(page, space);
  await page.getByLabel('I have read this and agree').check({ force: true });
  await page.getByRole('button', { name: 'Accept the invitation' }).click();
}

/** Both admins say that they see the same six words; `first` answers before the other. */
export async function confirmBoth(first: Page, second: Page): Promise<void> {
  for (const page of [first, second]) {
    await wordsIn(page);
    await page.getByRole('button', { name: 'The words are the same' }).click();
  }
}

/** Syncs a work item by its key on the open page of a connection; gives the key at the partner. */
export async function syncByKey(page: Page, key: string): Promise<string> {
  await page.getByLabel('Work item key').fill(key);
  await page.getByRole('button', { name: 'Sync now' }).click();
  await page.getByText(`${key} is in step with`).waitFor({ timeout: 90_000 });
  const link = await page
    .getByRole('link')
    .filter({ hasText: /^[A-Z]+-\d+/ })
    .last()
    .getAttribute('href');
  return link?.split('/').at(-1) ?? '';
}

/** Waits until an issue of the site reads so. */
export async function reads(admins: AdminTabs, site: SiteName, key: string, summary: string): Promise<void> {
  await expect
    .poll(() => admins.rest(site, `/rest/api/3/issue/${key}?fields=summary`), {
      timeout: 60_000,
      interval: 300,
    })
    .toMatchObject({ fields: { summary } });
}

export async function wordsIn(page: Page): Promise<string[]> {
  await page.getByText('Compare these six words with your partner').waitFor();
  return page.getByText(/^[1-6]\. /).allInnerTexts();
}

/** Both tabs from their lists of connections to one that is active, on blue's tab with its page open. */
export async function connectTabs(blue: Page, green: Page): Promise<void> {
  const code = await inviteFrom(blue, new URL(green.url()).origin);
  await blue.getByRole('button', { name: 'Go to the connection' }).click();
  await pasteInto(green, code);
  await agreeIn(green, /DEV/);
  await confirmBoth(green, blue);
  await blue.getByText('Quick Sync').waitFor();
  await green.getByText('Quick Sync').waitFor();
}
