import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../support/chromium.ts';
import { barriers } from './barriers.ts';
import { cannedAnswers } from './canned-answers.ts';
import { startCannedSite } from './canned-site.ts';
import { closed } from './listening.ts';
import { connectionPages } from './shown-connection.ts';
import { rulesPages } from './shown-rules.ts';
import { surfacePages } from './shown-surfaces.ts';

const shots = fileURLToPath(new URL('../../dist/screenshots', import.meta.url));
const pages = [...surfacePages, ...connectionPages, ...rulesPages];
let browser: Browser;
let site: Awaited<ReturnType<typeof startCannedSite>>;

beforeAll(async () => {
  await mkdir(shots, { recursive: true });
  [browser, site] = await Promise.all([launchBrowser(), startCannedSite(cannedAnswers)]);
});

afterAll(async () => {
  await browser?.close();
  if (site !== undefined) await closed(site.server);
});

describe.each(['light', 'dark'])('the pages in the %s theme', (theme) => {
  it.each(pages)('draw "$name" without an error or a barrier', async ({ name, path, waitFor, act }) => {
    const width = path.startsWith('issue?') ? 360 : 1280;
    const context = await browser.newContext({ reducedMotion: 'reduce', viewport: { width, height: 800 } });
    await context.addCookies([{ name: 'host-theme', value: theme, url: site.origin }]);
    const page = await context.newPage();
    const errors: string[] = [];
    page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
    await page.goto(`${site.origin}/jira/apps/${path}`);
    await page.getByText(waitFor).first().waitFor();
    await act?.(page);
    await page.screenshot({ path: join(shots, `page-${name}-${theme}.png`), fullPage: true });
    expect(await barriers(page)).toEqual([]);
    expect(errors).toEqual([]);
    await context.close();
  });
});
