import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { used } from '../bench/measure.ts';
import { standingOf, type TwoSites, twoSites } from '../support/two-sites.ts';

const JIRA = 'com.atlassian.jira.plugin.system.customfieldtypes';
const UNREAD = 260;
const READ = 20;

/** An edit that no rule reads costs nothing, and none that one reads is taken for such. */
describe('a site of several hundred fields', () => {
  let sites: TwoSites;
  let connection: string;
  let key: string;
  let peer: string;
  let read: readonly string[];
  let unread: readonly string[];
  let scripted: string;

  beforeAll(async () => {
    sites = await twoSites('unread-fields');
    connection = await sites.connect();
    const { admin } = sites.host.site('blue').jira;
    const make = (name: string) => admin.createField(name, `${JIRA}:textfield`).id;
    read = Array.from({ length: READ }, (_, at) => make(`Read ${at}`));
    unread = Array.from({ length: UNREAD }, (_, at) => make(`Unread ${at}`));
    scripted = make('Scripted');
    const summary = { id: 'summary', field: 'summary', path: 'summary', kind: 'text' };
    const lines = read.map((field, at) => ({ id: `r${at}`, field, path: `read${at}`, kind: 'text' }));
    const rules = await sites.admin('blue', 'rules.read', { connection });
    const { scope } = Object(rules).version;
    await sites.publish('blue', connection, {
      mode: 'script',
      mappings: [summary, ...lines.map((line) => ({ ...line, direction: 'out' }))],
      scope: { ...scope, filter: 'labels is EMPTY OR labels != secret' },
      scripts: {
        outgoing: 'replica.customFields["Said"] = { value: issue.customFields["Scripted"].value };',
        fields: [{ name: 'Scripted', field: scripted, kind: 'text' }],
      },
    });
    await sites.publish('green', connection, { mappings: [summary] });
    await sites.pass(60);
    key = (await sites.blue.create('SUP', 'Service Request', { summary: 'Wide' })).key;
    await sites.admin('blue', 'sync.issue', { connection, issue: key });
    await sites.settle();
    await sites.blue.edit(key, { summary: 'Wide and warm' });
    await sites.settle();
    peer = (await standingOf(sites, 'blue', key)).twins[0]?.peerKey ?? '';
  }, 120_000);
  afterAll(() => sites.dispose());

  it(`costs no call and no message for an edit of any of ${UNREAD} fields that no rule reads`, async () => {
    sites.host.resetMeters();
    const costly: string[] = [];
    for (const field of unread) {
      await sites.blue.edit(key, { [field]: 'changed' });
      await sites.settle();
      const { calls, messages } = used(sites);
      if (calls + messages > 0) costly.push(field);
      if (calls + messages > 0) sites.host.resetMeters();
    }
    expect(costly).toEqual([]);
  }, 300_000);

  it('skips no edit of a field that a mapping, the script or the filter reads', async () => {
    const skipped: string[] = [];
    for (const field of [...read, scripted, 'labels', 'summary']) {
      await sites.pass(60);
      sites.host.resetMeters();
      await sites.blue.edit(key, { [field]: field === 'labels' ? ['open'] : 'go on' });
      await sites.settle();
      if (used(sites).calls === 0) skipped.push(field);
    }
    expect(skipped).toEqual([]);
    expect((await sites.green.read(peer)).fields.summary).toBe('go on');
  }, 120_000);
});
