import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { type TwoSites, twoSites } from '../support/two-sites.ts';

const published = z.object({
  number: z.number(),
  version: z.looseObject({ mappings: z.array(z.unknown()) }),
});

describe('rules published on one side', () => {
  let sites: TwoSites;
  let connection: string;
  beforeAll(async () => {
    sites = await twoSites();
    connection = await sites.connect();
    await sites.admin('blue', 'trigger.save', { connection, jql: 'project = SUP' });
    await sites.blue.create('SUP', 'Service Request', { summary: 'Printer jams' });
    await sites.settle();
  }, 60_000);
  afterAll(() => sites.dispose());

  it('are what the next sync runs, and what is read back', async () => {
    const mappings = [
      { id: 'd', field: 'description', path: 'description', kind: 'richText', direction: 'out' },
    ];
    const answer = published.parse(
      await sites.admin('blue', 'rules.publish', { connection, version: { mappings } }),
    );
    expect(published.parse(await sites.admin('blue', 'rules.read', { connection }))).toEqual(answer);
    await sites.blue.edit('SUP-1', { summary: 'No longer mapped' });
    await sites.settle();
    expect((await sites.green.read('DEV-1')).fields).toMatchObject({ summary: 'Printer jams' });
  });

  it('are refused in words that name the mapping and the value', async () => {
    const mappings = [{ id: 'd', field: 'description', path: 'description', kind: 'colour' }];
    await expect(sites.admin('blue', 'rules.publish', { connection, version: { mappings } })).rejects.toThrow(
      /Mapping 1, kind: .*"colour"/,
    );
  });

  it('are refused where a filter cannot be parsed', async () => {
    const { version } = published.parse(await sites.admin('blue', 'rules.read', { connection }));
    const scope = { ...z.looseObject({}).parse(version['scope']), filter: 'project = = SUP' };
    await expect(sites.admin('blue', 'rules.publish', { connection, version: { scope } })).rejects.toThrow(
      /The filter: /,
    );
  });
});
