import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { publishScope } from '../support/publish-scope.ts';
import { FIRST_TYPE } from '../support/rule-lines.ts';
import { type SyncedPair, startSync, syncedPair } from '../support/synced-pair.ts';
import { standingOf } from '../support/two-sites.ts';

/** Globex takes in only what a person of Acme has started; Acme's trigger would send everything. */
describe('a side that takes new work items in only where a person starts them', () => {
  let pair: SyncedPair;
  const mappings = [
    { id: 's', field: 'summary', path: 'summary', kind: 'text', direction: 'both' },
    { ...FIRST_TYPE, direction: 'both' },
    { id: 'p', field: 'parent', path: 'parent', kind: 'issue', direction: 'both' },
  ];
  beforeAll(async () => {
    pair = await syncedPair({
      blue: { mappings, subtasks: { follow: true } },
      green: { mappings },
      project: 'OPS',
    });
    const { sites, connection } = pair;
    await publishScope(sites, 'green', connection, { methods: { out: 'automatic', in: 'manual' } });
    await sites.admin('blue', 'trigger.save', { connection, jql: 'project = OPS AND labels = shared' });
    await sites.pass(60);
  }, 60_000);
  afterAll(() => pair.sites.dispose());

  const create = async (type: string, fields: Readonly<Record<string, unknown>>) =>
    (await pair.sites.blue.create('OPS', type, fields)).key;
  const twinOf = async (key: string) => (await standingOf(pair.sites, 'blue', key)).twins[0];

  it('makes nothing of what a trigger has sent, which the sender reads at once and does not try again', async () => {
    const { sites } = pair;
    const before = sites.host.site('green').jira.state.issues.size;
    const key = await create('Task', { summary: 'By a trigger', labels: ['shared'] });
    await sites.settle();
    expect(await twinOf(key)).toMatchObject({
      state: 'failed',
      problem: {
        message: 'The partner takes work items in only where a person has started them.',
        next: 'Press "Sync now" on the work item if it is to cross.',
      },
    });
    const since = sites.host.clock.now();
    await sites.pass(2 * 24 * 3600);
    const sent = sites.host.traffic({ since }).filter(({ body }) => Object(body).kind === 'sync');
    expect(sent).toEqual([]);
    expect(sites.host.site('green').jira.state.issues.size).toBe(before);
    expect(await startSync(sites, key)).toMatch(/^DEV-/);
    expect((await twinOf(key))?.problem).toBeUndefined();
  });

  it('makes what a person has started, with the sub-tasks that follow it', async () => {
    const task = await create('Task', { summary: 'Move the office' });
    const there = await startSync(pair.sites, task);
    const part = await create('Sub-task', { summary: 'Pack', parent: { key: task } });
    await pair.sites.settle();
    const copy = (await twinOf(part))?.peerKey ?? '';
    expect(Object((await pair.sites.green.read(copy)).fields['parent']).key).toBe(there);
  });

  it('goes on with pairs that stand, whoever edits them', async () => {
    const { blue, green, settle } = pair.sites;
    await blue.edit(pair.sup, { summary: 'The printer burns' });
    await settle();
    expect((await green.read(pair.dev)).fields.summary).toBe('The printer burns');
  });
});
