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
