import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ThreeSites, threeSites } from '../support/three-sites.ts';

/**
 * The provider (green) shares an issue of its own with its customer (blue) and with the maker of a part (red). What
 * the one partner adds to it is not for the other, unless the provider's rules say so.
 */
describe('what a partner adds to an issue that two partners share', () => {
  let sites: ThreeSites;
  let second: string;

  beforeAll(async () => {
    sites = await threeSites();
    const { first, ...ids } = await sites.chain();
    second = ids.second;
    for (const connection of [first, second])
      await sites.admin('green', 'trigger.save', { connection, jql: 'project = DEV' });
    // The customer's desk lets files of its team leave.
    await sites.publish('blue', first, { attachments: { out: 'all', in: 'on' } });
    await sites.at('green').create('DEV', 'Task', { summary: 'The part is broken' });
    await sites.settle();
  });
  afterAll(() => sites.dispose());

  const filesOf = async (site: 'blue' | 'green' | 'red', key: string) =>
    (await sites.at(site).read(key)).fields.attachment.map(({ filename }) => filename).sort();
  const commentsOf = (site: 'blue' | 'green' | 'red', key: string) => sites.at(site).comments(key);
  let remark = '';

  it('goes to the provider alone: comments and files stop there', async () => {
    remark = await sites.at('blue').comment('SUP-1', 'We pay nothing for this');
    await sites.at('blue').attach('SUP-1', 'contract.txt', new TextEncoder().encode('secret'));
    await sites.settle();
    await sites.pass(120);
    expect(await commentsOf('green', 'DEV-1')).toEqual([expect.stringContaining('We pay nothing')]);
    expect(await filesOf('green', 'DEV-1')).toEqual(['contract.txt']);
    expect(await commentsOf('red', 'RED-1')).toEqual([]);
    expect(await filesOf('red', 'RED-1')).toEqual([]);
  });

  it('does not keep back what the provider adds itself', async () => {
    await sites.at('green').comment('DEV-1', 'We are looking into it');
    await sites.at('green').attach('DEV-1', 'log.txt', new TextEncoder().encode('log'));
    await sites.settle();
    await sites.pass(120);
    expect(await commentsOf('red', 'RED-1')).toEqual([expect.stringContaining('looking into it')]);
    expect(await filesOf('red', 'RED-1')).toEqual(['log.txt']);
    expect(await commentsOf('blue', 'SUP-1')).toHaveLength(2);
    expect(await filesOf('blue', 'SUP-1')).toEqual(['contract.txt', 'log.txt']);
  });

  it('is handed on once a trigger takes what arrived from partners, and follows its owner from then on', async () => {
    await sites.admin('green', 'trigger.save', {
      connection: second,
      jql: 'project = DEV AND labels = onward',
      fromPartners: true,
    });
    await sites.pass(60);
    await sites.at('blue').comment('SUP-1', 'Please tell the maker');
    await sites.settle();
    await sites.pass(120);

    expect(await commentsOf('red', 'RED-1')).toHaveLength(3);
    expect(await filesOf('red', 'RED-1')).toEqual(['contract.txt', 'log.txt']);

    await sites.at('blue').editComment('SUP-1', remark, 'We pay half of this');
    await sites.settle();
    expect((await commentsOf('red', 'RED-1')).join()).toContain('We pay half of this');
    await sites.at('blue').deleteComment('SUP-1', remark);
    await sites.settle();
    expect((await commentsOf('red', 'RED-1')).join()).not.toContain('We pay');
    expect(await commentsOf('blue', 'SUP-1')).toHaveLength(2);
  });

  it('comes to rest', async () => {
    await sites.pass(3600);
    sites.host.resetMeters();
    await sites.pass(3 * 3600);
    for (const { messages } of Object.values(sites.host.meters().sites)) expect(messages).toBe(0);
  });
});
