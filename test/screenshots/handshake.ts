import type { Page } from 'playwright-core';
import type { Stage } from './stage.ts';

const press = (page: Page, name: string): Promise<void> =>
  page.getByRole('button', { name, exact: true }).first().press('Enter');

async function chooseSpace(page: Page, name: RegExp): Promise<void> {
  await page.getByRole('combobox', { name: 'Space' }).click();
  await page.locator('[role=option]').filter({ hasText: name }).click();
}

/** Until the page says so: it looks for news of the partner all the time, and may draw its buttons anew. */
async function confirm(page: Page): Promise<void> {
  const button = page.getByRole('button', { name: 'The words are the same' });
  await button.click();
  await button.waitFor({ state: 'hidden' });
}

/** Two companies connect by the pages, from nothing to the first synced work item; each step is a picture. */
export async function connectByHand(stage: Stage, key: string): Promise<void> {
  const blue = await stage.tab('blue', '/jira/apps/admin');
  await blue.getByText('Connect your first partner').waitFor();
  await stage.shot(blue, 'connections-empty');
  await press(blue, 'Initiate connection');
  await blue.getByRole('textbox', { name: "Your partner's site" }).fill(stage.originOf('green'));
  await stage.shot(blue, 'new-connection-site');
  await press(blue, 'Next');
  await blue.getByRole('textbox', { name: 'Your short name' }).fill('Acme');
  await blue.getByRole('textbox', { name: "Your partner's short name" }).fill('Globex');
  await chooseSpace(blue, /SUP/);
  await stage.shot(blue, 'new-connection-names');
  await press(blue, 'Make the invitation code');
  const code = await blue.getByLabel('Invitation code').inputValue();
  await stage.shot(blue, 'invitation-code');
  await press(blue, 'Go to the connection');
  await blue.getByText('Waiting for your partner').first().waitFor();
  await stage.shot(blue, 'connection-waiting');

  const green = await stage.tab('green', '/jira/apps/admin');
  await press(green, 'Accept invitation');
  await green.getByLabel('Invitation code').fill(code);
  await press(green, 'Read the invitation');
  await green.getByText('What will leave this site', { exact: true }).waitFor();
  await chooseSpace(green, /DEV/);
  await green.getByLabel('I have read this and agree').check({ force: true });
  await stage.shot(green, 'accept-invitation');
  await press(green, 'Accept the invitation');
  await green.getByText('Compare these six words with your partner').waitFor();
  await stage.shot(green, 'six-words');
  await confirm(green);
  await blue.getByText('Compare these six words with your partner').waitFor();
  await confirm(blue);

  await blue.getByText('Quick Sync').waitFor();
  await stage.shot(blue, 'connection-active');
  await blue.getByLabel('Work item key').fill(key);
  await press(blue, 'Sync now');
  await blue.getByText('The first sync is done').waitFor({ timeout: 90_000 });
  await stage.shot(blue, 'first-sync');
  await green.context().close();
  await blue.context().close();
}
