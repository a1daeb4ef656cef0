import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { projectId } from '../../host/local/start-up.ts';
import { paragraph } from '../support/jira-user.ts';
import { type TwoSites, twoSites } from '../support/two-sites.ts';

/**
 * Secrets are planted wherever the rules keep something back; then the issue crosses, is edited, commented and ended.
 * None may be found on the wire, in the partner's store, in the partner's Jira or in anybody's log.
 */
describe('A46 forty secrets in excluded places', () => {
  let sites: TwoSites;
  let connection: string;
  const planted: string[] = [];
  const canary = (): string => {
    const secret = `canary-${String(planted.length + 1).padStart(2, '0')}-q7x`;
    planted.push(secret);
    return secret;
  };
  const many = <T>(count: number, make: () => T): T[] => Array.from({ length: count }, make);

  const internal = (key: string) =>
    sites.blue.call('POST', `/issue/${key}/comment`, {
      body: paragraph(canary()),
      properties: [{ key: 'sd.public.comment', value: { internal: true } }],
    });

  beforeAll(async () => {
    sites = await twoSites('canaries');
    connection = await sites.connect();
    await sites.admin('blue', 'trigger.save', { connection, jql: 'labels = shared' });
    // Issues that stay at home, with everything that belongs to them.
    for (const summary of many(4, canary)) {
      const { key } = await sites.blue.create('SUP', 'Service Request', {
        summary,
        description: paragraph(canary()),
      });
      await sites.blue.comment(key, canary());
    }
    // The shared issue: old values in its history, fields that no rule names, internal notes, worklogs.
    const { key } = await sites.blue.create('SUP', 'Service Request', {
      summary: canary(),
      description: paragraph(canary()),
      environment: paragraph(canary()),
      labels: ['at-home', ...many(4, canary)],
      duedate: '2026-12-24',
    });
    for (const summary of many(3, canary)) await sites.blue.edit(key, { summary });
    await sites.blue.edit(key, { summary: 'Shared with you', description: paragraph('Plain words.') });
    for (const _ of many(6, () => 0)) await internal(key);
    for (const comment of many(3, canary))
      await sites.blue.call('POST', `/issue/${key}/worklog`, {
        timeSpentSeconds: 60,
        comment: paragraph(comment),
      });
    await sites.blue.edit(key, { labels: ['shared', 'at-home', ...many(2, canary)] });
    await sites.settle();
    const found = await sites.green.find('project = DEV');
    expect(found.map(({ fields }) => fields.summary)).toEqual(['Shared with you']);
    // It goes on: edits of what is held back, notes after the first sync, an issue in a project that is not shared.
    await sites.blue.edit(key, { environment: paragraph(canary()), labels: ['shared', ...many(2, canary)] });
    for (const _ of many(3, () => 0)) await internal(key);
    await sites.blue.comment(key, 'This one is for you.');
    await sites.blue.edit(key, { summary: 'Shared with you, edited' });
    await sites.settle();
    await sites.admin('blue', 'connection.check', { connection });
    await sites.admin('blue', 'connection.pairs', { connection });
    await sites.admin('blue', 'connection.disconnect', { connection });
    // A warm process may go on with what it has read for half a minute (docs/security.md).
    await sites.host.advance(31);
    for (const summary of many(2, canary)) await sites.blue.edit(key, { summary });
    await sites.settle();
  });
  afterAll(() => sites.dispose());

  const expectNone = (text: string) => expect(planted.filter((secret) => text.includes(secret))).toEqual([]);

  it('were planted, and what was meant to cross did', () => {
    expect(planted.length).toBeGreaterThanOrEqual(40);
    expect(JSON.stringify(sites.host.traffic({}))).toContain('This one is for you.');
  });

  it('are not on the wire', () => expectNone(JSON.stringify(sites.host.traffic({}))));

  it('are not in the partner’s store', () =>
    expectNone(JSON.stringify(sites.host.host.records('green', ''))));

  it('are not in the own store', () => expectNone(JSON.stringify(sites.host.host.records('blue', ''))));

  it('are not in the partner’s Jira', async () => {
    const issues = await sites.green.find(`project = ${projectId(sites.host, 'green', 'DEV')}`);
    expectNone(JSON.stringify(issues));
    for (const { key } of issues) expectNone((await sites.green.comments(key)).join('\n'));
  });

  it('A55 are in nobody’s log, and neither is a name, an address, a token or a signature', () => {
    const lines = JSON.stringify(['blue', 'green'].map((site) => sites.host.host.logs(site)));
    expectNone(lines);
    for (const secret of [
      '@blue.example',
      '@green.example',
      'v1a,',
      'Plain words',
      'This one is for you',
      'cpi_',
    ])
      expect(lines).not.toContain(secret);
    for (const { headers } of sites.host.traffic({}))
      expect(lines).not.toContain(headers['counterpart-token']);
  });
});

describe('A45 an issue that leaves what is shared', () => {
  let sites: TwoSites;
  beforeAll(async () => {
    sites = await twoSites('leaves');
  });
  afterAll(() => sites.dispose());

  it('stops at once: later changes stay at home, and the partner learns nothing but that it is out of scope', async () => {
    const connection = await sites.connect();
    const { key } = await sites.blue.create('SUP', 'Service Request', {
      summary: 'Together',
      labels: ['ours'],
    });
    await sites.admin('blue', 'sync.issue', { issue: key, connection });
    await sites.settle();
    const found = await sites.admin('blue', 'project.search', { query: '' });
    const { projects } = z
      .object({ projects: z.array(z.object({ id: z.string(), key: z.string() })) })
      .parse(found);
    const other = projects.find((project) => project.key !== 'SUP');
    await sites.admin('blue', 'connection.update', { connection, projectIds: [other?.id] });
    await sites.settle();
    await sites.host.advance(31);
    const before = sites.host.traffic({}).length;
    await sites.blue.edit(key, { summary: 'Ours alone now' });
    await sites.blue.comment(key, 'Do not tell them');
    await sites.settle();
    const later = JSON.stringify(sites.host.traffic({}).slice(before));
    for (const secret of ['Ours alone now', 'Do not tell them']) expect(later).not.toContain(secret);
    expect((await sites.green.find('project = DEV')).map(({ fields }) => fields.summary)).toEqual([
      'Together',
    ]);
  });
});
