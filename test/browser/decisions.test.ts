import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { AdminTabs, connectTabs, reads, syncByKey } from './admin-tabs.ts';

const listed = z.object({ connections: z.array(z.looseObject({ id: z.string() })) });

let admins: AdminTabs;
let blue: Page;
let green: Page;
let connection: string;

beforeAll(async () => {
  admins = await AdminTabs.open();
  [blue, green] = [await admins.tab('blue'), await admins.tab('green')];
  await connectTabs(blue, green);
  connection = listed.parse(await admins.operate('blue', 'connection.list', {})).connections[0]?.id ?? '';
});

afterAll(async () => {
  await admins?.close();
});

const press = (page: Page, name: string): Promise<void> =>
  page.getByRole('button', { name, exact: true }).click();

/** Waits until green knows that the counterpart of its issue is deleted. */
async function hears(key: string): Promise<void> {
  const status = () => admins.operate('green', 'sync.status', { issue: key });
  await expect
    .poll(status, { timeout: 60_000, interval: 300 })
    .toMatchObject({ twins: [{ problem: { remedy: 'decide-ending' } }] });
}

describe('a change of what crosses', () => {
  it('is read by the partner’s admin, and in review mode waits for that admin’s yes', async () => {
    await admins.operate('blue', 'rules.publish', {
      connection,
      version: { worklogs: { out: 'all', in: 'off' } },
    });
    await green.reload();
    await green.getByText('Acme has changed what crosses').waitFor();
    await green.getByText('Acme sends logged work, restricted entries too.').waitFor();
    await admins.shot(green, 'decisions-1-changed');
    await press(green, 'I have read it');
    await green.getByText('Acme has changed what crosses').waitFor({ state: 'detached' });

    await green.getByRole('tab', { name: 'Settings' }).click();
    await press(green, 'Turn the review on');
    await green.getByRole('dialog').getByRole('button', { name: 'Turn the review on' }).click();
    await green.getByRole('button', { name: 'Turn the review off' }).waitFor();
    await admins.shot(green, 'decisions-2-review');

    await admins.operate('blue', 'rules.publish', {
      connection,
      version: { worklogs: { out: 'public', in: 'on' } },
    });
    await blue.reload();
    await blue.getByText('so they wait for the yes of an admin of Globex').first().waitFor();
    await admins.shot(blue, 'decisions-3-waits');
    await green.reload();
    await green.getByText('Acme asks to change what crosses').waitFor();
    await press(green, 'Allow it');
    await admins.shot(green, 'decisions-4-allow');
    await green.getByRole('dialog').getByRole('button', { name: 'Allow it' }).click();
    await green.getByText('The change is in force').waitFor();
    await blue.reload();
    await blue.getByRole('tab', { name: 'Rules' }).click();
    await blue
      .getByRole('tabpanel', { name: 'Rules' })
      .getByText('Version 3 of the rules of this side is in force.')
      .waitFor();
    expect(await blue.getByText('so they wait for the yes').count()).toBe(0);
    await admins.shot(blue, 'decisions-5-rules');
    expect(admins.errors).toEqual([]);
  });
});

describe('what a pair asks of an agent', () => {
  it('is a conflict whose other value is put back, and a work item that is kept or goes with its counterpart', async () => {
    await admins.operate('green', 'rules.publish', {
      connection,
      version: { policies: { delete: 'delete' } },
    });
    const keys = [
      await admins.raise('blue', 'SUP', 'Door open'),
      await admins.raise('blue', 'SUP', 'Key lost'),
    ];
    await blue.getByRole('tab', { name: 'Overview' }).click();
    const peerKeys: string[] = [];
    for (const key of keys) peerKeys.push(await syncByKey(blue, key));
    const [key = '', other = ''] = keys;
    const [peerKey = '', otherThere = ''] = peerKeys;

    // Both write before either has heard of the other: the inviter's value stands.
    await Promise.all([
      admins.rename('blue', key, 'Door open, says blue'),
      admins.rename('green', peerKey, 'Door open, says green'),
    ]);
    await reads(admins, 'green', peerKey, 'Door open, says blue');
    const issue = await admins.tab('green', `/browse/${peerKey}`);
    const panel = issue.frameLocator('[data-testid="app-issue"]');
    await panel.getByRole('button', { name: 'One conflict' }).click();
    await panel.getByText('Here: Door open, says green').waitFor();
    await admins.shot(issue, 'decisions-6-conflict');
    await panel.getByRole('button', { name: 'Put the other value back' }).click();
    await panel.getByRole('dialog').getByRole('button', { name: 'Put the other value back' }).click();
    await panel.getByText(/^Put back /).waitFor();
    await reads(admins, 'blue', key, 'Door open, says green');

    // Blue deletes both; green's rules would delete the copies in a day. One is kept, one goes now.
    for (const one of [key, other])
      await admins.rest('blue', `/rest/api/3/issue/${one}`, { method: 'DELETE' });
    for (const one of peerKeys) await hears(one);
    await issue.reload();
    await panel.getByRole('button', { name: 'Keep it' }).click();
    await panel.getByRole('button', { name: 'Keep it' }).waitFor({ state: 'detached' });
    await issue.goto(`${admins.originOf('green')}/browse/${otherThere}`);
    await panel.getByRole('button', { name: 'Delete it now' }).click();
    await panel.getByText(`Delete ${otherThere}?`).waitFor();
    await admins.shot(issue, 'decisions-7-ending');
    await panel.getByRole('dialog').getByRole('button', { name: 'Delete it now' }).click();
    await expect
      .poll(() => admins.host.site('green').jira.state.issues.size, { timeout: 60_000, interval: 300 })
      .toBe(1);
    await admins.rest('green', `/rest/api/3/issue/${peerKey}?fields=summary`);
    expect(admins.errors).toEqual([]);
  });
});
