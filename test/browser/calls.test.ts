import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../support/chromium.ts';
import { cannedAnswers } from './canned-answers.ts';
import { type CannedSite, startCannedSite } from './canned-site.ts';
import { closed } from './listening.ts';

const MOST = 3;
const connection = 'admin#/connection/active';

/** Every place that has an address of its own, and what is read there once it is drawn. */
const places = [
  ['admin', 'Acme - Initech'],
  ['admin#/new', "Your partner's site"],
  ['admin#/accept', 'Read the invitation'],
  ['admin#/tables', 'Who does what at the partner'],
  ['admin#/templates', 'Every client of the support desk'],
  ['admin#/new-from/standard', 'From the template Standard client'],
  ['admin#/start', 'Getting started'],
  ['admin#/settings', 'Only with these sites'],
  ['admin#/self-check', 'There is no web trigger yet.'],
  [connection, 'Quick Sync'],
  [`${connection}/triggers`, 'Escalations only'],
  [`${connection}/rules`, 'Comments and files'],
  ['admin#/items', 'The engine stutters'],
  ['admin#/errors', 'The partner has said nothing'],
  [`${connection}/items`, 'The engine stutters'],
  [`${connection}/errors`, 'The partner has said nothing'],
  [`${connection}/conflicts`, 'labels: urgent'],
  [`${connection}/activity`, 'Published rules: version 2'],
  [`${connection}/settings`, 'Revoke keys'],
  ['project?projectKey=SUP', 'Connections of this space'],
  ['issue?issueKey=SUP-1&embed=1', 'DEV-7'],
  ['issue-action?issueKey=SUP-1', 'DEV-7'],
] as const;

let browser: Browser;
let site: CannedSite;

beforeAll(async () => {
  [browser, site] = await Promise.all([launchBrowser(), startCannedSite(cannedAnswers)]);
});

afterAll(async () => {
  await browser?.close();
  if (site !== undefined) await closed(site.server);
});

describe('a place of the pages', () => {
  it.each(places)(`asks at most ${MOST} operations to show itself: %s`, async (place, waitFor) => {
    site.asked.length = 0;
    const page = await browser.newPage();
    await page.goto(`${site.origin}/jira/apps/${place}`);
    await page.getByText(waitFor).first().waitFor();
    await page.waitForLoadState('networkidle');
    expect(site.asked.length, site.asked.join(', ')).toBeLessThanOrEqual(MOST);
    await page.close();
  });
});
