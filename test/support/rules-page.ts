import { FakePage, type FakePageOptions, ok } from './fake-page.ts';
import { sampleConnection } from './sample-connection.ts';
import { sampleDraft } from './sample-draft.ts';

/** Rules in force as `rules.read` answers them, where a test says nothing of them. */
const inForce = { number: 2, version: {}, leaves: [], enters: [], notes: [], waits: false };

/** The admin page, at one part of the rules of a connection that has no draft, unless `answers` say otherwise. */
export async function openRules(part: string, answers: FakePageOptions['answers']): Promise<FakePage> {
  const page = await FakePage.open({
    load: () => import('../../src/ui/admin/index.tsx'),
    answers: {
      'connection.get': () => ok(sampleConnection()),
      'rules.read': () => ok(inForce),
      'version.draft': () => ok(sampleDraft()),
      ...answers,
    },
    at: '/connection/Zm9vYmFyYmF6cXV4MTIzNA',
  });
  await page.turn('Rules');
  await page.turn(part);
  return page;
}

/** What the page has asked of one operation, in order. */
export const requestsOf = (page: FakePage, name: string) =>
  page.asked.filter(({ operation }) => operation === name).map(({ request }) => request);
