import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AdminTabs, agreeIn, pasteInto, syncByKey, wordsIn } from './admin-tabs.ts';

let admins: AdminTabs;
beforeAll(async () => {
  admins = await AdminTabs.open();
});
afterAll(async () => {
  await admins?.close();
});

const press = (page: Page, name: string): Promise<void> =>
  page.getByRole('button', { name, exact: true }).press('Enter');

describe('an administrator of a space', () => {
  it('sets up a Basic connection on the settings page of the space, end to end', async () => {
    const key = await admins.raise('blue', 'SUP', 'The printer on floor 3 jams');
    await admins.operate('blue', 'settings.save', { projectAdmins: 'alone' });
    const bob = await admins.tab('blue', '/jira/apps/project?projectKey=SUP', 'light', 'bob@blue.example');
    await bob.getByText('This space is not connected').waitFor();
    await admins.shot(bob, 'project-admin-1-empty');
    await press(bob, 'Initiate connection');
    await bob.locator('input[name=localName]:focus').waitFor();
    await bob.keyboard.type('Acme');
    await bob.getByRole('textbox', { name: "Your partner's short name" }).fill('Globex');
    await bob.getByRole('textbox', { name: "Partner's site" }).fill(admins.originOf('green'));
    await press(bob, 'Make the invitation code');
    const code = await bob.getByLabel('Invitation code').inputValue();
    await admins.shot(bob, 'project-admin-2-code');
    await press(bob, 'Go to the connection');

    const green = await admins.tab('green');
    await pasteInto(green, code);
    await agreeIn(green, /DEV/);
    expect(await wordsIn(green)).toEqual(await wordsIn(bob));
    await press(green, 'The words are the same');
    await press(bob, 'The words are the same');

    const peer = await syncByKey(bob, key);
    expect(peer).toMatch(/^DEV-\d+$/);
    await admins.shot(bob, 'project-admin-3-synced');
    await press(bob, 'Create a trigger for automatic sync');
    await press(bob, 'Create trigger');
    await bob.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
    await bob.getByRole('table', { name: 'Triggers' }).getByText('project = SUP', { exact: true }).waitFor();

    // What an administrator of a space may do with it afterwards.
    await press(bob, 'Check the connection');
    await bob.getByText('Globex answers').waitFor();
    await press(bob, 'Pause');
    await bob.getByRole('dialog').getByRole('button', { name: 'Pause', exact: true }).click();
    await bob.getByRole('button', { name: 'Resume', exact: true }).waitFor();
    await press(bob, 'Resume');
    await bob.getByRole('button', { name: 'Pause', exact: true }).waitFor();
    await admins.shot(bob, 'project-admin-4-tended');
    expect(admins.errors).toEqual([]);
  });

  it('is not shown the admin page, and reads there whom to ask', async () => {
    const page = await admins.tab('blue', '/jira/apps/admin', 'light', 'bob@blue.example');
    await page.getByText('Only site admins see the page').waitFor();
    expect(await page.getByText('Initiate connection').count()).toBe(0);
  });
});
