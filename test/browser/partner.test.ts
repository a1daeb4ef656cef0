import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { AdminTabs, connectTabs } from './admin-tabs.ts';

let admins: AdminTabs;
let blue: Page;
let green: Page;

beforeAll(async () => {
  admins = await AdminTabs.open();
  green = await admins.tab('green');
  blue = await admins.tab('blue');
  await connectTabs(blue, green);
  for (const page of [blue, green]) {
    await page.getByRole('tab', { name: 'Rules' }).click();
    await page.getByRole('tab', { name: 'Partner' }).click();
  }
});

afterAll(async () => {
  await admins?.close();
});

/** By the keyboard: a flag of success may stand over the button. */
const press = (page: Page, name: string): Promise<void> =>
  page.getByRole('button', { name, exact: true }).press('Enter');
const confirm = (page: Page, name: string): Promise<void> =>
  page.getByRole('dialog').getByRole('button', { name, exact: true }).press('Enter');
const check = (page: Page, label: string): Promise<void> =>
  page.getByRole('checkbox', { name: label }).check({ force: true });

it('one admin chooses what is shown, and the other one sees that and nothing else', async () => {
  await green.getByText('Nobody has chosen yet').waitFor();
  await green.getByRole('combobox', { name: 'Show another field' }).click();
  await green
    .locator('[role=option]')
    .filter({ hasText: /^Colour / })
    .first()
    .click();
  await check(green, 'Show the values of custom_Colour');
  await check(green, 'Show the names of the statuses');
  await admins.shot(green, 'partner-1-shown');
  await press(green, 'Show this');
  await green.getByText('Chosen by an administrator.').waitFor();

  await press(blue, 'Ask now');
  await blue.getByText('offered: no rule there carries it yet').waitFor();
  await blue.getByText('Statuses: ').waitFor();
  await admins.shot(blue, 'partner-2-offered');
}, 240_000);

it('lines are proposed by the names of both ends, agreed to there, and stand in both drafts', async () => {
  await press(blue, 'Propose');
  await blue
    .getByRole('textbox', { name: 'Lines, by the names of both ends' })
    .fill('Acme.issue.customFields["Colour"] <=> Globex.issue.customFields["Colour"]');
  await blue.getByRole('textbox', { name: 'What you want to say with it' }).fill('As agreed by phone');
  await admins.shot(blue, 'partner-3-propose');
  await confirm(blue, 'Propose it');
  await blue.getByText('As agreed by phone').waitFor();

  await green.reload();
  await green.getByText('A proposal of your partner waits for an answer').waitFor();
  await green.getByRole('tab', { name: 'Rules' }).click();
  await green.getByRole('tab', { name: 'Partner' }).click();
  await green.getByText('As agreed by phone').waitFor();
  await admins.shot(green, 'partner-4-waits');
  await press(green, 'Agree');
  await green.getByText('Agree to the proposal?').waitFor();
  await admins.shot(green, 'partner-5-agree');
  await confirm(green, 'Agree');
  await green
    .getByText('One change')
    .or(green.getByText(/\d changes\./))
    .first()
    .waitFor();
  await admins.shot(green, 'partner-6-agreed');

  await blue.reload();
  await blue.getByRole('tab', { name: 'Rules' }).click();
  await blue
    .getByText(/One change|\d changes\./)
    .first()
    .waitFor();
  await blue.getByRole('tab', { name: 'Fields' }).click();
  await blue.getByText('4. Colour').waitFor();
  await admins.shot(blue, 'partner-7-drafted');
  expect(admins.errors).toEqual([]);
}, 240_000);
