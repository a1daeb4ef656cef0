import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AdminTabs } from './admin-tabs.ts';

/** A person who is counted: each click and each paste counts, typing does not. */
class Hand {
  clicks = 0;
  readonly page: Page;
  constructor(page: Page) {
    this.page = page;
  }

  async click(target: Locator): Promise<void> {
    this.clicks += 1;
    await target.click({ force: true });
  }

  press(name: string): Promise<void> {
    return this.click(this.page.getByRole('button', { name, exact: true }));
  }

  /** Into whatever field has the cursor. */
  async paste(text: string): Promise<void> {
    this.clicks += 1;
    await this.page.keyboard.insertText(text);
  }

  type(text: string): Promise<void> {
    return this.page.keyboard.type(text);
  }

  async choose(field: string, option: RegExp): Promise<void> {
    await this.click(this.page.getByRole('combobox', { name: field }));
    await this.click(this.page.locator('[role=option]').filter({ hasText: option }));
  }

  /** Waits until the cursor stands in the field without a click. */
  async isIn(field: string): Promise<void> {
    const own = this.page.getByLabel(field, { exact: true });
    await own.waitFor();
    await expect.poll(() => own.evaluate((node) => node === document.activeElement)).toBe(true);
  }
}

const MOST = 12;
let admins: AdminTabs;

beforeAll(async () => {
  admins = await AdminTabs.open();
});

afterAll(async () => {
  await admins?.close();
});

describe('the first connection and the first synced work item', () => {
  it(`take each side at most ${MOST} clicks and pastes`, async () => {
    const key = await admins.raise('blue', 'SUP', 'The printer on floor 3 jams');
    const blue = new Hand(await admins.tab('blue'));
    const green = new Hand(await admins.tab('green'));

    await blue.press('Initiate connection');
    await blue.isIn("Your partner's site*");
    await blue.paste(admins.originOf('green'));
    await blue.press('Next');
    await blue.isIn('Your short name*');
    await blue.type('Acme');
    await blue.page.keyboard.press('Tab');
    await blue.type('Globex');
    await blue.choose('Space', /SUP/);
    await blue.press('Make the invitation code');
    const code = blue.page.getByLabel('Invitation code');
    await blue.click(code);
    const copied = await code.inputValue();
    await blue.press('Go to the connection');

    await green.press('Accept invitation');
    await green.isIn('Invitation code');
    await green.paste(copied);
    await green.press('Read the invitation');
    await green.choose('Space', /DEV/);
    await green.click(green.page.getByLabel('I have read this and agree'));
    await green.press('Accept the invitation');
    await green.press('The words are the same');

    await blue.press('The words are the same');
    await blue.press('Sync your first work item');
    await blue.isIn('Work item key');
    await blue.type(key);
    await blue.page.keyboard.press('Enter');
    await blue.page
      .getByText('The first sync is done')
      .waitFor({ timeout: 60_000 })
      .finally(() => admins.shot(blue.page, 'clicks-1-synced'));

    expect(blue.clicks).toBeLessThanOrEqual(MOST);
    expect(green.clicks).toBeLessThanOrEqual(MOST);
    const linkTo = (name: RegExp) => blue.page.getByRole('link', { name }).last().getAttribute('href');
    expect(await linkTo(new RegExp(`^${key}`))).toBe(`${admins.originOf('blue')}/browse/${key}`);
    expect(await linkTo(/^DEV-\d+/)).toContain(`${admins.originOf('green')}/browse/DEV-`);
    await blue.page.getByText('Create a trigger for automatic sync').waitFor();
    expect(admins.errors).toEqual([]);
  });
});
