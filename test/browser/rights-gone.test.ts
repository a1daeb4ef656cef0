import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../support/chromium.ts';
import { cannedAnswers } from './canned-answers.ts';
import { type CannedSite, Refused, startCannedSite } from './canned-site.ts';
import { closed } from './listening.ts';

const taken = () =>
  new Refused(
    'forbidden',
    'Only an administrator of this Jira site may do this.',
    'Ask a site administrator to do it or to give you the role.',
  );

let browser: Browser;
let site: CannedSite;

beforeAll(async () => {
  const gone = ['connection.pause', 'trigger.save', 'connection.rotateKeys', 'sync.issue', 'sync.unlink'];
  const refusing = Object.fromEntries(gone.map((name) => [name, taken]));
  [browser, site] = await Promise.all([launchBrowser(), startCannedSite({ ...cannedAnswers, ...refusing })]);
});

afterAll(async () => {
  await browser?.close();
  if (site !== undefined) await closed(site.server);
});

async function open(place: string, waitFor: string): Promise<Page> {
  const page = await browser.newPage();
  await page.goto(`${site.origin}/jira/apps/${place}`);
  await page.getByText(waitFor).first().waitFor();
  return page;
}

const press = (page: Page, name: string): Promise<void> =>
  page.getByRole('button', { name, exact: true }).first().click();

async function isTold(page: Page): Promise<void> {
  await page.getByText('Only an administrator of this Jira site may do this.').first().waitFor();
  await page.getByText('Ask a site administrator to do it').first().waitFor();
}

describe('a person whose rights were taken away while the page was open', () => {
  it('is told in the dialog of the list, which can be left for the page as it was', async () => {
    const page = await open('admin', 'Acme - Initech');
    await press(page, 'Pause');
    await page.getByRole('dialog').getByRole('button', { name: 'Pause' }).click();
    await isTold(page);
    await press(page, 'Cancel');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await page.getByText('Acme - Initech').count()).toBe(1);
    await page.close();
  });

  it('is told beside a form, with what was typed still there', async () => {
    const page = await open('admin#/connection/active/triggers', 'Escalations only');
    await press(page, 'Create trigger');
    await page.getByTestId('jql').fill('project = SUP AND labels = mine');
    await press(page, 'Save');
    await isTold(page);
    expect(await page.getByTestId('jql').inputValue()).toBe('project = SUP AND labels = mine');
    await page.close();
  });

  it('is told in a flag where a button stands alone', async () => {
    const page = await open('admin#/connection/active/settings', 'Revoke keys');
    await press(page, 'Change keys');
    await isTold(page);
    await page.close();
  });

  it('is told on the panel, whose work item is shown as before', async () => {
    const page = await open('issue?issueKey=SUP-1&embed=1', 'DEV-7');
    await press(page, 'Sync now');
    await isTold(page);
    expect(await page.getByText('DEV-7').count()).toBe(1);
    await page.close();
  });
});
