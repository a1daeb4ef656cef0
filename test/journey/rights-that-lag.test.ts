import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { logWork, worklogsOf } from '../support/jira-children.ts';
import { type SyncedPair, syncedPair } from '../support/synced-pair.ts';
import { standingOf } from '../support/two-sites.ts';

const version = {
  mappings: [
    { id: 's', field: 'summary', path: 'summary', kind: 'text' },
    { id: 'l', field: 'labels', path: 'labels', kind: 'labels', merge: 'merge' },
  ],
  worklogs: { out: 'public', in: 'on' },
  attachments: { out: 'all', in: 'on' },
};
const WRITES = ['EDIT_ISSUES', 'ADD_COMMENTS', 'WORK_ON_ISSUES', 'CREATE_ATTACHMENTS'];

/** Green's admin takes rights away in DEV, and gives them back: the app can see the issue but not write it. */
describe('a right that the app lacks for a while', () => {
  let pair: SyncedPair;
  beforeAll(async () => {
    pair = await syncedPair({ blue: version, green: version });
  }, 60_000);
  afterAll(() => pair.sites.dispose());

  function without(rights: readonly string[]): () => void {
    const { permissionSchemes, projects } = pair.sites.host.site('green').jira.state;
    const project = projects.find(({ key }) => key === 'DEV');
    const scheme = permissionSchemes.get(project?.permissionSchemeId ?? '');
    if (!scheme) throw new Error('The space DEV has no permission scheme.');
    const grants = scheme.grants.filter(({ permission }) => !rights.includes(permission));
    permissionSchemes.put({ ...scheme, grants });
    return () => permissionSchemes.put(scheme);
  }
  const arrived = async () => ({
    ...(await pair.sites.green.read(pair.dev)).fields,
    comments: (await pair.sites.green.comments(pair.dev)).length,
    worklogs: (await worklogsOf(pair.sites.green, pair.dev)).length,
  });
  const standing = async (site: 'blue' | 'green') =>
    (await standingOf(pair.sites, site, site === 'blue' ? pair.sup : pair.dev)).twins[0];

  it('loses nothing: field, comment, worklog and file arrive once it is back, without any edit', async () => {
    const { blue, sup } = { ...pair.sites, sup: pair.sup };
    const giveBack = without(WRITES);
    await blue.edit(sup, { summary: 'The printer burns', labels: ['hot'] });
    await blue.comment(sup, 'Take the stairs');
    await logWork(blue, sup, 600, 'Called the fire brigade');
    await blue.attach(sup, 'fire.txt', new TextEncoder().encode('smoke'));
    await pair.sites.settle();
    await pair.sites.pass(90);
    expect(await arrived()).toMatchObject({
      summary: 'The printer jams',
      labels: [],
      comments: 0,
      worklogs: 0,
      attachment: [],
    });
    expect((await standing('blue'))?.problem?.message).toMatch(/does not let the app write a part/);
    expect((await standing('green'))?.problem?.message).toMatch(/Jira does not let the app change/);

    giveBack();
    await pair.sites.pass(3_600);
    expect(await arrived()).toMatchObject({
      summary: 'The printer burns',
      labels: ['hot'],
      comments: 1,
      worklogs: 1,
      attachment: [{ filename: 'fire.txt' }],
    });
    expect((await standing('blue'))?.problem).toBeUndefined();
    expect((await standing('green'))?.problem).toBeUndefined();
  });

  it('keeps back only what needs it', async () => {
    const giveBack = without(['ADD_COMMENTS']);
    await pair.sites.blue.edit(pair.sup, { summary: 'The printer is out' });
    await pair.sites.blue.comment(pair.sup, 'Nobody was hurt');
    await pair.sites.settle();
    expect(await arrived()).toMatchObject({ summary: 'The printer is out', comments: 1 });
    await pair.sites.blue.edit(pair.sup, { summary: 'The printer is history' });
    await pair.sites.settle();
    expect(await arrived()).toMatchObject({ summary: 'The printer is history', comments: 1 });
    giveBack();
    await pair.sites.admin('blue', 'sync.issue', { issue: pair.sup });
    await pair.sites.settle();
    expect(await arrived()).toMatchObject({ comments: 2 });
  });

  it('holds no field where it is the right to remove', async () => {
    const giveBack = without(['DELETE_OWN_COMMENTS', 'DELETE_ALL_COMMENTS']);
    const list = z.object({ comments: z.array(z.object({ id: z.string() })) });
    const { comments } = list.parse(await pair.sites.blue.call('GET', `/issue/${pair.sup}/comment`));
    await pair.sites.blue.deleteComment(pair.sup, comments[0]?.id ?? '');
    await pair.sites.settle();
    await pair.sites.blue.edit(pair.sup, { summary: 'Nothing to say' });
    await pair.sites.settle();
    expect(await arrived()).toMatchObject({ summary: 'Nothing to say', comments: 2 });
    expect((await standing('blue'))?.problem?.message).toMatch(/does not let the app write a part/);
    expect(JSON.stringify(await standing('green'))).toMatch(/A comment that the partner has removed stands/);
    giveBack();
    await pair.sites.pass(3_600);
    expect(await arrived()).toMatchObject({ comments: 1 });
    expect((await standing('blue'))?.problem).toBeUndefined();
    expect(JSON.stringify(await standing('green'))).not.toMatch(/stands here still/);
  });

  it('is no longer asked for after three days, and again with the next edit', async () => {
    const giveBack = without(['ADD_COMMENTS']);
    await pair.sites.blue.comment(pair.sup, 'A new one is ordered');
    await pair.sites.settle();
    await pair.sites.pass(80 * 3_600);
    expect(await arrived()).toMatchObject({ comments: 1 });
    expect((await standing('blue'))?.problem?.next).toMatch(/Nothing more is tried by itself/);
    giveBack();
    await pair.sites.blue.edit(pair.sup, { summary: 'The new printer' });
    await pair.sites.settle();
    expect(await arrived()).toMatchObject({ summary: 'The new printer', comments: 2 });
    expect((await standing('blue'))?.problem).toBeUndefined();
  });
});
