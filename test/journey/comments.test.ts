import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { paragraph } from '../support/jira-user.ts';
import { type SyncedPair, syncedPair } from '../support/synced-pair.ts';

describe('comments', () => {
  let pair: SyncedPair;
  const texts = () => pair.sites.green.comments(pair.dev);
  const publish = async (site: 'blue' | 'green', comments: object) => {
    await pair.sites.admin(site, 'rules.publish', { connection: pair.connection, version: { comments } });
    // Running processes may use the rules of before for 30 seconds.
    await pair.sites.pass(60);
  };
  beforeAll(async () => {
    pair = await syncedPair({});
  }, 60_000);
  afterAll(() => pair.sites.dispose());

  it('S15: begin with their author’s name, and follow the author’s edits and deletes', async () => {
    const { blue, settle } = pair.sites;
    const id = await blue.comment(pair.sup, 'Is it urgent?');
    await settle();
    expect(await texts()).toEqual([expect.stringMatching(/^Ann Archer \(.+\): Is it urgent\?$/)]);
    await blue.editComment(pair.sup, id, 'It is urgent.');
    await settle();
    expect(await texts()).toEqual([expect.stringMatching(/: It is urgent\.$/)]);
    await blue.deleteComment(pair.sup, id);
    await settle();
    expect(await texts()).toEqual([]);
  });

  it('S16: arrive as they are where the template is empty', async () => {
    await publish('green', { out: 'public', in: 'on', template: '' });
    await pair.sites.blue.comment(pair.sup, 'As it is');
    await pair.sites.settle();
    expect(await texts()).toEqual(['As it is']);
  });

  it('S17: arrive under a line of one’s own, quoted', async () => {
    await publish('green', { out: 'public', in: 'on', template: '{author} of {company}: {quote}' });
    await pair.sites.blue.comment(pair.sup, 'In other words');
    await pair.sites.settle();
    expect(await texts()).toContainEqual(expect.stringMatching(/^Ann Archer of .+: In other words$/));
    const answer = JSON.stringify(await pair.sites.green.call('GET', `/issue/${pair.dev}/comment`));
    expect(answer).toContain('"blockquote"');
  });

  it('S23: leave only with the word that opts in, and without it', async () => {
    await publish('blue', { out: 'public', in: 'on', prefix: '(external)' });
    const before = (await texts()).length;
    await pair.sites.blue.comment(pair.sup, 'Between us: they will not pay');
    await pair.sites.blue.comment(pair.sup, '(external) We look at it');
    await pair.sites.settle();
    expect((await texts()).slice(before)).toEqual([expect.stringMatching(/: We look at it$/)]);
    expect((await texts()).join()).not.toContain('pay');
  });

  it('S21: of one author alone leave, if so chosen', async () => {
    const { accountId } = Object(await pair.sites.green.call('GET', '/myself'));
    await publish('green', { out: 'public', in: 'on', authors: ['somebody-else'] });
    const before = (await pair.sites.blue.comments(pair.sup)).length;
    await pair.sites.green.comment(pair.dev, 'Not of the chosen author');
    await pair.sites.settle();
    expect(await pair.sites.blue.comments(pair.sup)).toHaveLength(before);
    await publish('green', { out: 'public', in: 'on', authors: [accountId] });
    await pair.sites.green.comment(pair.dev, 'Of the chosen author');
    await pair.sites.settle();
    expect((await pair.sites.blue.comments(pair.sup)).join()).toContain('Of the chosen author');
  });

  it('that answer another one answer its counterpart', async () => {
    await publish('blue', { out: 'public', in: 'on' });
    const { blue, green, settle } = pair.sites;
    const asked = await blue.comment(pair.sup, 'Which roller?');
    await settle();
    await blue.call('POST', `/issue/${pair.sup}/comment`, {
      body: paragraph('The upper one'),
      parentId: Number(asked),
    });
    await settle();
    const { comments } = Object(await green.call('GET', `/issue/${pair.dev}/comment`));
    const answer = comments.find((one: unknown) => JSON.stringify(one).includes('The upper one'));
    const question = comments.find((one: unknown) => JSON.stringify(one).includes('Which roller?'));
    expect(String(answer.parentId)).toBe(question.id);
  });

  it('S24, S25: name people as the user map knows them here, and as plain text where it does not', async () => {
    const { blue, green, settle, admin } = pair.sites;
    const { accountId: here } = Object(await green.call('GET', '/myself'));
    const { accountId: there, displayName } = Object(await blue.call('GET', '/myself'));
    const mention = (text: string) => ({ type: 'mention', attrs: { id: there, text } });
    const say = (text: string) =>
      blue.call('POST', `/issue/${pair.sup}/comment`, {
        body: { type: 'doc', version: 1, content: [{ type: 'paragraph', content: [mention(text)] }] },
      });
    const seen = async () => JSON.stringify(await green.call('GET', `/issue/${pair.dev}/comment`));
    await say('@Nobody There');
    await settle();
    expect(await seen()).toContain('@Nobody There');
    expect(await seen()).not.toContain('"mention"');
    const userMap = { map: [{ here, there: displayName }] };
    await admin('green', 'rules.publish', { connection: pair.connection, version: { userMap } });
    await say(`@${displayName}`);
    await settle();
    expect(await seen()).toContain(`"type":"mention","attrs":{"id":"${here}"`);
    expect(await seen()).not.toContain(there);
  });

  it('that become restricted are taken back before anything else is written', async () => {
    const { blue, settle } = pair.sites;
    const id = await blue.comment(pair.sup, 'Said too much');
    await settle();
    expect((await texts()).join()).toContain('Said too much');
    const visibility = { type: 'role', value: 'Administrators' };
    await blue.call('PUT', `/issue/${pair.sup}/comment/${id}`, {
      body: paragraph('Said too much'),
      visibility,
    });
    await settle();
    expect((await texts()).join()).not.toContain('Said too much');
  });

  it('cross sixty at a time, each once, and not faster than Jira lets one issue be written', async () => {
    const before = (await texts()).length;
    for (let n = 1; n <= 60; n += 1) await pair.sites.blue.comment(pair.sup, `Remark ${n}.`);
    await pair.sites.settle();
    await pair.sites.host.advance(120);
    await pair.sites.settle();
    const now = (await texts()).slice(before);
    expect(now).toHaveLength(60);
    expect(new Set(now).size).toBe(60);
    expect(pair.sites.host.host.reports()).toEqual([]);
  });

  it('removed in a heap wait until a person lets them go', async () => {
    const { blue, settle, admin } = pair.sites;
    const before = (await texts()).length;
    const { comments } = Object(await blue.call('GET', `/issue/${pair.sup}/comment?maxResults=500`));
    const own = comments.filter((one: unknown) => JSON.stringify(one).includes('Remark ')).slice(0, 7);
    for (const { id } of own) await blue.deleteComment(pair.sup, id);
    await settle();
    expect(await texts()).toHaveLength(before);
    const standing = JSON.stringify(await admin('blue', 'sync.status', { issue: pair.sup }));
    expect(standing).toContain('7 comments, files, worklogs or links were removed here at once');
    await admin('blue', 'sync.letRemovalsGo', { issue: pair.sup, connection: pair.connection });
    await settle();
    expect(await texts()).toHaveLength(before - 7);
    expect(JSON.stringify(await admin('blue', 'sync.status', { issue: pair.sup }))).not.toContain(
      'removed here',
    );
  });
});
