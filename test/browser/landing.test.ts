import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectBlueAndGreen } from '../../host/local/start-up.ts';
import { AdminTabs } from './admin-tabs.ts';

let admins: AdminTabs;
let page: Page;

beforeAll(async () => {
  admins = await AdminTabs.open();
  await connectBlueAndGreen(admins.host);
  page = await admins.tab('blue');
  // The sites' ports follow the host's own.
  await page.goto(`http://127.0.0.1:${Number(new URL(admins.originOf('blue')).port) - 1}/`);
});

afterAll(async () => {
  await admins?.close();
});

describe("the host's landing page", () => {
  it('shows both sites in frames, each with a person of its own, and a work item crosses from one to the other', async () => {
    await page.getByRole('button', { name: 'Both sites side by side' }).click();
    const blue = page.frameLocator('iframe[title="Jira of blue"]');
    const green = page.frameLocator('iframe[title="Jira of green"]');
    await expect
      .poll(() => blue.getByTestId('switch-user').locator('option:checked').innerText())
      .toMatch(/^Ann/);
    await expect
      .poll(() => green.getByTestId('switch-user').locator('option:checked').innerText())
      .toMatch(/^Gil/);
    await blue.getByTestId('projects').getByRole('link', { name: 'SUP', exact: true }).click();
    await blue.getByText('Create work item').click();
    await blue.getByTestId('create').getByLabel('Summary').fill('The door does not close');
    await blue.getByTestId('create').getByRole('button', { name: 'Create' }).click();
    const greenSide = page.getByRole('article', { name: 'Site green' });
    await greenSide.getByRole('button', { name: 'DEV-1' }).click({ timeout: 60_000 });
    await green.getByRole('heading', { name: /^The door does not close/ }).waitFor();
    await admins.shot(page, 'landing-1-frames');
  });

  it('shows a message as a tree that is opened branch by branch', async () => {
    await page.getByLabel('Kind').selectOption('sync');
    await page.getByTestId('traffic').getByRole('button', { name: 'Show' }).last().click();
    const message = page.getByTestId('message');
    await message.getByText('"The door does not close"').first().waitFor();
    await message.getByText('headers').click();
    await message.getByText('counterpart-kind').waitFor();
    await admins.shot(page, 'landing-2-message');
    await page.getByTestId('traffic').getByRole('button', { name: 'Hide' }).click();
    await message.waitFor({ state: 'detached' });
  });

  it('breaks and mends the host, and says what a fault has wrong', async () => {
    const faults = page.getByTestId('faults');
    await faults.getByLabel('Site of the fault').selectOption('blue');
    await faults.getByRole('button', { name: 'Cut the wire' }).click();
    await faults.getByText('Injected: Cut the wire (blue).').waitFor();
    await faults.getByLabel('Fault', { exact: true }).fill('{"kind": "rain"}');
    await faults.getByRole('button', { name: 'Inject' }).click();
    await faults.locator('.error').waitFor();
    await faults.getByRole('button', { name: 'Mend everything' }).click();
    await faults.getByText(/^Injected/).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Run what is due' }).click();
    await page.getByText(/^(All work that was due is done|Some work is still waiting)/).waitFor();
    await page.getByRole('button', { name: 'Look' }).click();
    await page.locator('pre.dump').waitFor();
  });
});
