import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ServerType } from '@hono/node-server';
import { appResources } from '../../host/http/app-assets.ts';
import { appPages } from '../../host/http/app-pages.ts';
import type { AppPagesSite } from '../../host/http/app-pages-site.ts';
import { listening } from './listening.ts';

/** By operation; an answer may be a `Refused`, a promise that is kept later or never, or thrown. */
export type Answers = Readonly<Record<string, (request: unknown) => unknown>>;

/** What the app answers where it did not carry an operation out. */
export class Refused {
  readonly error: { readonly code: string; readonly message: string; readonly next?: string };
  constructor(code: string, message: string, next?: string) {
    this.error = { code, message, ...(next === undefined ? {} : { next }) };
  }
}

export interface CannedSite {
  readonly origin: string;
  readonly server: ServerType;
  /** Operations in the order in which pages have asked for them. */
  readonly asked: string[];
}

const dist = join(fileURLToPath(new URL('.', import.meta.url)), '../../dist');

/** The app's real page bundles on a site whose resolver answers what the test lays down. */
export async function startCannedSite(answers: Answers): Promise<CannedSite> {
  const { app, origin, server } = await listening();
  const asked: string[] = [];
  const site: AppPagesSite = {
    name: 'blue',
    dist,
    users: [
      { accountId: 'u-1', displayName: 'Ann Archer', emailAddress: 'ann@blue.example', locale: 'en-US' },
    ],
    resources: [{ key: 'studio', folder: join(dist, 'static/studio') }],
    content: { scripts: [], styles: [] },
    origin,
    resourceOrigin: origin,
    modules: [
      { key: 'admin', type: 'jira:adminPage', title: 'Counterpart', bundle: 'admin' },
      { key: 'project', type: 'jira:projectSettingsPage', title: 'Counterpart', bundle: 'project' },
      { key: 'issue', type: 'jira:issueContext', title: 'Counterpart', bundle: 'issue' },
      {
        key: 'issue-action',
        type: 'jira:issueAction',
        title: 'Sync with Counterpart',
        bundle: 'issue-action',
      },
    ],
    context: async (place, accountId) => ({
      ok: true,
      context: { accountId, moduleKey: place.module, extension: {} },
    }),
    invoke: async (_place, _accountId, operation, payload) => {
      asked.push(operation);
      const answer = answers[operation];
      if (answer === undefined) throw new Error(`The test answers no "${operation}".`);
      const found = await answer(payload);
      return found instanceof Refused ? { ok: false, error: found.error } : { ok: true, data: found };
    },
    product: async () => Response.json({ accountId: 'u-1', displayName: 'Ann Archer' }),
  };
  app.route('/', appPages(site));
  app.route('/', appResources(site));
  return { origin, server, asked };
}
