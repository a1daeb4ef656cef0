import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FIRST_TYPE } from '../support/rule-lines.ts';
import { type SyncedPair, startSync, syncedPair } from '../support/synced-pair.ts';
import { standingOf } from '../support/two-sites.ts';

/** "Epic Name" of company-managed spaces: what boards call an epic, beside its summary. */
const EPIC_NAME = 'customfield_10011';

/** Parents, sub-tasks and epics keep their places on the other side. */
describe('parents and their children', () => {
  let pair: SyncedPair;
  const basic = [
    { id: 's', field: 'summary', path: 'summary', kind: 'text', direction: 'both' },
    { ...FIRST_TYPE, direction: 'both' },
    { id: 'p', field: 'parent', path: 'parent', kind: 'issue', direction: 'both' },
    {
      id: 'e',
      field: EPIC_NAME,
      path: 'epicName',
      kind: 'text',
      direction: 'both',
      when: { types: ['Epic'] },
    },
  ];
  const rules = { mappings: basic, subtasks: { follow: true } };
  beforeAll(async () => {
    pair = await syncedPair({ blue: rules, green: rules, project: 'OPS' });
  }, 60_000);
  afterAll(() => pair.sites.dispose());

  const peerOf = async (key: string) => (await standingOf(pair.sites, 'blue', key)).twins[0]?.peerKey ?? '';
  const parentOf = async (key: string): Promise<string | undefined> =>
    Object((await pair.sites.green.read(key)).fields['parent']).key;
  const create = async (type: string, summary: string, parent?: string, more = {}) =>
    (
      await pair.sites.blue.create('OPS', type, {
        summary,
        ...(parent ? { parent: { key: parent } } : {}),
        ...more,
      })
    ).key;

  it('S39, S42: sub-tasks follow the parent that comes under sync, each under its counterpart', async () => {
    const task = await create('Task', 'Move the office');
    const before = pair.sites.host.site('green').jira.state.issues.size;
    const parts = [
      await create('Sub-task', 'Pack', task),
      await create('Sub-task', 'Load', task),
      await create('Sub-task', 'Drive', task),
    ];
    const there = await startSync(pair.sites, task);
    await pair.sites.settle();
    for (const part of parts) {
      const copy = await peerOf(part);
      expect(await parentOf(copy)).toBe(there);
      expect((await pair.sites.green.read(copy)).fields.issuetype.name).toBe('Sub-task');
    }
    // Four pairs: the task and its three parts.
    expect(pair.sites.host.site('green').jira.state.issues.size).toBe(before + 4);
    const later = await create('Sub-task', 'Unpack', task);
    await pair.sites.settle();
    expect(await parentOf(await peerOf(later))).toBe(there);
  });

  it('S40: a sub-task that comes before its parent waits, says so, and arrives by itself', async () => {
    const task = await create('Task', 'Paint the wall');
    const part = await create('Sub-task', 'Buy paint', task);
    await pair.sites.admin('blue', 'sync.issue', { issue: part });
    await pair.sites.settle();
    const [waiting] = (await standingOf(pair.sites, 'blue', part)).twins;
    expect(waiting?.peerKey).toBeUndefined();
    expect(waiting?.problem?.message).toContain(`waits for its parent ${task}`);
    const there = await startSync(pair.sites, task);
    await pair.sites.settle();
    expect(await parentOf(await peerOf(part))).toBe(there);
    expect((await standingOf(pair.sites, 'blue', part)).twins).toMatchObject([{ state: 'in-step' }]);
  });

  it('S41: a sub-task that moves to another parent moves there, too', async () => {
    const [from, to] = [await create('Task', 'First'), await create('Task', 'Second')];
    const part = await create('Sub-task', 'Wanders', from);
    await startSync(pair.sites, from);
    const second = await startSync(pair.sites, to);
    await pair.sites.settle();
    await pair.sites.blue.edit(part, { parent: { key: to } });
    await pair.sites.settle();
    expect(await parentOf(await peerOf(part))).toBe(second);
  });

  it('S44: an epic is made before its stories, whatever came first', async () => {
    const epic = await create('Epic', 'A new product');
    const story = await create('Task', 'Its first part', epic);
    const start = (issue: string) => pair.sites.admin('blue', 'sync.issue', { issue });
    await Promise.all([start(story), start(epic)]);
    await pair.sites.settle();
    expect(await parentOf(await peerOf(story))).toBe(await peerOf(epic));
  });

  it('S44: the name of an epic comes with it and follows both ways, and its stories bear none', async () => {
    const { blue, green, settle, admin } = pair.sites;
    const epic = await create('Epic', 'A product for the young', undefined, { [EPIC_NAME]: 'Young' });
    const stories = [await create('Story', 'Ask them', epic), await create('Task', 'Build it', epic)];
    for (const one of [...stories, epic]) await admin('blue', 'sync.issue', { issue: one });
    await settle();
    const there = await peerOf(epic);
    const nameOf = async (site: typeof green, key: string) => (await site.read(key)).fields[EPIC_NAME];
    expect((await green.read(there)).fields.issuetype.name).toBe('Epic');
    expect(await nameOf(green, there)).toBe('Young');
    for (const one of stories) {
      const copy = await peerOf(one);
      expect(await parentOf(copy)).toBe(there);
      expect(await nameOf(green, copy)).toBeNull();
      expect((await standingOf(pair.sites, 'blue', one)).twins).toMatchObject([{ state: 'in-step' }]);
    }
    await blue.edit(epic, { [EPIC_NAME]: 'Youth' });
    await settle();
    expect(await nameOf(green, there)).toBe('Youth');
    await green.edit(there, { [EPIC_NAME]: 'The young' });
    await settle();
    expect(await nameOf(blue, epic)).toBe('The young');
  });

  it('an issue leaves its epic on both sides', async () => {
    const epic = await create('Epic', 'An old product');
    const story = await create('Task', 'Was part of it', epic);
    await startSync(pair.sites, epic);
    const copy = await startSync(pair.sites, story);
    expect(await parentOf(copy)).toBeDefined();
    await pair.sites.blue.edit(story, { parent: null });
    await pair.sites.settle();
    expect(await parentOf(copy)).toBeUndefined();
  });

  it('an issue under a parent that is not under sync crosses without it, and joins it later', async () => {
    const epic = await create('Epic', 'For us alone');
    const story = await create('Task', 'For both', epic);
    const copy = await startSync(pair.sites, story);
    expect(await parentOf(copy)).toBeUndefined();
    const there = await startSync(pair.sites, epic);
    await pair.sites.settle();
    expect(await parentOf(copy)).toBe(there);
    expect(pair.sites.host.host.reports()).toEqual([]);
  });
});
