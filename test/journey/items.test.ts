import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { errorList, errorRetry } from '../../src/contract/errors.ts';
import { itemGet, itemList } from '../../src/contract/items.ts';
import { type TwoSites, twoSites } from '../support/two-sites.ts';

const mappings = [
  { id: 's', field: 'summary', path: 'summary', kind: 'text' },
  { id: 'c', field: 'components', path: 'parts', kind: 'components', noMatch: 'error' },
];

describe('the list of work items under sync, and what is wrong with them', () => {
  let sites: TwoSites;
  let connection: string;
  const items = async (site: 'blue' | 'green', wish: object) =>
    itemList.answer.parse(await sites.admin(site, 'item.list', wish));
  const errors = async (wish: object = {}) =>
    errorList.answer.parse(await sites.admin('green', 'error.list', wish)).groups;
  const ofItems = async (wish: object = {}) => (await errors(wish)).filter(({ count }) => count > 0);
  const keysOf = (page: { items: readonly { key?: string | undefined }[] }) =>
    page.items.map(({ key }) => key).sort();

  beforeAll(async () => {
    sites = await twoSites();
    connection = await sites.connect();
    for (const site of ['blue', 'green'] as const)
      await sites.admin(site, 'rules.publish', { connection, version: { mappings } });
    await sites.admin('blue', 'trigger.save', { connection, jql: 'project = SUP' });
    await sites.host.advance(31);
    for (const name of ['Engine', 'Wheels'])
      await sites.blue.call('POST', '/component', { name, project: 'SUP' });
    for (const parts of [[], ['Engine'], ['Engine', 'Wheels']])
      await sites.blue.create('SUP', 'Service Request', {
        summary: `Parts: ${parts.length}`,
        components: parts.map((name) => ({ name })),
      });
    await sites.settle();
  }, 60_000);
  afterAll(() => sites.dispose());

  it('name both keys, the state and what is wrong, with the next step and where to take it', async () => {
    const { items: found } = await items('green', { connection });
    expect(found.map(({ key, peerKey, state }) => [key, peerKey, state]).sort()).toEqual([
      ['DEV-1', 'SUP-1', 'in-step'],
      ['DEV-2', 'SUP-2', 'in-step'],
      ['DEV-3', 'SUP-3', 'in-step'],
    ]);
    const wrong = found.find(({ key }) => key === 'DEV-2');
    expect(wrong?.trouble).toMatchObject({ cause: 'value:no-match', place: 'rules', path: 'parts/Engine' });
    expect(wrong?.trouble?.detail).toContain('"Engine"');
    expect(wrong?.summary).toBe('Parts: 1');
    expect(wrong?.url).toContain('/browse/DEV-2');
    const [sent] = (await items('blue', { key: 'SUP-2' })).items;
    expect(sent?.note?.text).toContain('was not written on the partner’s side: there is no such value');
  });

  it('are narrowed by state on the server, over one connection and over all', async () => {
    for (const where of [{ connection }, {}]) {
      expect(keysOf(await items('green', { ...where, filter: 'failed' }))).toEqual(['DEV-2', 'DEV-3']);
      expect(keysOf(await items('green', { ...where, filter: 'unlinked' }))).toEqual([]);
      expect(keysOf(await items('green', { ...where, filter: 'in-step' }))).toEqual([
        'DEV-1',
        'DEV-2',
        'DEV-3',
      ]);
      expect(keysOf(await items('green', { ...where, filter: 'changes-waiting' }))).toEqual([]);
    }
    expect(keysOf(await items('blue', { filter: 'failed' }))).toEqual([]);
  });

  it('come in pages that together hold each of them once', async () => {
    const seen: (string | undefined)[] = [];
    let cursor: string | undefined;
    do {
      const page = await items('green', { connection, size: 1, ...(cursor === undefined ? {} : { cursor }) });
      seen.push(...page.items.map(({ key }) => key));
      cursor = page.cursor;
    } while (cursor !== undefined);
    expect(seen.sort()).toEqual(['DEV-1', 'DEV-2', 'DEV-3']);
  });

  it('are found by the own key and by the partner’s', async () => {
    expect(keysOf(await items('green', { key: 'DEV-3' }))).toEqual(['DEV-3']);
    expect(keysOf(await items('green', { key: 'sup-3' }))).toEqual(['DEV-3']);
    expect(keysOf(await items('green', { key: 'SUP-99' }))).toEqual([]);
  });

  it('tell of one pair every trouble, its messages and its notes', async () => {
    const [wanted] = (await items('green', { key: 'DEV-3' })).items;
    const detail = itemGet.answer.parse(
      await sites.admin('green', 'item.get', { connection, issue: wanted?.issue }),
    );
    expect(detail.troubles.map(({ path }) => path).sort()).toEqual(['parts/Engine', 'parts/Wheels']);
    expect(detail.messages.taken).toBeGreaterThan(0);
    expect(detail.underWay).toEqual([]);
    const [own] = (await items('blue', { key: 'SUP-3' })).items;
    const there = itemGet.answer.parse(
      await sites.admin('blue', 'item.get', { connection, issue: own?.issue }),
    );
    expect(there.notes.map(({ text }) => text)).toHaveLength(2);
  });

  it('are grouped by cause and field, and muted groups stand last', async () => {
    const [group, ...others] = await ofItems();
    expect(others).toEqual([]);
    expect(group).toMatchObject({
      connection,
      cause: 'value:no-match',
      path: 'parts',
      count: 2,
      muted: false,
    });
    expect(group?.samples.map(({ key }) => key).sort()).toEqual(['DEV-2', 'DEV-3']);
    const wish = { connection, cause: 'value:no-match', path: 'parts' };
    await sites.admin('green', 'error.mute', { ...wish, on: true });
    expect((await ofItems({ connection })).map(({ muted }) => muted)).toEqual([true]);
    await sites.admin('green', 'error.mute', { ...wish, on: false });
    expect((await ofItems()).map(({ muted }) => muted)).toEqual([false]);
    const { entries } = Object(
      await sites.admin('green', 'connection.audit', { connection, act: 'errors-muted' }),
    );
    expect(entries.map(({ about }: { about: string }) => about)).toEqual([
      'off value:no-match parts',
      'on value:no-match parts',
    ]);
  });

  it('go away when what was missing is there and all of a group are tried again', async () => {
    await sites.green.call('POST', '/component', { name: 'Engine', project: 'DEV' });
    const wish = { connection, cause: 'value:no-match', path: 'parts' };
    const tried = errorRetry.answer.parse(await sites.admin('green', 'error.retry', wish));
    expect(tried).toEqual({ count: 2, skipped: 0 });
    await sites.settle();
    expect((await sites.green.read('DEV-2')).fields['components']).toMatchObject([{ name: 'Engine' }]);
    expect((await ofItems()).map(({ count, samples }) => [count, samples[0]?.key])).toEqual([[1, 'DEV-3']]);
  });

  it('are told no more once a person has settled them otherwise', async () => {
    const [one] = (await items('green', { key: 'DEV-3' })).items;
    const wish = { connection, cause: 'value:no-match', path: 'parts', issues: [one?.issue] };
    await sites.admin('green', 'error.resolve', { ...wish, issues: ['999999'] });
    expect(await ofItems()).toHaveLength(1);
    await sites.admin('green', 'error.resolve', wish);
    expect(await ofItems()).toEqual([]);
    await sites.settle();
    expect(keysOf(await items('green', { filter: 'failed' }))).toEqual([]);
  });

  it('show what the connection as a whole suffers from, and no trouble once it runs again', async () => {
    await sites.admin('green', 'connection.pause', { connection });
    expect((await errors()).map(({ cause, count, place }) => [cause, count, place])).toContainEqual([
      'connection:paused',
      0,
      'overview',
    ]);
    expect(new Set((await items('green', { connection })).items.map(({ state }) => state))).toEqual(
      new Set(['paused']),
    );
    await sites.admin('green', 'connection.resume', { connection });
    await sites.settle();
    expect((await errors()).map(({ cause }) => cause)).toEqual(['alert:consent-changed']);
    await sites.admin('green', 'error.resolve', { connection, cause: 'alert:consent-changed' });
    expect(await errors()).toEqual([]);
  });

  it('tell of a pair that there is not that it is not under this connection', async () => {
    await expect(sites.admin('green', 'item.get', { connection, issue: '999999' })).rejects.toThrow(
      /not under this connection/,
    );
  });
});
