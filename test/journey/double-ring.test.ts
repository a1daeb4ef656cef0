import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ThreeNames, type ThreeSites, threeSites } from '../support/three-sites.ts';

const projects = { blue: 'SUP', green: 'DEV', red: 'RED' } as const satisfies Record<ThreeNames, string>;
const types = { blue: 'Service Request', green: 'Task', red: 'Task' } as const satisfies Record<
  ThreeNames,
  string
>;
const names = ['blue', 'green', 'red'] as const;

/** Three companies, each connected with both others, and everybody hands on everything in both directions. */
describe('two rings over the same three sites', () => {
  let sites: ThreeSites;

  beforeAll(async () => {
    sites = await threeSites('double-ring');
    const { first, second } = await sites.chain();
    const third = await sites.close();
    const ends = [
      ['blue', first],
      ['green', first],
      ['green', second],
      ['red', second],
      ['red', third],
      ['blue', third],
    ] as const;
    for (const [site, connection] of ends)
      await sites.admin(site, 'trigger.save', {
        connection,
        jql: `project = ${projects[site]}`,
        fromPartners: true,
      });
    await sites.pass(60);
  });
  afterAll(() => sites.dispose());

  const issuesOf = (site: ThreeNames) => sites.at(site).find(`project = ${projects[site]}`);

  it('bring each issue, comment and file to each site once, wherever it was made', async () => {
    for (const site of names) {
      const { key } = await sites
        .at(site)
        .create(projects[site], types[site], { summary: `Made in ${site}` });
      await sites.at(site).comment(key, `Said in ${site}`);
      await sites.at(site).attach(key, `${site}.txt`, new TextEncoder().encode(site));
    }
    await sites.settle();
    await sites.pass(2 * 3600);
    for (const site of names) {
      const issues = await issuesOf(site);
      expect(issues.map(({ fields }) => fields.summary).sort()).toEqual([
        'Made in blue',
        'Made in green',
        'Made in red',
      ]);
      for (const { key, fields } of issues) {
        const home = fields.summary.slice('Made in '.length);
        const comments = await sites.at(site).comments(key);
        expect({ site, key, comments }).toEqual({
          site,
          key,
          comments: [expect.stringContaining(`Said in ${home}`)],
        });
        expect(fields.attachment.map(({ filename }) => filename)).toEqual([`${home}.txt`]);
      }
    }
  });

  it('carry what each site adds to each issue to both others, once', async () => {
    for (const site of names) {
      for (const { key, fields } of await issuesOf(site))
        await sites.at(site).comment(key, `${site} on ${fields.summary}`);
    }
    await sites.settle();
    await sites.pass(2 * 3600);
    for (const site of names) {
      for (const { key, fields } of await issuesOf(site)) {
        const comments = (await sites.at(site).comments(key)).filter((text) => text.includes(' on Made in '));
        expect(comments).toHaveLength(3);
        for (const one of names)
          expect(comments.filter((text) => text.includes(`${one} on ${fields.summary}`))).toHaveLength(1);
      }
    }
  });

  it('come to rest', async () => {
    await sites.pass(3600);
    sites.host.resetMeters();
    await sites.pass(3 * 3600);
    for (const { messages } of Object.values(sites.host.meters().sites)) expect(messages).toBe(0);
  });
});
