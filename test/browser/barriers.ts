import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import * as z from 'zod';

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

const found = z.array(
  z.object({ id: z.string(), impact: z.string().nullish(), nodes: z.array(z.object({ html: z.string() })) }),
);

/** What axe holds against the page: violations of level serious or critical. */
export async function barriers(page: Page): Promise<string[]> {
  await page.addScriptTag({ path: axe });
  const violations = await page.evaluate(async () => {
    const run: unknown = Reflect.get(window, 'axe');
    const result: unknown =
      typeof run === 'object' && run !== null ? await Reflect.get(run, 'run').call(run) : undefined;
    return typeof result === 'object' && result !== null ? Reflect.get(result, 'violations') : undefined;
  });
  return found
    .parse(violations)
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
}
