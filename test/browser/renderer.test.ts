import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { launchBrowser } from '../support/chromium.ts';
import { startZoo } from './zoo-site.ts';

const shots = fileURLToPath(new URL('../../dist/screenshots', import.meta.url));

let browser: Browser;
let zoo: Awaited<ReturnType<typeof startZoo>>;
let context: BrowserContext;
let page: Page;
let errors: string[];

beforeAll(async () => {
  await mkdir(shots, { recursive: true });
  [browser, zoo] = await Promise.all([launchBrowser(), startZoo()]);
});

afterAll(async () => {
  await browser?.close();
  await zoo?.stop();
});

beforeEach(async () => {
  context = await browser.newContext({ reducedMotion: 'reduce', viewport: { width: 1280, height: 900 } });
  page = await context.newPage();
  errors = [];
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  page.on('pageerror', (error) => errors.push(String(error)));
});

afterEach(async () => {
  await context.close();
});

async function openZoo(path = '/jira/apps/zoo'): Promise<void> {
  await page.goto(`${zoo.origin}${path}`);
}

/** Waits as long as the other waits of the browser do. */
const poll = (read: () => Promise<unknown>) => expect.poll(read, { timeout: 30_000, interval: 50 });

const testId = (id: string) => page.locator(`[data-testid="${id}"]`);

/**
 * By the mouse itself: while a row is dragged, others cover the place where it is dropped. In the middle of the
 * window, since near its edges the page scrolls under a drag, further the longer the drag takes. Let go once the
 * table has told where the row would arrive: the browser reports a drag late, and may leave out a step.
 */
async function drag(from: Locator, to: Locator, told: string): Promise<void> {
  await from.evaluate((row) => row.scrollIntoView({ block: 'center' }));
  await from.hover();
  await page.mouse.down();
  await poll(async () => {
    const place = await to.boundingBox();
    if (place === null) throw new Error('The place to drag a row to is not on the page.');
    const [x, y] = [place.x + 30, Math.round(place.y + place.height - 4)];
    await page.mouse.move(x, y - 10, { steps: 4 });
    await page.mouse.move(x, y);
    return spoken();
  }).toBe(told);
  await page.mouse.up();
}

/** What a screen reader says of a drag. */
const spoken = () => page.locator('body > [role=alert]').innerText();

describe('the zoo page, drawn from its unmodified bundle', () => {
  it('shows every component without an error, in light and in dark', async () => {
    await openZoo();
    await page.getByText('ZOO-1', { exact: true }).first().waitFor();
    await page.getByRole('img', { name: 'Donut' }).waitFor();
    await page.waitForLoadState('networkidle');
    await page.screenshot({ path: join(shots, 'zoo-light.png'), fullPage: true });
    await context.addCookies([{ name: 'host-theme', value: 'dark', url: zoo.origin }]);
    await openZoo();
    await page.getByRole('img', { name: 'Donut' }).waitFor();
    await page.waitForLoadState('networkidle');
    await page.screenshot({ path: join(shots, 'zoo-dark.png'), fullPage: true });
    expect(await page.locator('html').getAttribute('data-color-mode')).toBe('dark');
    expect(await page.getByTestId('broken-node').count()).toBe(0);
    expect(errors).toEqual([]);
  });

  it('draws every component that UI Kit exports, or names it as not drawn', async () => {
    Object.assign(globalThis, { self: globalThis, __bridge: { callBridge: async () => undefined } });
    const exported = Object.keys(await import('@forge/react')).filter((name) => /^[A-Z]/.test(name));
    await openZoo('/jira/apps/routed');
    await page.getByText('All animals').waitFor();
    const drawings = await page.evaluate(() => window.counterpartDrawings);
    // An ordinary component of React: it renders its children and never becomes a node.
    const missing = exported.filter((name) => name !== 'I18nProvider' && !drawings?.drawn.includes(name));
    expect(exported.length).toBe(90);
    expect(missing).toEqual([]);
    expect(drawings?.unsupported).toEqual(['AdfRenderer', 'ChromelessEditor', 'CommentEditor']);
  });

  it('passes clicks to the page and its new state back', async () => {
    await openZoo();
    await testId('press').click();
    await testId('press').getByText('Pressed 1').waitFor();
    await page.getByRole('button', { name: 'Try again' }).click();
    await testId('press').getByText('Pressed 100').waitFor();
    expect(errors).toEqual([]);
  });

  it('raises flags, opens and closes modals and popups', async () => {
    await openZoo();
    await page.getByRole('button', { name: 'Raise a flag' }).click();
    await page.getByText('All animals are fed.').waitFor();
    await page.getByRole('button', { name: 'Open the modal' }).click();
    await page.getByRole('dialog').getByText('Delete the trigger?').waitFor();
    await page.screenshot({ path: join(shots, 'zoo-modal.png') });
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Open the popup' }).click();
    await page.getByText('Inside the popup').waitFor();
    expect(errors).toEqual([]);
  });

  it('sorts a table, turns its pages and keeps the order of a drag', async () => {
    await openZoo();
    const animals = page.getByRole('table', { name: 'Animals' });
    await animals.getByText('ZOO-7').waitFor();
    await animals.getByRole('button', { name: 'Key' }).click();
    await poll(() => animals.locator('tbody tr').first().innerText()).toContain('ZOO-1');
    await page
      .getByRole('button', { name: /page 2/i })
      .first()
      .click();
    await poll(() => animals.locator('tbody tr').count()).toBe(2);
    const rules = page.getByRole('table', { name: 'Rules' }).locator('tbody tr');
    await drag(rules.first(), rules.last(), 'You have moved the item from position 1 to position 3.');
    await poll(() => rules.allInnerTexts()).toEqual(['second rule', 'third rule', 'first rule']);
    expect(errors).toEqual([]);
  });

  it('keeps a row where it was that is let go of outside of its table', async () => {
    await openZoo();
    const rules = page.getByRole('table', { name: 'Rules' }).locator('tbody tr');
    await page.getByText('ZOO-7').waitFor();
    await drag(
      rules.first(),
      page.getByText('No animals.'),
      'You are currently not dragging over a droppable area.',
    );
    await poll(spoken).toContain('returned to its starting position of 1');
    expect(await rules.allInnerTexts()).toEqual(['first rule', 'second rule', 'third rule']);
    // Nothing of the missed drop is left behind: the same row can be dragged again.
    await drag(rules.first(), rules.last(), 'You have moved the item from position 1 to position 3.');
    await poll(() => rules.allInnerTexts()).toEqual(['second rule', 'third rule', 'first rule']);
    expect(errors).toEqual([]);
  });

  it('switches tabs by hand and by the page', async () => {
    await openZoo();
    await page.getByRole('tab', { name: 'Triggers' }).click();
    await page.getByRole('button', { name: 'Back to the overview' }).click();
    await page.getByText('The overview.').waitFor();
    expect(errors).toEqual([]);
  });
});

describe('inputs of the zoo page', () => {
  it('loses no character of fast typing into a controlled field', async () => {
    await openZoo();
    const text = 'abcdefghijklmnopqrstuvwxyz0123';
    await testId('echo').pressSequentially(text, { delay: 0 });
    await poll(() => testId('typed').innerText()).toBe(text);
    expect(await testId('echo').inputValue()).toBe(text);
    await page.getByText('is off').waitFor();
    await page.locator('input[type=checkbox][id$=on]').click({ force: true });
    await page.getByText('is on').waitFor();
    expect(errors).toEqual([]);
  });

  it('validates a form and submits it with the chosen option', async () => {
    await openZoo();
    await page.getByRole('button', { name: 'Send' }).click();
    await page.getByText('Give an address that begins with https.').waitFor();
    await page.getByRole('textbox', { name: 'Site' }).fill('https://green.example');
    await page.getByLabel('Space').click();
    await page.getByRole('option', { name: 'Support' }).click();
    await page.getByRole('button', { name: 'Send' }).click();
    await page.getByText('Sent https://green.example').waitFor();
    await page.getByText('SUP', { exact: true }).waitFor();
    expect(errors).toEqual([]);
  });

  it('gives values, not events, from groups, pickers and ranges', async () => {
    await openZoo();
    const said = testId('said');
    await page.getByLabel('Incoming').check({ force: true });
    await poll(() => said.innerText()).toBe('in');
    await page.getByLabel('Outgoing').check({ force: true });
    await poll(() => said.innerText()).toBe('in+out');
    await page.getByLabel('Visual').check({ force: true });
    await poll(() => said.innerText()).toBe('visual');
    await page.getByRole('slider').fill('8');
    await poll(() => said.innerText()).toBe('range 8');
    await page.getByLabel('Many').click();
    await page.getByRole('option', { name: 'B', exact: true }).click();
    await poll(() => said.innerText()).toBe('B');
    expect(errors).toEqual([]);
  });

  it('edits in place, takes a file and saves one', async () => {
    await openZoo();
    await testId('name-read').click();
    await testId('name-edit').fill('Green');
    await testId('name-echo').filter({ hasText: 'Green' }).waitFor();
    await page.keyboard.press('Enter');
    await testId('name-read').filter({ hasText: 'Green' }).waitFor();
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'table.csv', mimeType: 'text/csv', buffer: Buffer.from('a,b') });
    await poll(() => testId('said').innerText()).toBe('table.csv 3');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download connection.json' }).click(),
    ]);
    expect(await readFile(await download.path(), 'utf8')).toBe('{"schema": 1}');
    expect(errors).toEqual([]);
  });

  it('asks the site as the person of the cookie', async () => {
    await context.addCookies([{ name: 'host-user', value: 'bob@blue.example', url: zoo.origin }]);
    await openZoo();
    await page.getByRole('button', { name: 'Who am I' }).click();
    await page.getByText('I am Bob Baker').waitFor();
    expect(errors).toEqual([]);
  });
});

describe('frames, ways and guards', () => {
  it('embeds a resource of another origin that talks to page and resolver', async () => {
    await openZoo();
    const editor = page.frameLocator('iframe[title="editor"]');
    await page.getByText('dispatched {"type":"READY"}').waitFor();
    await editor.locator('output').getByText('ZOO-1').waitFor();
    await editor.getByLabel('Script').pressSequentially('replica', { delay: 0 });
    await poll(() => testId('heard').innerText()).toBe('replica');
    expect(errors).toEqual([]);
  });

  it('keeps a routed page at its place through reload and back', async () => {
    await openZoo('/jira/apps/routed');
    await page.getByRole('button', { name: 'Otter' }).click();
    await page.getByText('The animal is otter').waitFor();
    expect(new URL(page.url()).hash).toBe('#/animal/otter');
    await page.reload();
    await page.getByText('The animal is otter').waitFor();
    await page.goBack();
    await page.getByText('All animals').waitFor();
    expect(errors).toEqual([]);
  });

  it('refuses a page to a person who may not see it, and a call from another origin', async () => {
    await context.addCookies([{ name: 'host-user', value: 'u-2', url: zoo.origin }]);
    const answer = await page.goto(`${zoo.origin}/jira/apps/routed`);
    expect(answer?.status()).toBe(403);
    await page.getByText('Bob may not see this page.').waitFor();
    const foreign = await fetch(`${zoo.origin}/__host/invoke`, {
      method: 'POST',
      headers: { origin: 'https://evil.example', 'content-type': 'application/json' },
      body: JSON.stringify({ module: 'zoo', functionKey: 'rows', payload: { count: 1 } }),
    });
    expect(foreign.status).toBe(403);
  });
});
