import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SyncedPair, syncedPair } from '../support/synced-pair.ts';

describe('the names that JQL has for the counterpart of a work item', () => {
  let pair: SyncedPair;
  const keys = async (site: 'blue' | 'green', jql: string) =>
    (await pair.sites[site].find(jql)).map(({ key }) => key);

  beforeAll(async () => {
    pair = await syncedPair({ project: 'SUP' });
    await pair.sites.blue.create('SUP', 'Service Request', { summary: 'Stays here' });
    await pair.sites.settle();
  }, 60_000);
  afterAll(() => pair.sites.dispose());

  it('find it by the connection on both sides, and nothing else', async () => {
    const jql = `counterpartConnection = "${pair.connection}"`;
    expect(await keys('blue', jql)).toEqual([pair.sup]);
    expect(await keys('green', jql)).toEqual([pair.dev]);
    expect(await keys('blue', 'counterpartConnection = "another"')).toEqual([]);
  });

  it('find it by the key that it has at the partner', async () => {
    expect(await keys('blue', `counterpartKey = "${pair.dev}"`)).toEqual([pair.sup]);
    expect(await keys('green', `counterpartKey = "${pair.sup}"`)).toEqual([pair.dev]);
  });

  it('find it by its state, and together with clauses of Jira', async () => {
    expect(await keys('blue', 'project = SUP AND counterpartState = "ok"')).toEqual([pair.sup]);
    expect(await keys('green', 'project != DEV AND counterpartState = "ok"')).toEqual([]);
  });
});
