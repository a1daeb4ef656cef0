import type { FrameLocator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AdminTabs, connectTabs, reads, syncByKey } from './admin-tabs.ts';

let admins: AdminTabs;
let blue: Page;
let green: Page;
let studio: FrameLocator;

beforeAll(async () => {
  admins = await AdminTabs.open();
  [blue, green] = [await admins.tab('blue'), await admins.tab('green')];
  await connectTabs(blue, green);
  studio = await openStudio(blue);
});

afterAll(async () => {
  await admins?.close();
});

/** The script part of the rules of the connection that the tab shows. */
async function openStudio(page: Page): Promise<FrameLocator> {
  await page.getByRole('tab', { name: 'Rules' }).click();
  await page.getByRole('tab', { name: 'Script', exact: true }).click();
  const frame = page.frameLocator('iframe[title="studio"]');
  await frame.getByRole('textbox', { name: 'Outgoing script' }).waitFor();
  return frame;
}

const press = (page: Page, name: string): Promise<void> =>
  page.getByRole('button', { name, exact: true }).first().click();

const outgoing = () => studio.getByRole('textbox', { name: 'Outgoing script' });

/** What completion offers for all that was typed: while it still looks, its list is there and takes no choice. */
const offered = (name: string, typed: string) =>
  studio
    .locator('.cm-tooltip-autocomplete:not(.cm-tooltip-autocomplete-disabled) [role=option]', {
      hasText: name,
    })
    .filter({ has: blue.locator('.cm-completionMatchedText').getByText(typed, { exact: true }) })
    .first();

/** Takes the place of the whole text, as a person would paste it. */
async function paste(text: string): Promise<void> {
  await outgoing().click();
  await blue.keyboard.press('Control+A');
  await blue.keyboard.press('Delete');
  await outgoing().evaluate((element, pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', pasted);
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, text);
}

describe('the script editor', () => {
  it('begins with a starter that lint has nothing to say of', async () => {
    await press(blue, 'Begin with a starter');
    await outgoing().getByText('replica.summary = issue.summary').last().waitFor();
    await studio.getByText('Nothing to mend.').waitFor();
    await admins.shot(blue, 'studio-1-starter');
  });

  it('completes a name of the interface and a custom field of the site', async () => {
    await paste('');
    await blue.keyboard.type('replica.fixV');
    await offered('fixVersions', 'fixV').click();
    await outgoing().getByText('replica.fixVersions').waitFor();
    await blue.keyboard.type(' = issue.customFields["Te');
    await offered('Team group', 'Te').waitFor();
    await admins.shot(blue, 'studio-2-completion');
    await blue.keyboard.press('Escape');
    await outgoing().getByText('replica.fixVersions = issue.customFields').waitFor();
  });

  it('marks a mistake where it is, and leads there', async () => {
    await paste('replica.summary = issue.summary\nreplica.priority = issue.prority');
    await blue.getByText('"issue" has no field "prority". Did you mean "priority"?').waitFor();
    await blue.getByText('Line 2, column 26:').waitFor();
    await studio.locator('.cm-lintRange-error').waitFor();
    await press(blue, 'Go there');
    await admins.shot(blue, 'studio-3-lint');
    await blue.keyboard.type('i');
    await blue.getByText('has no field "iprority"').waitFor();
  });

  it('leaves the editor by Escape and Tab', async () => {
    await outgoing().click();
    await blue.keyboard.press('Escape');
    await blue.keyboard.press('Tab');
    expect(await outgoing().evaluate((element) => element.matches(':focus'))).toBe(false);
  });

  it('translates Groovy side by side and takes the translation', async () => {
    await paste(
      'def parts = issue.summary.tokenize("-")\nreplica.summary = parts.collect { it.trim() }.join(" / ")',
    );
    await blue.getByText('This looks like Groovy').waitFor();
    await press(blue, 'Translate it');
    await studio.getByRole('heading', { name: 'Groovy' }).waitFor();
    await blue.getByText('The translation is complete.').waitFor();
    await admins.shot(blue, 'studio-4-groovy');
    await press(blue, 'Take the translation');
    await outgoing().getByText('.map(').waitFor();
  });

  it('refuses what it cannot translate with its line and what stands in its place', async () => {
    await paste(
      'replica.summary = issue.summary\ndef all = httpClient.get("/rest/api/3/issue/X-1/watchers")',
    );
    await press(blue, 'Translate it');
    await blue.getByText('One statement was not taken over.').waitFor();
    await blue.getByText(/Line 2:.*jiraHelper.get\("watchers"\)/).waitFor();
    await admins.shot(blue, 'studio-5-refused');
    await press(blue, 'Back to the Groovy');
    await outgoing().waitFor();
  });

  it('saves by the keyboard into the draft, and publishes: an edit crosses as scripted', async () => {
    await paste('replica.summary = issue.summary + " (from " + connection.local + ")"');
    await studio.getByText('Nothing to mend.').waitFor();
    await blue.keyboard.press('Control+S');
    await blue.getByText('Saved in the draft').waitFor();
    await press(blue, 'Publish');
    await blue.getByRole('dialog').getByRole('button', { name: 'Publish', exact: true }).click();
    await blue.getByText('Version 2 is in force').first().waitFor();
    await blue.getByRole('tab', { name: 'Overview' }).click();
    const key = await admins.raise('blue', 'SUP', 'Printer burns');
    const twin = await syncByKey(blue, key);
    await reads(admins, 'green', twin, 'Printer burns (from Acme)');
  });

  it('shows the script in force beside the text in red and green, and puts a line back', async () => {
    studio = await openStudio(blue);
    await paste('replica.summary = issue.summary');
    await press(blue, 'Compare with the one in force');
    await studio.locator('.cm-merge-a .cm-changedLine', { hasText: 'connection.local' }).waitFor();
    await studio.locator('.cm-merge-b .cm-changedLine').waitFor();
    await admins.shot(blue, 'studio-6-compare');
    await studio.getByRole('button', { name: 'Put back' }).press('Enter');
    await outgoing().getByText('connection.local').last().waitFor();
    await press(blue, 'Stop comparing');
    await outgoing().getByText('connection.local').last().waitFor();
  });

  it('undoes what was done before and while it compared', async () => {
    await outgoing().click();
    await blue.keyboard.press('Control+Z');
    await outgoing().getByText('connection.local').last().waitFor({ state: 'detached' });
    await blue.keyboard.press('Control+Y');
    await outgoing().getByText('connection.local').last().waitFor();
  });

  it('says what a name means where the pointer rests', async () => {
    await outgoing()
      .locator('.cm-line')
      .first()
      .hover({ position: { x: 20, y: 10 } });
    await studio.locator('.cm-hover', { hasText: 'replica: Replica' }).waitFor();
    await admins.shot(blue, 'studio-6-hover');
    await blue.mouse.move(0, 0);
  });

  it('keeps both scripts apart', async () => {
    await press(blue, 'Incoming');
    await studio.getByRole('textbox', { name: 'Incoming script' }).waitFor();
    await press(blue, 'Begin with a starter');
    await studio.getByText('issue.summary = replica.summary').last().waitFor();
    await press(blue, 'Outgoing');
    await outgoing().getByText('connection.local').last().waitFor();
  });

  it('is dark where Jira is', async () => {
    const dark = await admins.tab('blue', new URL(blue.url()).pathname + new URL(blue.url()).hash, 'dark');
    const frame = await openStudio(dark);
    const colour = await frame
      .getByRole('textbox', { name: 'Outgoing script' })
      .evaluate((element) => getComputedStyle(element).color);
    await admins.shot(dark, 'studio-7-dark');
    const [red = 0] = (/\d+/.exec(colour) ?? []).map(Number);
    expect(red).toBeGreaterThan(128);
    await dark.close();
  });

  it('wrote nothing to the console that a policy or a mistake would', () => {
    expect(admins.errors).toEqual([]);
  });
});
