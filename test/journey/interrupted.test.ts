import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SyncedPair, syncedPair } from '../support/synced-pair.ts';

const version = {
  mappings: [
    { id: 's', field: 'summary', path: 'summary', kind: 'text' },
    { id: 'l', field: 'labels', path: 'labels', kind: 'labels', merge: 'merge' },
  ],
};

/** Jira tells the app to wait in the middle of an item: what has landed until then is known, and is not written twice. */
describe('an apply that Jira stops half-way', () => {
  let pair: SyncedPair;
  beforeAll(async () => {
    pair = await syncedPair({ blue: version, green: version });
  }, 60_000);
  afterAll(() => pair.sites.dispose());

  /** Green's Jira answers the next POST of a comment with this. */
  const breaks = (fault: object) =>
    pair.sites.host.host.injectFault({
      kind: 'jira',
      site: 'green',
      method: 'POST',
      endpoint: '/rest/api/3/issue/*/comment',
      ...fault,
    });
  const labels = async () => [
    (await pair.sites.blue.read(pair.sup)).fields['labels'],
    (await pair.sites.green.read(pair.dev)).fields['labels'],
  ];

  it.each([
    ['Jira limits writes of the issue', { status: 429, reason: 'jira-per-issue-on-write', retryAfter: 20 }],
    ['nobody knows whether Jira has written', { status: 503 }],
    ['the answer is lost', { status: 503, when: 'after' }],
  ])('leaves alone what a person has taken away since, where %s', async (name, fault) => {
    const { blue, green, host } = pair.sites;
    await blue.edit(pair.sup, { labels: [] });
    await pair.sites.pass(120);
    expect(await labels()).toEqual([[], []]);
    await breaks(fault);
    await blue.edit(pair.sup, { labels: ['urgent'] });
    await blue.comment(pair.sup, `As ${name}`);
    await host.advance(6);
    expect(await labels()).toEqual([['urgent'], ['urgent']]);
    await green.edit(pair.dev, { labels: [] });
    await pair.sites.pass(600);
    await pair.sites.settle();
    expect(await labels()).toEqual([[], []]);
    expect((await green.comments(pair.dev)).filter((text) => text.endsWith(name))).toHaveLength(1);
  });
});
