import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { launchBrowser } from '../support/chromium.ts';
import { cannedAnswers } from './canned-answers.ts';
import { startCannedSite } from './canned-site.ts';
import { closed } from './listening.ts';

let browser: Browser;
let site: Awaited<ReturnType<typeof startCannedSite>>;

beforeAll(async () => {
  [browser, site] = await Promise.all([launchBrowser(), startCannedSite(cannedAnswers)]);
});

afterAll(async () => {
  await browser?.close();
  if (site !== undefined) await closed(site.server);
});

describe('the pages by keyboard alone', () => {
  it('open a connection, switch its tab, create a trigger and leave the modal by Escape', async () => {
    const context = await browser.newContext({ reducedMotion: 'reduce' });
    const page = await context.newPage();
    const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '');
    const tabTo = async (label: string): Promise<void> => {
      for (let presses = 0; presses < 60; presses += 1) {
        await page.keyboard.press('Tab');
        if ((await focused()).trim() === label) return;
      }
      throw new Error(`"${label}" cannot be reached by Tab.`);
    };
    await page.goto(`${site.origin}/jira/apps/admin`);
    await page.getByText('Acme - Initech').waitFor();
    await tabTo('Acme - Globex');
    await page.keyboard.press('Enter');
    await page.getByText('Quick Sync').waitFor();
    await tabTo('Overview');
    await page.keyboard.press('ArrowRight');
    await page.getByText('Escalations only').waitFor();
    await tabTo('Create trigger');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await context.close();
  });
});
