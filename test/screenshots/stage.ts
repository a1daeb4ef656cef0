import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { LocalHost } from '../../host/local/local-host.ts';
import { adminOperation } from '../../host/local/start-up.ts';
import { type OpenHost, openTwoSites } from '../browser/open-host.ts';
import { shrinkPng } from './shrink-png.ts';

export type Theme = 'light' | 'dark';
export type SiteName = 'blue' | 'green';

const admins = { blue: 'ann@blue.example', green: 'gil@green.example' } as const;
const width = 1280;
const height = 800;
/** A page that has not come by then will not come. */
const patienceMs = 20_000;

/** Two companies on a host of their own, and a browser that looks at them in one theme. */
export class Stage {
  /** Names of the pictures taken, and why others were not. */
  readonly taken: string[] = [];
  readonly missing: string[] = [];
  readonly theme: Theme;
  readonly #folder: string;
  readonly #browser: Browser;
  readonly #sites: OpenHost;
  readonly #open: BrowserContext[] = [];

  private constructor(browser: Browser, sites: OpenHost, theme: Theme, folder: string) {
    this.#browser = browser;
    this.#sites = sites;
    this.theme = theme;
    this.#folder = folder;
  }

  static async open(browser: Browser, theme: Theme, folder: string): Promise<Stage> {
    await mkdir(folder, { recursive: true });
    return new Stage(browser, await openTwoSites(), theme, folder);
  }

  async close(): Promise<void> {
    for (const context of this.#open) await context.close();
    await this.#sites.close();
  }

  get host(): LocalHost {
    return this.#sites.host;
  }

  /** Address of the landing page: the sites' ports follow the host's own. */
  get landing(): string {
    return `http://127.0.0.1:${Number(new URL(this.originOf('blue')).port) - 1}/`;
  }

  originOf(site: SiteName): string {
    return this.#sites.originOf(site);
  }

  operate(site: SiteName, operation: string, payload: object): Promise<unknown> {
    return adminOperation(this.host, site, operation, payload);
  }

  /** A tab of somebody's browser; a path begins with a slash, an address with `http`. */
  async tab(site: SiteName, path: string, as: string = admins[site]): Promise<Page> {
    const context = await this.#browser.newContext({
      reducedMotion: 'reduce',
      colorScheme: this.theme,
      viewport: { width, height },
    });
    this.#open.push(context);
    context.setDefaultTimeout(patienceMs);
    const url = this.originOf(site);
    await context.addCookies([
      { name: 'host-user', value: as, url },
      { name: 'host-theme', value: this.theme, url },
    ]);
    const page = await context.newPage();
    await page.goto(path.startsWith('http') ? path : `${url}${path}`);
    return page;
  }

  async shot(page: Page, name: string): Promise<void> {
    // Flags of what was pressed on the way, spinners and a blinking caret belong to no picture.
    await page.addStyleTag({
      content: '#page-flags { display: none } * { caret-color: transparent }',
    });
    await page.mouse.move(0, 0);
    await page.waitForLoadState('networkidle');
    await page.getByText('Loading', { exact: false }).first().waitFor({ state: 'hidden' });
    const file = `${name}-${this.theme}.png`;
    // A dialog covers what one sees of the page, and no more.
    const isCovered = (await page.getByRole('dialog').filter({ visible: true }).count()) > 0;
    const picture = await page.screenshot({ fullPage: !isCovered });
    await writeFile(join(this.#folder, file), shrinkPng(picture));
    this.taken.push(file);
  }

  /** Takes one picture, and goes on with the others where it cannot be taken. */
  async attempt(name: string, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      const [why] = (error instanceof Error ? error.message : String(error)).split('\nCall log');
      this.missing.push(`${name} (${this.theme}): ${why}`);
    }
  }

  async rest(site: SiteName, method: string, path: string, body?: object): Promise<unknown> {
    const authorization = `Basic ${Buffer.from(`${admins[site]}:local`).toString('base64')}`;
    const response = await fetch(`${this.originOf(site)}/rest/api/3${path}`, {
      method,
      headers: { authorization, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path} was answered with ${response.status}: ${text}`);
    return text === '' ? undefined : JSON.parse(text);
  }
}
