import type { Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  AdminTabs,
  agreeIn,
  confirmBoth,
  connectTabs,
  pasteInto,
  reads,
  type SiteName,
  syncByKey,
} from './admin-tabs.ts';

let admins: AdminTabs;

beforeEach(async () => {
  admins = await AdminTabs.open();
});

afterEach(async () => {
  await admins?.close();
});

/** Two tabs on the page of a connection with two pairs in step, and the keys at green. */
async function withTwoPairs() {
  const keys = [
    await admins.raise('blue', 'SUP', 'Printer jams'),
    await admins.raise('blue', 'SUP', 'Lift stuck'),
  ];
  const [blue, green] = [await admins.tab('blue'), await admins.tab('green')];
  await connectTabs(blue, green);
  const peerKeys: string[] = [];
  for (const key of keys) peerKeys.push(await syncByKey(blue, key));
  return { blue, green, keys, peerKeys };
}

const issuesOf = (site: SiteName): number => admins.host.site(site).jira.state.issues.size;

const press = (page: Page, name: string): Promise<void> =>
  page.getByRole('button', { name, exact: true }).click();

const answer = (page: Page, name: string): Promise<void> =>
  page.getByRole('dialog').getByRole('button', { name, exact: true }).click();

describe('the reinstall case', () => {
  it('is told to the partner, paired anew by both admins, joined again by itself and by hand, and creates nothing', async () => {
    const { blue, keys, peerKeys } = await withTwoPairs();
    const before = [issuesOf('blue'), issuesOf('green')];

    // Green's admin removes the app and installs it again: all that it had stored is gone.
    await admins.host.host.uninstall('green');
    admins.host.host.install('green');
    await admins.rest('green', `/rest/api/3/issue/${peerKeys[1]}/properties/counterpart`, {
      method: 'DELETE',
    });
    await blue.reload();
    await blue.getByText('Your partner has removed the app.').waitFor();
    await admins.shot(blue, 'reinstall-1-gone');

    await press(blue, 'Invite again');
    const code = await blue.getByLabel('Invitation code').inputValue();
    await admins.shot(blue, 'reinstall-2-code');
    const green = await admins.tab('green');
    await green.getByText('Connect your first partner').waitFor();
    await pasteInto(green, code);
    await agreeIn(green, /DEV/);
    await press(blue, 'Go to the connection');
    await confirmBoth(green, blue);

    // One pair knows itself; about the other one green's admin is asked.
    await green.getByText('Pairs to decide about').waitFor({ timeout: 60_000 });
    await green.getByRole('row', { name: new RegExp(`${peerKeys[1]}.*${keys[1]}`) }).waitFor();
    await admins.shot(green, 'reinstall-3-asked');
    await press(green, 'Join');
    await green.getByText('Nothing is created').waitFor();
    await answer(green, 'Join');
    await green.getByText('One pair is joined').first().waitFor();
    await green.getByRole('dialog').waitFor({ state: 'detached' });
    await admins.shot(green, 'reinstall-4-joined');

    expect([issuesOf('blue'), issuesOf('green')]).toEqual(before);
    await blue.reload();
    await blue.getByText('Active', { exact: true }).waitFor();
    await admins.shot(blue, 'reinstall-5-active');

    // What was joined crosses from now on, as before.
    await admins.rename('blue', keys[0] ?? '', 'Printer out');
    await reads(admins, 'green', peerKeys[0] ?? '', 'Printer out');
    await admins.rename('green', peerKeys[1] ?? '', 'Lift moves');
    await reads(admins, 'blue', keys[1] ?? '', 'Lift moves');
    await syncByKey(blue, keys[0] ?? '');
    expect(admins.errors).toEqual([]);
  });
});

describe('the restored-site case', () => {
  it('holds the site that went back, says so to its admin, and goes on after both sides were compared', async () => {
    const { blue, green, keys, peerKeys } = await withTwoPairs();
    await admins.host.addFault({ kind: 'restore', site: 'green', save: 'yesterday' });
    // Work goes on after the backup: control messages, too.
    for (let round = 0; round < 3; round += 1) {
      await press(green, 'Pause');
      await answer(green, 'Pause');
      await green.getByText('You have paused this connection.').waitFor();
      await press(green, 'Resume');
      await green.getByText('You have paused this connection.').waitFor({ state: 'detached' });
    }
    await admins.rename('blue', keys[0] ?? '', 'Edited after the backup');
    await reads(admins, 'green', peerKeys[0] ?? '', 'Edited after the backup');
    const before = [issuesOf('blue'), issuesOf('green')];

    // Green's site is put back to the backup, with all that the app had stored there.
    await admins.host.addFault({ kind: 'restore', site: 'green', to: 'yesterday', what: 'both' });
    await green.reload();
    await press(green, 'Check the connection');
    await green.getByText('Restored', { exact: true }).waitFor({ timeout: 60_000 });
    await green.getByText('This site has gone back in time').waitFor();
    await admins.shot(green, 'restored-1-held');

    await press(green, 'Resume');
    await answer(green, 'Resume');
    await green.getByText('2 pairs of before are joined again.').waitFor({ timeout: 60_000 });
    await green.getByText('Active', { exact: true }).waitFor();
    await admins.shot(green, 'restored-2-joined');
    await reads(admins, 'green', peerKeys[0] ?? '', 'Edited after the backup');
    await admins.rename('green', peerKeys[1] ?? '', 'Lift moves');
    await reads(admins, 'blue', keys[1] ?? '', 'Lift moves');
    expect([issuesOf('blue'), issuesOf('green')]).toEqual(before);
    await blue.reload();
    await blue.getByText('Active', { exact: true }).waitFor();
    expect(admins.errors).toEqual([]);
  });
});
