import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../support/chromium.ts';
import { sampleConnection } from '../support/sample-connection.ts';
import { cannedAnswers } from './canned-answers.ts';
import { type Answers, type CannedSite, Refused, startCannedSite } from './canned-site.ts';
import { closed } from './listening.ts';

/** What a text of a partner, a person or Jira may hold. Each would mark the window if it were run. */
const texts = [
  '<img src=x onerror="window.marked=1">',
  '<script>window.marked=1</script>',
  '"><svg onload=window.marked=1>',
  '{color:red}h1. wiki{color} !x.png! [link|javascript:window.marked=1]',
  '<iframe srcdoc="<script>parent.marked=1</script>"></iframe>',
  'javascript:window.marked=1',
] as const;

const twin = {
  connection: 'active',
  attachmentsPending: 0,
  conflicts: 1,
  peer: {},
  state: 'failed',
  peerKey: 'DEV-7',
};

/** The answers of a site with this text in every place that somebody else fills. */
const withText = (text: string): Answers => {
  const connection = sampleConnection({
    id: 'active',
    name: text,
    description: text,
    peer: { name: text, siteUrl: `https://green.example/${text}`, projectKey: text, region: text },
    alerts: [
      { code: `needs-field:${text}`, at: 0 },
      { code: `script:${text}`, at: 0 },
    ],
    leaves: [text],
    enters: [text],
    consent: { there: { by: text, role: text, at: 0 } },
  });
  const conflict = {
    connection: 'active',
    id: 'c1',
    path: `labels/${text}`,
    at: 0,
    stands: 'there',
    why: 'both-edited',
    here: text,
    there: text,
    restorable: true,
    issue: '1',
    key: text,
  };
  return {
    ...cannedAnswers,
    'connection.list': () => ({ connections: [connection], total: 1 }),
    'connection.get': () => connection,
    'connection.audit': () => ({
      entries: [
        { at: 0, act: 'disclosed', side: 'here', by: text, about: text },
        { at: 0, act: 'published', side: 'there', about: text },
      ],
    }),
    'conflict.page': () => ({ conflicts: [conflict] }),
    'conflict.list': () => ({ conflicts: [conflict] }),
    'trigger.list': () => ({
      spaces: [{ id: '1', key: text }],
      triggers: [
        {
          id: 't',
          entity: 'issue',
          jql: text,
          schedule: 'none',
          notes: text,
          active: true,
          fromPartners: false,
        },
      ],
    }),
    'sync.status': () => ({
      issue: { id: '1', key: 'SUP-1', url: '/browse/SUP-1' },
      twins: [
        {
          ...twin,
          connectionName: text,
          peerName: text,
          peerKey: text,
          peerUrl: 'javascript:window.marked=1',
          problem: { message: text, next: text },
        },
      ],
      offers: [{ connection: 'c3', name: text, peerName: text }],
    }),
    'selfCheck.get': () => ({ checks: [{ name: text, ok: false, message: text, next: text }] }),
    'table.list': () => ({
      tables: [{ name: 'teams', revision: 1, about: text, holds: 'values', count: 1, at: 0, users: [] }],
    }),
    'template.list': () => ({
      templates: [
        {
          id: 't',
          name: text,
          about: text,
          revision: 1,
          at: 0,
          placeholders: [{ name: 'client', about: text, value: text }],
          followers: [{ connection: 'active', name: text, state: 'active', revision: 1 }],
        },
      ],
    }),
    'template.fill': () => ({
      name: text,
      asked: [{ name: 'client', about: text, value: text }],
      missing: [],
    }),
    'settings.get': () => new Refused('forbidden', text, text),
  };
};

const places = [
  'admin',
  'admin#/connection/active',
  'admin#/connection/active/triggers',
  'admin#/connection/active/conflicts',
  'admin#/connection/active/activity',
  'admin#/self-check',
  'admin#/templates',
  'admin#/new-from/t',
  'admin#/settings',
  'project?projectKey=SUP',
  'issue?issueKey=SUP-1&embed=1',
  'issue-action?issueKey=SUP-1',
] as const;

let browser: Browser;
const sites: CannedSite[] = [];

beforeAll(async () => {
  browser = await launchBrowser();
  for (const text of texts) sites.push(await startCannedSite(withText(text)));
});

afterAll(async () => {
  await browser?.close();
  for (const { server } of sites) await closed(server);
});

/** What stands in any document of the page that was made by the text and not by a component. */
const injected = async (page: Page): Promise<readonly string[]> => {
  const found: string[] = [];
  for (const frame of page.frames())
    found.push(
      ...(await frame.evaluate(() => {
        const own = (node: Element) => node.getAttribute('onerror') ?? node.getAttribute('onload');
        const marked = Reflect.get(window, 'marked') === undefined ? [] : ['the window is marked'];
        const bad = [...document.querySelectorAll('*')].filter(
          (node) =>
            own(node) !== null ||
            node.getAttribute('src') === 'x' ||
            node.hasAttribute('srcdoc') ||
            /^\s*javascript:/i.test(node.getAttribute('href') ?? ''),
        );
        return [...marked, ...bad.map((node) => node.outerHTML.slice(0, 120))];
      })),
    );
  return found;
};

describe('A37 A38 markup, scripts and addresses in what somebody else has written', () => {
  it.each(places)('stay text at %s', async (place) => {
    for (const [at, text] of texts.entries()) {
      const page = await browser.newPage();
      page.on('dialog', (dialog) => void dialog.dismiss());
      await page.goto(`${sites[at]?.origin ?? ''}/jira/apps/${place}`);
      await page.getByText(text).first().waitFor();
      expect(await injected(page)).toEqual([]);
      for (const link of await page.getByRole('link').all())
        expect(await link.getAttribute('href')).not.toMatch(/^javascript:/);
      await page.close();
    }
  });
});
