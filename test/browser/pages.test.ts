import { mkdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { launchBrowser } from '../support/chromium.ts';
import { cannedAnswers } from './canned-answers.ts';
import { startCannedSite } from './canned-site.ts';
import { closed } from './listening.ts';

const shots = fileURLToPath(new URL('../../dist/screenshots', import.meta.url));
const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
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

const found = z.array(
  z.object({ id: z.string(), impact: z.string().nullish(), nodes: z.array(z.object({ html: z.string() })) }),
);

/** What axe holds against the page. */
async function barriers(page: Page): Promise<string[]> {
  await page.addScriptTag({ path: axe });
  const violations = await page.evaluate(async () => {
    const run: unknown = Reflect.get(window, 'axe');
    const result: unknown =
      typeof run === 'object' && run !== null ? await Reflect.get(run, 'run').call(run) : undefined;
    return typeof result === 'object' && result !== null ? Reflect.get(result, 'violations') : undefined;
  });
  return found
    .parse(violations)
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
}

/** The rules of the open connection, at one of their parts. */
async function openRules(page: Page, part: string): Promise<void> {
  await page.getByRole('tab', { name: 'Rules' }).click();
  await page.getByRole('tab', { name: part, exact: true }).click();
}

interface Shown {
  readonly name: string;
  readonly path: string;
  readonly waitFor: string;
  readonly act?: (page: Page) => Promise<void>;
}

const pages: readonly Shown[] = [
  { name: 'list', path: 'admin', waitFor: 'Acme - Initech' },
  {
    name: 'new',
    path: 'admin#/new',
    waitFor: 'I do not know it',
    act: async (page) => {
      await page.getByRole('button', { name: 'I do not know it' }).click();
      await page.getByText('You have named no site').waitFor();
    },
  },
  {
    name: 'accept',
    path: 'admin#/accept',
    waitFor: 'Read the invitation',
    act: async (page) => {
      await page.getByLabel('Invitation code').fill('cpi_abc');
      await page.getByRole('button', { name: 'Read the invitation' }).click();
      await page.getByText('The invitation names another site').waitFor();
    },
  },
  { name: 'tables', path: 'admin#/tables', waitFor: 'Who does what at the partner' },
  {
    name: 'table',
    path: 'admin#/tables',
    waitFor: 'Who does what at the partner',
    act: async (page) => {
      await page.getByTestId('table-edit-teams').click();
      await page.getByText('Change the table teams').waitFor();
    },
  },
  { name: 'words', path: 'admin#/connection/accepted', waitFor: '1. amber' },
  { name: 'pending', path: 'admin#/connection/pending', waitFor: 'Waiting for your partner' },
  { name: 'overview', path: 'admin#/connection/active', waitFor: 'Quick Sync' },
  {
    name: 'trigger',
    path: 'admin#/connection/active',
    waitFor: 'Quick Sync',
    act: async (page) => {
      await page.getByRole('tab', { name: 'Triggers' }).click();
      await page.getByRole('button', { name: 'Create trigger' }).click();
      await page.getByRole('button', { name: 'Check the JQL' }).click();
      await page.getByText('It finds about 41 work items now.').waitFor();
    },
  },
  {
    name: 'triggers',
    path: 'admin#/connection/active',
    waitFor: 'Quick Sync',
    act: (page) => page.getByRole('tab', { name: 'Triggers' }).click(),
  },
  {
    name: 'check',
    path: 'admin#/connection/active',
    waitFor: 'Quick Sync',
    act: async (page) => {
      await page.getByRole('button', { name: 'Check the connection' }).click();
      await page.getByText('412 ms').waitFor();
    },
  },
  {
    name: 'activity',
    path: 'admin#/connection/active',
    waitFor: 'Quick Sync',
    act: async (page) => {
      await page.getByRole('tab', { name: 'Activity' }).click();
      await page.getByText('Published rules: version 2').waitFor();
    },
  },
  {
    name: 'settings',
    path: 'admin#/connection/active',
    waitFor: 'Quick Sync',
    act: async (page) => {
      await page.getByRole('tab', { name: 'Settings' }).click();
      await page.getByText('Revoke keys').first().waitFor();
    },
  },
  {
    name: 'redaction',
    path: 'admin#/connection/active',
    waitFor: 'Quick Sync',
    act: async (page) => {
      await page.getByRole('tab', { name: 'Rules' }).click();
      await page.getByRole('tab', { name: 'Redaction' }).click();
      await page.getByLabel('Text', { exact: true }).fill('Pay with 4111-1111 before noon');
      await page.getByText('Pay with █████ before noon').waitFor();
    },
  },
  {
    name: 'connection-file',
    path: 'admin#/connection/active',
    waitFor: 'Quick Sync',
    act: async (page) => {
      await page.getByRole('tab', { name: 'Settings' }).click();
      await page.getByRole('button', { name: 'Make the file' }).click();
      await page.getByText('Acme-Globex.json', { exact: true }).waitFor();
      await page.getByLabel('Text of the file').fill('{"schema": 1}');
      await page.getByRole('button', { name: 'Read the file' }).click();
      await page.getByLabel('Space of the customer').waitFor();
    },
  },
  {
    name: 'disconnect',
    path: 'admin#/connection/active',
    waitFor: 'Quick Sync',
    act: async (page) => {
      await page.getByRole('tab', { name: 'Settings' }).click();
      await page.getByRole('button', { name: 'Disconnect' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('button', { name: 'Make the list' }).click();
      await dialog.getByText('One pair.').waitFor();
    },
  },
  {
    name: 'rules',
    path: 'admin#/connection/active',
    waitFor: 'Quick Sync',
    act: async (page) => {
      await openRules(page, 'In force');
      await page.getByRole('button', { name: 'Show them' }).click();
      await page.getByText('Mapping 4: this site has no option Urgent.').waitFor();
    },
  },
  {
    name: 'rules-fields',
    path: 'admin#/connection/active',
    waitFor: 'Quick Sync',
    act: async (page) => {
      await openRules(page, 'Fields');
      await page.getByText('This site has no field customfield_10999').waitFor();
    },
  },
  {
    name: 'rules-test-run',
    path: 'admin#/connection/active',
    waitFor: 'Quick Sync',
    act: async (page) => {
      await openRules(page, 'Test run');
      await page.getByText('Held back by the filter.').waitFor();
      await page.getByRole('button', { name: 'Show what would cross' }).press('Enter');
      await page.getByText('"fields"').waitFor();
    },
  },
  {
    name: 'rules-scope',
    path: 'admin#/connection/active',
    waitFor: 'Quick Sync',
    act: async (page) => {
      await openRules(page, 'Scope');
      await page.getByRole('button', { name: 'Add a condition' }).click();
      await page.getByLabel('Condition 1').waitFor();
    },
  },
  {
    name: 'rules-comments',
    path: 'admin#/connection/active',
    waitFor: 'Quick Sync',
    act: async (page) => {
      await openRules(page, 'Comments and files');
      await page.getByText('Link types that have other names there').waitFor();
    },
  },
  {
    name: 'rules-line',
    path: 'admin#/connection/active',
    waitFor: 'Quick Sync',
    act: async (page) => {
      await openRules(page, 'Fields');
      await page.getByTestId('edit-5').click();
      await page.getByRole('button', { name: 'Paste many' }).click();
      await page.getByText('One pair a line').waitFor();
    },
  },
  { name: 'ended', path: 'admin#/connection/ended', waitFor: 'This connection has ended' },
  { name: 'alarmed', path: 'admin#/connection/alarmed', waitFor: 'Allow the older version' },
  { name: 'asked', path: 'admin#/connection/asked', waitFor: 'Pairs to decide about' },
  { name: 'self-check', path: 'admin#/self-check', waitFor: 'There is no web trigger yet.' },
  { name: 'project', path: 'project?projectKey=SUP', waitFor: 'Connections of this space' },
  { name: 'panel', path: 'issue?issueKey=SUP-1&embed=1', waitFor: 'DEV-7' },
  {
    name: 'conflicts',
    path: 'issue?issueKey=SUP-1&embed=1',
    waitFor: 'One conflict',
    act: async (page) => {
      await page.getByRole('button', { name: 'One conflict' }).click();
      await page.getByText('Here: Printer burns').waitFor();
    },
  },
  { name: 'action', path: 'issue-action?issueKey=SUP-1', waitFor: 'DEV-7' },
];

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
