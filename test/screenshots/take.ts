import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { launchBrowser } from '../support/chromium.ts';
import { connectionViews } from './connection-views.ts';
import { furnish, raise } from './furnish.ts';
import { connectByHand } from './handshake.ts';
import { siteViews } from './site-views.ts';
import { Stage, type Theme } from './stage.ts';
import { tabsWithoutView, take } from './view.ts';

const folder = fileURLToPath(new URL('../../docs/screenshots', import.meta.url));
/** Everybody who clones the repository takes all pictures with it. */
const mostBytes = 8_000_000;

/** Every page in one theme. */
async function inTheme(theme: Theme, only: readonly string[]): Promise<Pick<Stage, 'taken' | 'missing'>> {
  const browser = await launchBrowser();
  const stage = await Stage.open(browser, theme, folder);
  try {
    const key = await raise(stage, ['blue', 'SUP', 'Service Request'], 'The printer on floor 3 jams');
    await connectByHand(stage, key);
    const scene = await furnish(stage);
    for (const view of [...connectionViews, ...siteViews])
      if (only.length === 0 || only.includes(view.name)) await take(stage, scene, view);
    await tabsWithoutView(stage, scene, connectionViews);
    await stage.attempt('host-landing', async () => {
      const page = await stage.tab('blue', stage.landing);
      await page.getByText('Traffic between the sites').waitFor();
      await stage.shot(page, 'host-landing');
    });
    process.stdout.write(`${theme}: ${stage.taken.length} pictures\n`);
    return stage;
  } finally {
    await stage.close();
    await browser.close();
  }
}

async function weigh(): Promise<number> {
  const files = await readdir(folder);
  const sizes = await Promise.all(files.map(async (file) => (await stat(join(folder, file))).size));
  return sizes.reduce((sum, size) => sum + size, 0);
}

const themes: readonly Theme[] = ['light', 'dark'];

/** `npm run screenshots [-- light|dark] [-- name ...]`: all of them without arguments, and then no others stay. */
async function main(args: readonly string[]): Promise<void> {
  const chosen = themes.filter((theme) => args.includes(theme));
  const only = args.filter((arg) => !themes.some((theme) => theme === arg));
  const taken: string[] = [];
  const missing: string[] = [];
  for (const theme of chosen.length === 0 ? themes : chosen) {
    const stage = await inTheme(theme, only);
    taken.push(...stage.taken);
    missing.push(...stage.missing);
  }
  if (args.length === 0 && missing.length === 0) {
    const old = (await readdir(folder)).filter((file) => !taken.includes(file));
    await Promise.all(old.map((file) => rm(join(folder, file))));
  }
  const bytes = await weigh();
  if (bytes > mostBytes) missing.push(`The pictures weigh ${bytes} bytes; ${mostBytes} are the most.`);
  process.stdout.write(`${(bytes / 1e6).toFixed(1)} MB in docs/screenshots\n`);
  if (missing.length === 0) return;
  process.stderr.write(`These pictures are missing:\n- ${missing.join('\n- ')}\n`);
  process.exitCode = 1;
}

await main(process.argv.slice(2));
