import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { basicVersion } from '../../src/core/rules/basic-version.ts';
import { paragraph } from '../support/jira-user.ts';
import { type TwoSites, twoSites } from '../support/two-sites.ts';

/** A field that leaves by a mapping, and into which a script of the same side copies one that redaction hides. */
describe('redaction that an incoming script would get around', () => {
  let sites: TwoSites;
  let connection: string;
  beforeAll(async () => {
    sites = await twoSites('redaction-in-scripts');
    connection = await sites.connect();
    await sites.publish('blue', connection, {
      mode: 'script',
      mappings: [
        ...basicVersion({ id: '1', key: 'SUP' }).mappings,
        { id: 'l', field: 'labels', path: 'labels', kind: 'labels', direction: 'out' },
        { id: 'd', field: 'description', path: 'description', kind: 'richText', direction: 'out' },
      ],
      scripts: {
        incoming: [
          'issue.summary = replica.summary',
          'issue.description = replica.summary + " with " + issue.environment',
          'const all = JSON.stringify(issue)',
          'issue.labels = [replica.summary + (all.includes("falcon") ? "-seen" : "-unseen")]',
        ].join('\n'),
      },
      policies: { redaction: { patterns: [], fields: [{ id: 'f', field: 'environment' }] } },
    });
    await sites.publish('green', connection, {
      mappings: [
        ...basicVersion({ id: '1', key: 'DEV' }).mappings,
        { id: 'l', field: 'labels', path: 'labels', kind: 'labels', direction: 'in', merge: 'replace' },
      ],
    });
    await sites.pass(60);
    await sites.blue.create('SUP', 'Service Request', {
      summary: 'Deliver',
      environment: paragraph('falcon-1'),
    });
    await sites.admin('blue', 'sync.issue', { issue: 'SUP-1', connection });
    await sites.settle();
    await sites.green.edit('DEV-1', { summary: 'Delivered' });
    await sites.pass(300);
  }, 60_000);
  afterAll(() => sites.dispose());

  it('shows the script no hidden field, so that none is copied into one that leaves', async () => {
    const { fields } = await sites.blue.read('SUP-1');
    expect(fields).toMatchObject({ summary: 'Delivered', labels: ['Delivered-unseen'] });
    expect(JSON.stringify(fields['description'])).toContain('Delivered with undefined');
    expect(JSON.stringify(fields['environment'])).toContain('falcon-1');
  });

  it('leaves none of it on the wire, in the partner’s store or in its Jira', async () => {
    expect((await sites.green.read('DEV-1')).fields['labels']).toEqual(['Delivered-unseen']);
    const there = [sites.host.host.records('green', ''), await sites.green.find('project = DEV')];
    expect(JSON.stringify([sites.host.traffic({}), there])).not.toContain('falcon');
  });
});
