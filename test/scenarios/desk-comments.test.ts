import { afterEach, describe, expect, it } from 'vitest';
import { REQUEST_TYPE, TEXT_FIELD } from '../support/desk-places.ts';
import { paragraph, textOf } from '../support/jira-user.ts';
import { moveToProject } from '../support/move-to-project.ts';
import { type PortalUser, portalUser } from '../support/portal-user.ts';
import { projectsOf, publishScope } from '../support/publish-scope.ts';
import { SUMMARY } from '../support/rule-lines.ts';
import { type SyncedPair, startSync } from '../support/synced-pair.ts';
import { standingOf, type TwoSites, twoSites } from '../support/two-sites.ts';

type Rules = Readonly<Record<string, unknown>>;

/** A request of a customer's on blue and its counterpart in the engineers' project on green. */
interface Desk extends SyncedPair {
  readonly carol: PortalUser;
  readonly bob: PortalUser;
}

describe('comments of a service desk', () => {
  let desk: Desk;
  afterEach(() => desk.sites.dispose());

  async function opened(rules: { blue?: Rules; green?: Rules }): Promise<Desk> {
    const sites = await twoSites('desk-comments');
    const connection = await sites.connect();
    for (const site of ['blue', 'green'] as const) {
      const version = rules[site];
      if (version) await sites.publish(site, connection, version);
    }
    const carol = portalUser(sites.host, 'blue', 'carol@customer.example');
    const bob = portalUser(sites.host, 'blue', 'bob@blue.example');
    const sup = await carol.raise('SUP', 'Get IT help', { summary: 'My mouse is broken' });
    await sites.settle();
    return { sites, connection, sup, dev: await startSync(sites, sup), carol, bob };
  }
  const there = () => desk.sites.green.comments(desk.dev);
  const wire = () => JSON.stringify(desk.sites.host.traffic({}));

  it('S19: of an internal note and a public answer the answer alone crosses', async () => {
    desk = await opened({});
    await desk.bob.say(desk.sup, 'They have not paid', true);
    await desk.bob.say(desk.sup, 'We look at it');
    await desk.sites.settle();
    expect(await there()).toEqual([expect.stringMatching(/^Bob Baker \(.+\): We look at it$/)]);
    expect(wire()).not.toContain('not paid');
  });

  it('S20: what the partner says in public becomes an internal note where all are to be internal', async () => {
    desk = await opened({ blue: { mode: 'visual', service: { comments: [{ appear: 'allInternal' }] } } });
    await desk.sites.green.comment(desk.dev, 'The roller is worn');
    await desk.sites.settle();
    expect((await desk.bob.seen(desk.sup)).join()).toContain('The roller is worn');
    expect(await desk.carol.seen(desk.sup)).toEqual([]);
    const [id] = await idsOn(desk.sites, 'green', desk.dev);
    await desk.sites.green.editComment(desk.dev, id ?? '', 'The roller is new');
    await desk.sites.settle();
    expect((await desk.bob.seen(desk.sup)).join()).toContain('The roller is new');
    expect(await desk.carol.seen(desk.sup)).toEqual([]);
  });

  it('are internal on requests of one type and as they were sent on those of another', async () => {
    const requestType = { id: 'request', field: REQUEST_TYPE, path: 'requestType', kind: 'requestType' };
    const comments = [{ requestType: 'Get IT help', appear: 'allInternal' }, { appear: 'asSent' }];
    desk = await opened({
      blue: {
        mode: 'visual',
        mappings: [SUMMARY, { ...requestType, direction: 'out' }],
        service: { comments },
      },
    });
    const other = await desk.carol.raise('SUP', 'Report a system problem', { summary: 'Nothing prints' });
    await desk.sites.settle();
    const dev = await startSync(desk.sites, other);
    for (const key of [desk.dev, dev]) await desk.sites.green.comment(key, 'Done soon');
    await desk.sites.settle();
    expect(await desk.carol.seen(desk.sup)).toEqual([]);
    expect((await desk.carol.seen(other)).join()).toContain('Done soon');
  });

  it('are for customers only where the sender’s word says so, if that is chosen', async () => {
    desk = await opened({
      blue: { mode: 'visual', service: { comments: [{ appear: 'publicWhereMarked' }] } },
      green: {
        mode: 'visual',
        comments: { out: 'public', in: 'on', tag: '#customer', wordFor: 'customers' },
      },
    });
    await desk.sites.green.comment(desk.dev, 'It is the roller, as always');
    await desk.sites.green.comment(desk.dev, 'We send you a new roller #customer');
    await desk.sites.settle();
    expect(await desk.carol.seen(desk.sup)).toEqual([expect.stringMatching(/We send you a new roller$/)]);
    expect((await desk.bob.seen(desk.sup)).join()).toContain('as always');
  });

  it('S22: one that says "Resolve" moves the counterpart on', async () => {
    const incoming =
      'if (replica.comments.some((one) => one.body.includes("Resolve"))) workflowHelper.transition(issue, "Done")\ncommentHelper.mergeComments(issue, replica)';
    desk = await opened({
      blue: { mode: 'script' },
      green: { mode: 'script', mappings: [SUMMARY], scripts: { incoming } },
    });
    await desk.sites.pass(60);
    const status = async () => Object((await desk.sites.green.read(desk.dev)).fields).status.name;
    const before = await status();
    await desk.bob.say(desk.sup, 'Please look at it');
    await desk.sites.settle();
    expect(await status()).toBe(before);
    await desk.bob.say(desk.sup, 'Resolve it, please');
    await desk.sites.settle();
    expect(await status()).toBe('Done');
    expect((await there()).join()).toContain('Resolve it, please');
  });

  it('S23: an internal note crosses with the tag alone, as internal, marked so, and without the tag', async () => {
    desk = await opened({
      blue: { mode: 'visual', comments: { out: 'public', in: 'on', tag: '#sync', wordFor: 'internal' } },
    });
    await desk.bob.say(desk.sup, 'Between us: a bad batch', true);
    await desk.bob.say(desk.sup, 'Bad batch 17 #sync', true);
    await desk.bob.say(desk.sup, 'A technician comes');
    await desk.sites.settle();
    expect(await there()).toEqual([
      expect.stringMatching(/^Internal note Bob Baker \(.+\): Bad batch 17$/),
      expect.stringMatching(/^Bob Baker \(.+\): A technician comes$/),
    ]);
    expect(wire()).not.toContain('Between us');
  });

  it('answer an internal note in a project without a desk, and the answer comes back internal', async () => {
    desk = await opened({ blue: { mode: 'visual', comments: { out: 'all', in: 'on' } } });
    await desk.bob.say(desk.sup, 'Is it batch 17?', true);
    await desk.sites.settle();
    const [note] = await idsOn(desk.sites, 'green', desk.dev);
    const reply = (text: string, more: object = {}) => ({ body: paragraph(text), ...more });
    const path = `/issue/${desk.dev}/comment`;
    await desk.sites.green.call('POST', path, reply('Yes, all of batch 17', { parentId: Number(note) }));
    await desk.sites.green.call('POST', path, reply('We send a new one'));
    await desk.sites.settle();
    // Without a rule that lets internal notes leave, the answer to one stays, too.
    expect((await desk.carol.seen(desk.sup)).join()).toContain('We send a new one');
    expect((await desk.bob.seen(desk.sup)).join()).not.toContain('all of batch 17');

    await desk.sites.publish('green', desk.connection, {
      mode: 'visual',
      comments: { out: 'all', in: 'on' },
    });
    await desk.sites.pass(60);
    await desk.sites.green.comment(desk.dev, 'On its way');
    await desk.sites.settle();
    expect((await desk.bob.seen(desk.sup)).join()).toContain('all of batch 17');
    expect((await desk.carol.seen(desk.sup)).join()).not.toContain('batch 17');
    const ids = await idsOn(desk.sites, 'green', desk.dev);
    await desk.sites.green.editComment(desk.dev, ids[1] ?? '', 'Yes, batch 17 and 18');
    await desk.sites.settle();
    expect((await desk.bob.seen(desk.sup)).join()).toContain('batch 17 and 18');
    expect((await desk.carol.seen(desk.sup)).join()).not.toContain('batch');
  });

  it('stay internal when their request is moved out of the desk, though Jira shows them to everybody then', async () => {
    desk = await opened({});
    await publishScope(desk.sites, 'blue', desk.connection, {
      projects: projectsOf(desk.sites.host, 'blue', 'SUP', 'OPS'),
    });
    await desk.bob.say(desk.sup, 'They have not paid', true);
    await desk.bob.say(desk.sup, 'We look at it');
    await desk.sites.settle();
    await moveToProject(desk.sites, desk.sup, 'OPS', 'Task');
    await desk.sites.settle();
    await desk.sites.blue.comment(desk.sup, 'Engineering has it now');
    await desk.sites.settle();
    expect((await there()).join()).toContain('Engineering has it now');
    expect((await there()).join()).toContain('We look at it');
    expect(wire()).not.toContain('not paid');
  });

  it('of one who takes part and is no customer follow their own mark, and files of such a one are internal', async () => {
    desk = await opened({ blue: { mode: 'visual', attachments: { out: 'public', in: 'on' } } });
    const { sites, sup, carol, bob } = desk;
    await carol.call('POST', `/request/${sup}/participant`, { accountIds: [bob.accountId] });
    await bob.say(sup, 'A note of one who takes part', true);
    await sites.blue.attach(sup, 'team.log', new Uint8Array(9));
    await bob.attach(sup, 'noted.log', { public: false });
    await carol.attach(sup, 'photo.bin');
    await sites.settle();
    await sites.pass(60);
    const { fields } = await sites.green.read(desk.dev);
    expect(fields.attachment.map(({ filename }) => filename)).toEqual(['photo.bin']);
    expect((await there()).join()).not.toContain('one who takes part');
    expect(wire()).not.toContain('team.log');
  });
});

describe('S72: a desk and a development project', () => {
  let sites: TwoSites;
  afterEach(() => sites.dispose());

  it('public remarks of development go to the desk, all of the desk go to development, and its status shows in a field of the desk', async () => {
    sites = await twoSites('s72');
    const connection = await sites.connect();
    const state = sites.host.site('blue').jira.admin.createField('Development', TEXT_FIELD).id;
    const shown = { id: 'state', path: '@status', field: state, kind: 'text', direction: 'in' };
    await sites.publish('blue', connection, {
      mode: 'visual',
      mappings: [SUMMARY, shown],
      comments: { out: 'all', in: 'on' },
    });
    await sites.publish('green', connection, {
      mode: 'visual',
      mappings: [
        SUMMARY,
        { id: 'status', field: 'status', path: 'status', kind: 'status', direction: 'out' },
      ],
    });
    await sites.pass(60);
    const carol = portalUser(sites.host, 'blue', 'carol@customer.example');
    const bob = portalUser(sites.host, 'blue', 'bob@blue.example');
    const sup = await carol.raise('SUP', 'Report a system problem', { summary: 'Nothing prints' });
    await sites.settle();
    const dev = await startSync(sites, sup);
    await carol.say(sup, 'Since this morning');
    await bob.say(sup, 'Third time this week', true);
    await sites.green.comment(dev, 'We found it');
    const secret = { type: 'role', value: 'Administrators' };
    const body = paragraph('A beginner’s mistake of ours');
    await sites.green.call('POST', `/issue/${dev}/comment`, { body, visibility: secret });
    await sites.green.move(dev, 'In Progress');
    await sites.settle();
    const there = (await sites.green.comments(dev)).join('\n');
    for (const text of ['Since this morning', 'Third time this week']) expect(there).toContain(text);
    const seen = (await carol.seen(sup)).join('\n');
    expect(seen).toContain('We found it');
    expect(`${seen}${(await bob.seen(sup)).join()}`).not.toContain('mistake');
    expect(Object((await sites.blue.read(sup)).fields)[state]).toBe('In Progress');
    expect((await standingOf(sites, 'blue', sup)).twins[0]?.state).toBe('in-step');
  });
});

async function idsOn(sites: TwoSites, site: 'blue' | 'green', key: string): Promise<string[]> {
  const { comments } = Object(await sites[site].call('GET', `/issue/${key}/comment`));
  return comments.map(({ id, body }: { id: string; body: unknown }) => {
    if (textOf(body) === '') throw new Error(`The comment ${id} says nothing.`);
    return id;
  });
}
