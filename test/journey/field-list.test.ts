import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fieldList } from '../../src/contract/fields.ts';
import type { AnswerOf } from '../../src/contract/operation.ts';
import { everyField, furnishProject } from '../support/every-field.ts';
import { type TwoSites, twoSites } from '../support/two-sites.ts';

describe('what rules can name', () => {
  let sites: TwoSites;
  let connection: string;

  const list = async (more: object = {}): Promise<AnswerOf<typeof fieldList>> =>
    fieldList.answer.parse(await sites.admin('blue', 'field.list', { connection, ...more }));

  beforeAll(async () => {
    sites = await twoSites();
    connection = await sites.connect();
    await furnishProject(sites.blue, 'SUP');
  }, 60_000);
  afterAll(() => sites.dispose());

  it('has every field that can cross, under the kind that a mapping of it has', async () => {
    const { fields, notes } = await list();
    const kinds = new Map(fields.map(({ id, kind }) => [id, kind]));
    expect(everyField.map(({ field }) => [field, kinds.get(field)])).toEqual(
      everyField.map(({ field, kind }) => [field, kind]),
    );
    expect(notes).toEqual([]);
  });

  it('names the values that a field can have, of options with options below them both', async () => {
    const { fields, types, statuses, linkTypes } = await list();
    const valuesOf = (id: string) => fields.find((one) => one.id === id)?.values;
    expect(valuesOf('customfield_10035')).toEqual(['Red', 'Green', 'Blue']);
    expect(valuesOf('customfield_10037')).toContain('Europe / Paris');
    expect(valuesOf('components')).toEqual(['Backend', 'Frontend']);
    expect(valuesOf('status')).toEqual(statuses);
    expect(valuesOf('issuetype')).toEqual(types);
    expect(types).toContain('Service Request');
    expect(statuses.length).toBeGreaterThan(1);
    expect(linkTypes).toContain('Blocks');
  });

  it('says of every field that cannot be mapped why, and of some that they only leave', async () => {
    const { fields } = await list();
    expect(fields.filter(({ kind, why }) => (kind === undefined) !== (why !== undefined))).toEqual([]);
    const leaving = fields.filter(({ kind, writable }) => kind !== undefined && !writable);
    expect(leaving.map(({ id }) => id)).toEqual(expect.arrayContaining(['created', 'creator', 'watches']));
  });

  it('is kept for minutes, is asked anew on request, and costs what it says', async () => {
    sites.host.resetMeters();
    await list();
    const calls = () => sites.host.meters().sites['blue']?.jira.calls;
    const before = calls() ?? 0;
    const { spaces, types } = await list({ fresh: true });
    expect(spaces.map(({ key }) => key)).toEqual(['SUP']);
    // The right of the person who asks is the first of them; the last are the desk, its request types and organizations.
    expect((calls() ?? 0) - before).toBe(1 + 2 + 3 + types.length + 3);
    const kept = calls() ?? 0;
    await list();
    expect((calls() ?? 0) - kept).toBe(1);
  });

  it('looks at the spaces that are asked for and says which of them the app does not see', async () => {
    const { spaces, notes } = await list({ spaces: ['99999'] });
    expect(spaces).toEqual([]);
    expect(notes).toEqual([
      'The app sees no space with the id 99999: it was deleted, or it is blocked for the app.',
    ]);
  });
});
