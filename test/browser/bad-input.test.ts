import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { AdminTabs } from './admin-tabs.ts';

const listed = z.object({ connections: z.array(z.looseObject({ id: z.string() })), total: z.number() });
const half = 'x'.repeat(500_000);

let admins: AdminTabs;
beforeAll(async () => {
  admins = await AdminTabs.open();
});
afterAll(async () => {
  await admins?.close();
});

const press = (page: Page, name: string): Promise<void> =>
  page.getByRole('button', { name, exact: true }).click();
const connections = async () => listed.parse(await admins.operate('blue', 'connection.list', {}));

/** To the names of a new connection on a site that is named. */
async function toNames(page: Page): Promise<void> {
  await press(page, 'Initiate connection');
  await page.getByLabel("Your partner's site").fill(admins.originOf('green'));
  await press(page, 'Next');
  await page.getByRole('textbox', { name: 'Your short name' }).fill('<b>Acme</b>');
  await page.getByRole('textbox', { name: "Your partner's short name" }).fill('Globex & "Sons"');
}

describe('a person who does what nobody planned', () => {
  it('goes back and forth in the wizard by the browser and finds what was typed', async () => {
    const page = await admins.tab('blue');
    await toNames(page);
    await page.goBack();
    await page.getByRole('button', { name: 'I do not know it' }).waitFor();
    expect(await page.getByLabel("Your partner's site").inputValue()).toBe(admins.originOf('green'));
    await page.goForward();
    const name = page.getByRole('textbox', { name: 'Your short name' });
    await expect.poll(() => name.inputValue()).toBe('<b>Acme</b>');
    await press(page, 'Back');
    await page.getByRole('button', { name: 'I do not know it' }).waitFor();
    await page.context().close();
  });

  it('presses twice and makes one invitation, whose names are text, and which is there after leaving', async () => {
    const page = await admins.tab('blue');
    await toNames(page);
    await page.getByRole('combobox', { name: 'Space' }).click();
    await page.locator('[role=option]').filter({ hasText: /SUP/ }).click();
    await page.getByRole('button', { name: 'Make the invitation code' }).dblclick();
    await page.getByLabel('Invitation code').waitFor();
    expect((await connections()).total).toBe(1);
    // The way back leads to no form that would make a second one.
    await page.goBack();
    await page.getByLabel('Invitation code').waitFor();
    // Closed and opened again, the list says how it goes on.
    await page.goto(`${admins.originOf('blue')}/jira/apps/admin`);
    await page.getByText('<b>Acme</b> - Globex & "Sons"').waitFor();
    await page.getByText('Send the code to your partner').waitFor();
    await press(page, 'Delete');
    await page.getByRole('dialog').getByRole('button', { name: 'Withdraw the invitation' }).dblclick();
    await page.getByText('Refused').first().waitFor();
    await press(page, 'Delete');
    await page.getByRole('dialog').getByRole('button', { name: 'Delete the connection' }).click();
    await page.getByText('Connect your first partner').waitFor();
    await page.context().close();
  });

  it('pastes 500 KB into a code, a name and a JQL, and is told what is wrong', async () => {
    const page = await admins.tab('blue');
    await press(page, 'Accept invitation');
    await page.getByLabel('Invitation code').fill(half);
    await press(page, 'Read the invitation');
    await page.getByText('may have 4096 characters at most').waitFor();
    await page.goto('about:blank');
    await page.goto(`${admins.originOf('blue')}/jira/apps/admin#/new`);
    await press(page, 'I do not know it');
    await page.getByRole('textbox', { name: 'Your short name' }).fill(half);
    await page.getByRole('textbox', { name: "Your partner's short name" }).fill('Globex');
    await page.getByRole('combobox', { name: 'Space' }).click();
    await page.locator('[role=option]').filter({ hasText: /SUP/ }).click();
    await press(page, 'Make the invitation code');
    await page.getByText('may have 80 characters at most').first().waitFor();
    expect((await connections()).total).toBe(0);
    await page.context().close();
  });
});
