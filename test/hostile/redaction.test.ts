import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { basicVersion } from '../../src/core/rules/basic-version.ts';
import { HIDDEN } from '../../src/core/rules/redaction.ts';
import { paragraph } from '../support/jira-user.ts';
import { type TwoSites, twoSites } from '../support/two-sites.ts';

const bytes = (count: number) => new Uint8Array(count).fill(7);

/**
 * Words that redaction hides are planted wherever something of an issue leaves: by mappings, by a script, by a
 * constant, in comments, logged work, names of files, labels and addresses. None may be found with the partner.
 */
describe('redaction that mappings, scripts and constants would get around', () => {
  let sites: TwoSites;
  let connection: string;
  let key: string;
  const planted: string[] = [];
  const canary = (): string => {
    const secret = `falcon-${String(planted.length + 1).padStart(2, '0')}x`;
    planted.push(secret);
    return secret;
  };
  const publish = (redaction: unknown) =>
    sites.publish('blue', connection, {
      mode: 'script',
      mappings: [
        ...basicVersion({ id: '1', key: 'SUP' }).mappings,
        { id: 'l', field: 'labels', path: 'labels', kind: 'labels' },
        { id: 'p', field: 'priority', path: 'priority', kind: 'priority', direction: 'out' },
        { id: 'c', field: 'duedate', path: 'note', kind: 'date', direction: 'out', constant: canary() },
        { id: 'e', field: 'environment', path: 'environment', kind: 'richText', direction: 'out' },
      ],
      comments: { out: 'public', in: 'on' },
      attachments: { out: 'all', in: 'on' },
      worklogs: { out: 'all', in: 'on' },
      links: { out: 'all', in: 'on', remote: true },
      scripts: {
        outgoing: [
          'replica.customKeys["hint"] = "for " + issue.summary',
          'replica.customKeys["surroundings"] = String(issue.environment)',
        ].join('\n'),
      },
      policies: { redaction },
    });

  beforeAll(async () => {
    sites = await twoSites('redaction');
    connection = await sites.connect();
    await publish({
      patterns: [{ id: 'p', name: 'code names', pattern: 'falcon-\\d+x' }],
      fields: [{ id: 'f', field: 'environment' }],
    });
    await sites.pass(60);
    const half = canary();
    const made = await sites.blue.create('SUP', 'Service Request', {
      summary: `Deliver ${canary()} now`,
      duedate: '2026-12-24',
      environment: paragraph(canary()),
      labels: ['shared', canary()],
      description: {
        type: 'doc',
        version: 1,
        content: [
          {
            type: 'paragraph',
            content: [
              { type: 'text', text: `see ${half.slice(0, 4)}` },
              { type: 'text', text: half.slice(4), marks: [{ type: 'strong' }] },
              {
                type: 'text',
                text: ' and here',
                marks: [{ type: 'link', attrs: { href: `https://${canary()}.example/` } }],
              },
            ],
          },
        ],
      },
    });
    key = made.key;
    await sites.blue.comment(key, `Ask about ${canary()}`);
    await sites.blue.attach(key, `plan-${canary()}.txt`, bytes(100));
    await sites.blue.call('POST', `/issue/${key}/worklog`, {
      timeSpentSeconds: 60,
      comment: paragraph(canary()),
    });
    await sites.blue.call('POST', `/issue/${key}/remotelink`, {
      object: { url: `https://wiki.example/${canary()}`, title: 'Wiki' },
    });
    await sites.blue.call('POST', `/issue/${key}/remotelink`, {
      object: { url: 'https://wiki.example/open', title: `About ${canary()}` },
    });
    await sites.admin('blue', 'sync.issue', { issue: key, connection });
    await sites.settle();
    await sites.pass(60);
  }, 60_000);
  afterAll(() => sites.dispose());

  const expectNone = (text: string) => {
    expect(planted.filter((secret) => text.includes(secret))).toEqual([]);
    expect(text).not.toMatch(/falcon-\d+x/i);
  };

  it('lets the rest cross', async () => {
    expect((await sites.green.read('DEV-1')).fields.summary).toBe(`Deliver ${HIDDEN} now`);
    expect((await sites.green.comments('DEV-1')).join('\n')).toContain(`Ask about ${HIDDEN}`);
    expect((await sites.green.read('DEV-1')).fields.attachment.map(({ filename }) => filename)).toEqual([
      `plan-${HIDDEN}.txt`,
    ]);
    const wire = JSON.stringify(sites.host.traffic({}));
    expect(wire).toContain(`for Deliver ${HIDDEN} now`);
    expect(wire).toContain(`About ${HIDDEN}`);
    expect(wire).toContain('labels/shared');
  });

  it('hides what an edit brings in, and what stands against the partner’s edit', async () => {
    await sites.blue.edit(key, { summary: `Again ${canary()}` });
    await sites.pass(60);
    expect((await sites.green.read('DEV-1')).fields.summary).toBe(`Again ${HIDDEN}`);
    await sites.blue.edit(key, { summary: `Ours ${canary()}` });
    await sites.green.edit('DEV-1', { summary: 'Theirs' });
    await sites.settle();
    await sites.pass(120);
    expectNone(JSON.stringify(sites.host.traffic({})));
  });

  it('comes to rest', async () => {
    await sites.pass(120);
    const from = sites.host.clock.now();
    await sites.pass(600);
    expect(sites.host.traffic({ since: from })).toEqual([]);
  });

  it('leaves none on the wire, in the partner’s store, in its Jira or in a log', async () => {
    expect(planted.length).toBeGreaterThanOrEqual(12);
    expectNone(JSON.stringify(sites.host.traffic({})));
    expectNone(JSON.stringify(sites.host.host.records('green', '')));
    const issues = await sites.green.find('project = DEV');
    expectNone(JSON.stringify(issues));
    for (const { key: there } of issues) expectNone((await sites.green.comments(there)).join('\n'));
    expectNone(JSON.stringify(['blue', 'green'].map((site) => sites.host.host.logs(site))));
  });

  it('is part of what both admins agree to, and is said in sentences', async () => {
    const { leaves } = z
      .object({ leaves: z.array(z.string()) })
      .parse(await sites.admin('blue', 'rules.read', { connection }));
    expect(leaves.join('\n')).toContain('is hidden: code names');
    expect(leaves.join('\n')).toContain('Never leaves, whatever mappings and scripts say: Environment.');
    expect(leaves.join('\n')).not.toContain('leaves as environment');
  });

  it('is refused with its place where a pattern cannot be read', async () => {
    await expect(publish({ patterns: [{ id: 'p', pattern: '(a+' }] })).rejects.toThrow(
      /policies\.redaction\.patterns\.0\.pattern|not closed/,
    );
  });
});
