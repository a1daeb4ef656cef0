import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import type { Scene } from './furnish.ts';
import type { SiteName, Stage } from './stage.ts';

/** A page that has an address of its own, or that some clicks from there lead to. */
export interface View {
  /** Of the picture's file, without theme and ending. */
  readonly name: string;
  readonly site: SiteName;
  /** E-mail address of who looks; absent: the site's admin. */
  readonly as?: string;
  readonly path: (scene: Scene) => string;
  /** Of a connection's page, and the part of it that is opened within its tab. */
  readonly tab?: string;
  readonly part?: string;
  readonly act?: (page: Page) => Promise<unknown>;
  /** What must stand there before the picture is taken. */
  readonly waitFor: string | RegExp;
}

/** What stood there instead of a page that did not come. */
const failures = fileURLToPath(new URL('../../dist/screenshots/missing', import.meta.url));

export async function take(stage: Stage, scene: Scene, view: View): Promise<void> {
  await stage.attempt(view.name, async () => {
    const page = await stage.tab(view.site, view.path(scene), view.as);
    try {
      await open(page, view);
      await view.act?.(page);
      await page.getByText(view.waitFor).filter({ visible: true }).first().waitFor();
      await stage.shot(page, view.name);
    } catch (error) {
      await page.screenshot({ path: join(failures, `${view.name}-${stage.theme}.png`), fullPage: true });
      throw error;
    } finally {
      await page.context().close();
    }
  });
}

async function open(page: Page, { tab, part }: Pick<View, 'tab' | 'part'>): Promise<void> {
  for (const name of [tab, part]) {
    if (name !== undefined) await page.getByRole('tab', { name, exact: true }).click();
  }
}

/** Each tab of a connection that has no picture: somebody added a page and not its picture. */
export async function tabsWithoutView(stage: Stage, scene: Scene, views: readonly View[]): Promise<void> {
  await stage.attempt('every tab of a connection', async () => {
    const page = await stage.tab('blue', `/jira/apps/admin#/connection/${scene.support}`);
    await page.getByRole('tab', { name: 'Overview', exact: true }).waitFor();
    const tabs = await page.getByRole('tab').allInnerTexts();
    await open(page, { tab: 'Rules' });
    await page.getByRole('tab', { name: 'In force', exact: true }).waitFor();
    const parts = (await page.getByRole('tab').allInnerTexts()).filter((name) => !tabs.includes(name));
    await page.context().close();
    const shown = new Set(['Overview', ...views.flatMap(({ tab, part }) => [tab, part])]);
    const missing = [...tabs, ...parts].filter((name) => !shown.has(name));
    if (missing.length > 0) throw new Error(`There is no picture of: ${missing.join(', ')}.`);
  });
}
