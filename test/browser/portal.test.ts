import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectBlueAndGreen } from '../../host/local/start-up.ts';
import { AdminTabs } from './admin-tabs.ts';

let admins: AdminTabs;
let customer: Page;
let agent: Page;

beforeAll(async () => {
  admins = await AdminTabs.open();
  await connectBlueAndGreen(admins.host);
});

afterAll(async () => {
  await admins?.close();
});

/** Looks again until the page shows it, as somebody who waits for an answer does. */
async function shows(page: Page, text: string): Promise<void> {
  for (let look = 0; look < 30; look += 1) {
    const found = page.getByText(text).first();
    if (
      await found.waitFor({ timeout: 2_000 }).then(
        () => true,
        () => false,
      )
    )
      return;
    await page.reload();
  }
  throw new Error(`The page never showed "${text}".`);
}

describe('a customer at the portal of blue', () => {
  it('raises a request, which becomes a work item of green', async () => {
    customer = await admins.tab('blue', '/servicedesk/customer/portals', 'light', 'carol@customer.example');
    await customer.getByRole('link', { name: 'Acme support' }).click();
    await customer.getByRole('link', { name: 'Get IT help' }).click();
    const form = customer.getByTestId('raise');
    await form.locator('input[type=text]').first().fill('My screen stays black');
    await form.getByRole('button', { name: 'Send' }).click();
    await customer.getByTestId('activity').waitFor();
    await customer.getByRole('heading', { name: 'My screen stays black' }).waitFor();

    agent = await admins.tab('green', '/jira/projects/DEV', 'light', 'hana@green.example');
    await shows(agent, 'My screen stays black');
  });

  it('sees what an agent of green answers, and nothing of what is for the team alone', async () => {
    await agent.goto(`${admins.originOf('green')}/browse/DEV-1`);
    const comments = agent.getByTestId('comments');
    const say = async (text: string): Promise<void> => {
      await comments.getByLabel('Add a comment').fill(text);
      await comments.getByRole('button', { name: 'Add comment' }).click();
      await comments.locator('article').filter({ hasText: text }).waitFor();
    };
    await comments.getByLabel('Who sees it').selectOption({ label: 'Only Administrators' });
    await say('It is always this model');
    await comments.getByLabel('Who sees it').selectOption({ index: 0 });
    await say('Press the button below the screen');
    await shows(customer, 'Press the button below the screen');
    await admins.shot(customer, 'portal-answer');
    expect(await customer.getByText('It is always this model').count()).toBe(0);
    expect(await customer.getByText('Hana Hill').count()).toBeGreaterThan(0);
  });

  it('answers, and the agent reads it', async () => {
    await customer.getByLabel('Comment', { exact: true }).fill('Now it shines');
    await customer.getByRole('button', { name: 'Add', exact: true }).click();
    await shows(agent, 'Now it shines');
    expect(admins.errors).toEqual([]);
  });
});
