import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  AdminTabs,
  agreeIn,
  connectTabs,
  inviteFrom,
  pasteInto,
  reads,
  syncByKey,
  wordsIn,
} from './admin-tabs.ts';

let admins: AdminTabs;

beforeAll(async () => {
  admins = await AdminTabs.open();
});

afterAll(async () => {
  await admins?.close();
});

const dialogOf = (page: Page) => page.getByRole('dialog');

/**
 * By the keyboard: the flags of what was done before stand over the lower edge of the page for some seconds, and
 * longer while a pointer rests on them.
 */
const pressByKey = (page: Page, name: string): Promise<void> =>
  page.getByRole('button', { name, exact: true }).press('Enter');

/** Presses a button of the page, then the same one in the question that it asks. */
async function pressTwice(page: Page, name: string): Promise<void> {
  await pressByKey(page, name);
  await dialogOf(page).getByRole('button', { name, exact: true }).click();
  await dialogOf(page).waitFor({ state: 'detached' });
}

describe('two admins, from the first code to the end', () => {
  it('connect, sync, pause, change keys, resume, check, unlink, disconnect and delete', async () => {
    const key = await admins.raise('blue', 'SUP', 'The printer on floor 3 jams');
    const [blue, green] = [await admins.tab('blue'), await admins.tab('green', undefined, 'dark')];
    await connectTabs(blue, green);
    const peerKey = await syncByKey(blue, key);

    // Blue pauses: what changes meanwhile waits, and green is told why.
    await pressTwice(blue, 'Pause');
    await blue.getByText('You have paused this connection.').waitFor();
    await admins.rename('blue', key, 'The printer burns');
    await green.reload();
    await green.getByText('Your partner has paused this connection.').waitFor();
    await admins.shot(green, 'two-admins-1-paused');

    // New keys while it is paused, then it goes on where it stopped.
    await blue.getByRole('tab', { name: 'Settings' }).click();
    const before = await keyOf(blue);
    await blue.getByRole('button', { name: 'Change keys' }).click();
    await blue.getByText('New keys are in force').waitFor();
    await expect.poll(() => keyOf(blue), { timeout: 30_000 }).not.toBe(before);
    await blue.getByRole('button', { name: 'Resume' }).click();
    await blue.getByText('The connection is running again').waitFor();
    await reads(admins, 'green', peerKey, 'The printer burns');

    // Each side sees the other answer under the keys of now.
    await green.getByRole('button', { name: 'Check the connection' }).click();
    await green.getByText('Acme answers').waitFor();
    expect(await factOf(green, 'Key of your partner')).toBe(await keyOf(blue));
    await admins.shot(green, 'two-admins-2-checked');

    // A person unlinks one work item on its panel.
    const issue = await admins.tab('blue', `/browse/${key}`);
    const panel = issue.frameLocator('[data-testid="app-issue"]');
    await panel.getByRole('button', { name: 'Unlink' }).click();
    await panel.getByText('Both stay as they are.').waitFor();
    await admins.shot(issue, 'two-admins-3-unlink');
    await panel.getByRole('dialog').getByRole('button', { name: 'Unlink' }).click();
    await panel.getByText('Sync again').waitFor();

    // Blue keeps the list of pairs and ends the connection; green sees that it was blue.
    await pressByKey(blue, 'Disconnect');
    await dialogOf(blue).getByRole('button', { name: 'Make the list' }).click();
    const [file] = await Promise.all([
      blue.waitForEvent('download'),
      dialogOf(blue)
        .getByRole('button', { name: /^Download pairs/ })
        .click(),
    ]);
    expect(file.suggestedFilename()).toMatch(/^pairs of .*\.csv$/);
    await admins.shot(blue, 'two-admins-4-disconnect');
    await dialogOf(blue).getByRole('button', { name: 'Disconnect' }).click();
    await blue.getByText('This connection has ended').waitFor();
    await green.reload();
    await green.getByText('This connection has ended').waitFor();
    await green.getByRole('tab', { name: 'Activity' }).click();
    await green.getByRole('row', { name: /Ended the connection an admin of Acme/ }).waitFor();
    await admins.shot(green, 'two-admins-5-activity');

    // And takes it out of the list.
    await blue.getByRole('tab', { name: 'Settings' }).click();
    await pressTwice(blue, 'Delete the connection');
    await blue.getByText('Connect your first partner').waitFor();
    expect(admins.errors).toEqual([]);
  });
});

describe('an admin of both sites', () => {
  it('reaches the app on the other site by a link next to the code, and pastes it there', async () => {
    const blue = await admins.tab('blue');
    const code = await inviteFrom(blue, admins.originOf('green'));
    const link = blue.getByRole('link', { name: 'Counterpart on the other site' });
    expect(await link.getAttribute('href')).not.toContain(code);
    const [green] = await Promise.all([blue.waitForEvent('popup'), link.click()]);
    await green.waitForURL(`${admins.originOf('green')}/jira/apps/admin`);
    await pasteInto(green, code);
    await admins.shot(green, 'two-admins-9-both-sites');
    expect(admins.errors).toEqual([]);
  });
});

describe('an invitation that goes wrong', () => {
  it('ends on both sides, with nothing crossed, where one admin sees other words', async () => {
    const [blue, green] = [await admins.tab('blue'), await admins.tab('green')];
    const code = await inviteFrom(blue, admins.originOf('green'));
    await blue.getByRole('button', { name: 'Go to the connection' }).click();
    await pasteInto(green, code);
    await agreeIn(green, /DEV/);
    await wordsIn(green);
    await wordsIn(blue);
    await green.getByRole('button', { name: 'They differ' }).click();
    await dialogOf(green).getByRole('button', { name: 'Refuse' }).click();
    await green.getByText('This connection was refused').waitFor();
    await blue.getByText('This connection was refused').waitFor();
    expect(await blue.getByRole('button', { name: 'The words are the same' }).count()).toBe(0);
    expect(await blue.getByText('Quick Sync').count()).toBe(0);
    await admins.shot(blue, 'two-admins-6-refused');
    expect(admins.errors).toEqual([]);
  });

  it('shows a stolen code to both: the partner finds it used, the inviter sees whose site answered', async () => {
    await admins.addSite('red');
    const [blue, red] = [await admins.tab('blue'), await admins.tab('red')];
    const code = await inviteFrom(blue, admins.originOf('green'));
    await blue.getByRole('button', { name: 'Go to the connection' }).click();
    // Somebody who has read the mail is faster than the partner.
    await pasteInto(red, code);
    await red.getByText('The invitation names another site').waitFor();
    await agreeIn(red, /SUP/);
    await wordsIn(red);
    const green = await admins.tab('green');
    await pasteInto(green, code);
    await agreeIn(green, /DEV/);
    await green.getByText('Somebody else has accepted this invitation of Acme already.').waitFor();
    await green.getByText('Call your partner').waitFor();
    await admins.shot(green, 'two-admins-7-stolen');
    await wordsIn(blue);
    await blue.getByText('Somebody tried to use the code again').waitFor();
    await blue.getByText('The invitation names another site').waitFor();
    await blue.getByText(admins.originOf('red'), { exact: true }).waitFor();
    await admins.shot(blue, 'two-admins-8-second-attempt');
    await blue.getByRole('button', { name: 'They differ' }).click();
    await dialogOf(blue).getByRole('button', { name: 'Refuse' }).click();
    await blue.getByText('This connection was refused').waitFor();
    await red.getByText('This connection was refused').waitFor();
    expect(admins.errors).toEqual([]);
  });
});

/** The value beside a name on the page. */
const factOf = (page: Page, name: string): Promise<string> =>
  page.getByText(name, { exact: true }).locator('xpath=../following-sibling::*').first().innerText();

const keyOf = (page: Page): Promise<string> => factOf(page, 'Key of this side');
