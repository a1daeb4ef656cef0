import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { adminOf } from '../../host/local/start-up.ts';
import { type TwoSites, twoSites } from '../support/two-sites.ts';

const answer = z.object({
  seen: z.array(z.object({ ref: z.string(), name: z.string(), path: z.string() })),
  unmapped: z.number(),
  names: z.record(z.string(), z.string()),
});
const readMap = z.object({
  map: z.array(z.object({ here: z.string(), there: z.string() })),
  names: z.record(z.string(), z.string()),
});
const found = z.object({
  people: z.array(z.object({ id: z.string(), name: z.string(), assignable: z.boolean() })),
});

/** Whom the partner's values have named, so that an admin can say who they are here. */
describe('the user map of a connection', () => {
  let sites: TwoSites;
  let connection: string;
  let ann: string;
  let hana: string;

  beforeAll(async () => {
    sites = await twoSites('user-map');
    connection = await sites.connect();
    ann = adminOf(sites.host.site('blue'));
    const users = sites.host.site('green').jira.state.users.all();
    hana = users.find(({ emailAddress }) => emailAddress === 'hana@green.example')?.accountId ?? '';
    const summary = { id: 'summary', field: 'summary', path: 'summary', kind: 'text' };
    const assignee = {
      id: 'assignee',
      field: 'assignee',
      path: 'assignee',
      kind: 'user',
      noMatch: 'nothing',
    };
    for (const site of ['blue', 'green'] as const)
      await sites.publish(site, connection, { mappings: [summary, assignee] });
    await sites.admin('blue', 'trigger.save', { connection, jql: 'project = SUP' });
    await sites.pass(60);
  });
  afterAll(() => sites.dispose());

  const onGreen = async () => answer.parse(await sites.admin('green', 'userMap.get', { connection }));
  const storeOps = () => sites.host.meters().sites['green']?.store.ops ?? 0;

  async function assigned(): Promise<string> {
    const { key } = await sites.blue.create('SUP', 'Service Request', {
      summary: 'Who is it',
      assignee: { accountId: ann },
    });
    await sites.settle();
    return key;
  }

  it('lists somebody who came and is nobody here once, without an address that the partner keeps', async () => {
    expect(await onGreen()).toMatchObject({ seen: [], unmapped: 0 });
    await assigned();
    await assigned();
    const { seen, unmapped } = await onGreen();
    expect(seen).toMatchObject([{ name: 'Ann Archer', path: 'assignee' }]);
    expect(seen[0]).not.toHaveProperty('email');
    expect(unmapped).toBe(1);
  });

  it('costs nothing for somebody who is in the list already', async () => {
    const key = await assigned();
    sites.host.resetMeters();
    await sites.blue.edit(key, { summary: 'Without anybody' });
    await sites.settle();
    const without = storeOps();
    sites.host.resetMeters();
    await sites.blue.edit(key, { summary: 'Once more', assignee: null });
    await sites.settle();
    await sites.pass(60);
    sites.host.resetMeters();
    await sites.blue.edit(key, { assignee: { accountId: ann } });
    await sites.settle();
    expect(storeOps()).toBeLessThanOrEqual(without);
  });

  it('names the people of this site, and says who cannot be assigned', async () => {
    const { admin } = sites.host.site('green').jira;
    const outsider = admin.createUser({
      displayName: 'Hanno Outside',
      emailAddress: 'hanno@green.example',
      groups: [],
    }).accountId;
    const { people } = found.parse(await sites.admin('green', 'person.search', { connection, query: 'Han' }));
    expect(people.find(({ id }) => id === hana)).toMatchObject({ assignable: true });
    expect(people.find(({ id }) => id === outsider)?.assignable).not.toBe(true);
  });

  it('is read from a table as a whole or not at all, and counts nobody as unknown who is in it', async () => {
    const [person] = (await onGreen()).seen;
    const csv = `here,there\n${hana},${person?.ref}\n`;
    await expect(
      sites.admin('green', 'userMap.read', { connection, csv: `${csv}nobody-at-all,Carl` }),
    ).rejects.toThrow(/Line 3 of the table cannot be used: "nobody-at-all" is nobody here/);
    const { map, names } = readMap.parse(await sites.admin('green', 'userMap.read', { connection, csv }));
    expect(names[hana]).toMatch(/Hana/);
    await sites.publish('green', connection, { userMap: { map } });
    await sites.pass(60);
    expect((await onGreen()).unmapped).toBe(0);

    await assigned();
    const made = sites.host.site('green').jira.state.issues.all().at(-1)?.key ?? '';
    expect((await sites.green.read(made)).fields['assignee']).toMatchObject({ accountId: hana });
  });
});
