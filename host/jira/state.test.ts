import { describe, expect, it } from 'vitest';
import { openDatabase } from '../database/open-database.ts';
import { sampleSite } from './sample-site.ts';
import { JiraState } from './state.ts';

const BODY = { fields: { project: { key: 'DEV' }, issuetype: { name: 'Task' }, summary: 'Door' } };

describe('the state of a site', () => {
  it('is found again in the database, with its counters and files', async () => {
    const database = openDatabase();
    const { rest, site } = sampleSite(database);
    await rest('POST', '/rest/api/3/issue', BODY);
    site.state.putBlob('10000', new Uint8Array([1, 2, 3]));
    const again = new JiraState('blue', database);
    expect(again.issues.by('key', 'DEV-1')[0]).toEqual(site.state.issues.get('10000'));
    expect(again.blob('10000')).toEqual(new Uint8Array([1, 2, 3]));
    expect(again.nextId('issue')).toBe('10001');
    expect(new JiraState('green', database).issues.size).toBe(0);
  });

  it('is untouched by a transaction that fails, in memory and in the database', async () => {
    const database = openDatabase();
    const { rest, site, admin } = sampleSite(database);
    await rest('POST', '/rest/api/3/issue', BODY);
    const before = JSON.stringify(site.state.snapshot().records);
    expect(() =>
      site.state.transaction(() => {
        site.state.issues.delete('10000');
        site.state.users.put({ ...admin, displayName: 'Changed' });
        throw new Error('refused');
      }),
    ).toThrow('refused');
    const sorted = (text: string) => [...JSON.parse(text)].map((entry) => JSON.stringify(entry)).sort();
    expect(sorted(JSON.stringify(site.state.snapshot().records))).toEqual(sorted(before));
    expect(new JiraState('blue', database).users.get(admin.accountId)?.displayName).toBe('Ann');
  });

  it('undoes a failed part of a transaction alone', () => {
    const { site, admin } = sampleSite(openDatabase());
    const { state } = site;
    state.transaction(() => {
      state.users.put({ ...admin, displayName: 'First' });
      expect(() =>
        state.attempt(() => {
          state.users.put({ ...admin, displayName: 'Second' });
          throw new Error('refused');
        }),
      ).toThrow('refused');
    });
    expect(state.users.get(admin.accountId)?.displayName).toBe('First');
  });

  it('goes back to a snapshot, but gives no id a second time', async () => {
    const { rest, site } = sampleSite();
    await rest('POST', '/rest/api/3/issue', BODY);
    const snapshot = site.state.snapshot();
    await rest('POST', '/rest/api/3/issue', BODY);
    await rest('PUT', '/rest/api/3/issue/DEV-1', { fields: { summary: 'Gate' } });
    site.state.restore(snapshot);
    expect(site.state.issues.size).toBe(1);
    expect(site.state.issues.get('10000')?.values['summary']).toBe('Door');
    expect(site.state.nextId('issue')).toBe('10002');
  });
});
