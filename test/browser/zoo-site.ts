import { cp, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import * as z from 'zod';
import { appResources } from '../../host/http/app-assets.ts';
import { appPages } from '../../host/http/app-pages.ts';
import type { AppPagesSite } from '../../host/http/app-pages-site.ts';
import { closed, listening } from './listening.ts';

const here = fileURLToPath(new URL('.', import.meta.url));
const root = join(here, '../..');

/** Bundles the zoo as the build bundles the app's pages, beside the host's own scripts. */
async function buildZoo(dist: string): Promise<void> {
  await mkdir(join(dist, 'editor'), { recursive: true });
  await cp(join(root, 'dist/host'), join(dist, 'host'), { recursive: true });
  const shared = {
    bundle: true,
    platform: 'browser' as const,
    jsx: 'automatic' as const,
    mainFields: ['module', 'browser', 'main'],
    define: { 'process.env.NODE_ENV': '"production"', 'process.env': '{}', global: 'globalThis' },
  };
  const pages = { zoo: join(here, 'zoo/index.tsx'), routed: join(here, 'zoo/routed.tsx') };
  await build({ ...shared, entryPoints: pages, outdir: join(dist, 'ui'), format: 'iife' });
  const editor = { entryPoints: [join(here, 'zoo/editor/main.ts')], outfile: join(dist, 'editor/editor.js') };
  await build({ ...shared, ...editor, format: 'esm', target: 'es2022' });
  const html =
    '<!doctype html><html><head></head><body><script type="module" src="editor.js"></script></body></html>';
  await writeFile(join(dist, 'editor/index.html'), html);
}

const rowsRequest = z.object({ count: z.number() });

function zooSite(dist: string, origin: string, resourceOrigin: string): AppPagesSite {
  const users = [
    { accountId: 'u-1', displayName: 'Ann Archer', emailAddress: 'ann@blue.example', locale: 'en-US' },
    { accountId: 'u-2', displayName: 'Bob Baker', emailAddress: 'bob@blue.example', locale: 'de-DE' },
  ];
  return {
    name: 'zoo',
    dist,
    resources: [{ key: 'editor', folder: join(dist, 'editor') }],
    content: { scripts: [], styles: [] },
    users,
    origin,
    resourceOrigin,
    modules: [
      { key: 'zoo', type: 'jira:adminPage', title: 'Zoo', bundle: 'zoo' },
      { key: 'routed', type: 'jira:adminPage', title: 'Routed', bundle: 'routed' },
    ],
    context: async (place, accountId) =>
      accountId === 'u-2' && place.module === 'routed'
        ? { ok: false, message: 'Bob may not see this page.' }
        : {
            ok: true,
            context: { accountId, moduleKey: place.module, extension: { type: 'jira:adminPage' } },
          },
    invoke: async (_place, _accountId, functionKey, payload) => {
      if (functionKey !== 'rows') throw new Error(`The zoo has no resolver "${functionKey}".`);
      const { count } = rowsRequest.parse(payload);
      return Array.from({ length: count }, (_, at) => ({
        key: `ZOO-${count - at}`,
        summary: `Animal ${at}`,
        weight: at * 3,
      }));
    },
    product: async (request, accountId) => {
      const path = new URL(request.url).pathname;
      if (path === '/rest/api/3/user/search') return Response.json(users);
      return Response.json(users.find((user) => user.accountId === accountId) ?? null);
    },
  };
}

/** The zoo on two ports, as a site of the host has them. */
export async function startZoo(): Promise<{ origin: string; stop(): Promise<void> }> {
  const dist = join(root, 'dist/zoo');
  await buildZoo(dist);
  const [first, second] = await Promise.all([listening(), listening()]);
  const site = zooSite(dist, first.origin, second.origin);
  first.app.route('/', appPages(site));
  second.app.route('/', appResources(site));
  return {
    origin: first.origin,
    stop: async () => {
      await Promise.all([closed(first.server), closed(second.server)]);
    },
  };
}
