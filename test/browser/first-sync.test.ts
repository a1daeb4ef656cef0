import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AdminTabs, agreeIn, inviteFrom, pasteInto, wordsIn } from './admin-tabs.ts';

let admins: AdminTabs;

beforeAll(async () => {
  admins = await AdminTabs.open();
});

afterAll(async () => {
  await admins?.close();
});

describe('from nothing to the first synced work item, by the pages alone', () => {
  it('invites, pastes, agrees, compares six words, syncs by key and turns a trigger on', async () => {
    const key = await admins.raise('blue', 'SUP', 'The printer on floor 3 jams');

    // Blue's admin makes a code.
    const blue = await admins.tab('blue');
    await blue.getByText('Connect your first partner').waitFor();
    await admins.shot(blue, 'first-sync-1-empty');
    const code = await inviteFrom(blue, admins.originOf('green'));
    expect(code).toMatch(/^cpi_/);
    await admins.shot(blue, 'first-sync-2-code');
    await blue.getByRole('button', { name: 'Go to the connection' }).click();
    await blue.getByText('Waiting for your partner').first().waitFor();

    // Green's admin pastes it, reads what crosses and agrees.
    const green = await admins.tab('green');
    await pasteInto(green, code);
    await admins.shot(green, 'first-sync-3-agree');
    await agreeIn(green, /DEV/);

    // Both see the same words and say so.
    const words = await wordsIn(green);
    expect(words).toEqual(await wordsIn(blue));
    expect(words).toHaveLength(6);
    await admins.shot(blue, 'first-sync-4-words');
    await green.getByRole('button', { name: 'The words are the same' }).click();
    await green.getByText('You have confirmed.').waitFor();
    await blue.getByRole('button', { name: 'The words are the same' }).click();

    // The first sync by key, with links to both sides.
    await blue.getByText('Quick Sync').waitFor();
    await blue.getByLabel('Work item key').fill(key);
    await blue.getByRole('button', { name: 'Sync now' }).click();
    await blue.getByText('The first sync is done').waitFor();
    await admins.shot(blue, 'first-sync-5-synced');
    const link = await blue.getByRole('link', { name: /^DEV-\d+/ }).getAttribute('href');
    expect(link).toMatch(new RegExp(`^${admins.originOf('green')}/browse/DEV-\\d+$`));
    const peerKey = link?.split('/').at(-1);
    const peer = await admins.rest('green', `/rest/api/3/issue/${peerKey}?fields=summary`);
    expect(peer).toMatchObject({ fields: { summary: 'The printer on floor 3 jams' } });

    // A trigger for the rest.
    await blue.getByRole('button', { name: 'Create a trigger for automatic sync' }).click();
    await blue.getByRole('button', { name: 'Create trigger' }).click();
    await blue.getByRole('button', { name: 'Check the JQL' }).click();
    await blue.getByText(/It finds about/).waitFor();
    await blue.getByRole('button', { name: 'Save' }).click();
    await blue.getByRole('table', { name: 'Triggers' }).getByText('project = SUP', { exact: true }).waitFor();
    await admins.shot(blue, 'first-sync-6-trigger');
    await admins.raise('blue', 'SUP', 'Login page shows an error');
    await expect
      .poll(
        () =>
          admins.rest(
            'green',
            `/rest/api/3/search/jql?jql=${encodeURIComponent('summary ~ "Login page"')}&fields=summary`,
          ),
        {
          timeout: 60_000,
          interval: 500,
        },
      )
      .toMatchObject({ issues: [{ fields: { summary: 'Login page shows an error' } }] });

    // The panel on the far side names the counterpart; the action syncs again and closes.
    const issue = await admins.tab('green', `/browse/${peerKey}`);
    const panel = issue.frameLocator('[data-testid="app-issue"]');
    await panel.getByText(key).waitFor();
    await panel.getByText('In step').waitFor();
    await issue.getByRole('button', { name: 'Sync with Counterpart' }).click();
    const action = issue.frameLocator('[data-testid="app-issue-action"]');
    await action.getByRole('button', { name: 'Sync now' }).click();
    await issue.getByRole('status').getByText('The sync has started').waitFor();
    await admins.shot(issue, 'first-sync-7-panel');
    await action.getByRole('button', { name: 'Close', exact: true }).click();
    await issue.getByRole('dialog').waitFor({ state: 'detached' });
    expect(admins.errors).toEqual([]);
  });
});
