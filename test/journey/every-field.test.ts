import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { adminOf } from '../../host/local/start-up.ts';
import { everyField, everyValue, furnishProject } from '../support/every-field.ts';
import { type TwoSites, twoSites } from '../support/two-sites.ts';

/** A field as far as both sites can say the same of it. */
function told(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(told).sort();
  if (typeof value !== 'object' || value === null) return value;
  const { name, value: option, child, displayName, key, content } = Object(value);
  if (content !== undefined) return JSON.stringify(content);
  if (option !== undefined) return child ? `${option} / ${child.value}` : option;
  return displayName === undefined ? (name ?? key) : 'somebody';
}

describe('every kind of field', () => {
  let sites: TwoSites;
  let connection: string;
  let ann: string;
  let gil: string;

  const both = async (sup: string, dev: string) => {
    const [here, there] = [await sites.blue.read(sup), await sites.green.read(dev)];
    return everyField.map(({ field, path }) => ({
      path,
      here: told(here.fields[field]),
      there: told(there.fields[field]),
    }));
  };

  beforeAll(async () => {
    sites = await twoSites();
    connection = await sites.connect();
    ann = adminOf(sites.host.site('blue'));
    gil = adminOf(sites.host.site('green'));
    await furnishProject(sites.blue, 'SUP');
    await furnishProject(sites.green, 'DEV');
    await sites.admin('blue', 'rules.publish', {
      connection,
      version: { mappings: everyField, userMap: { default: ann } },
    });
    await sites.admin('green', 'rules.publish', {
      connection,
      version: { mappings: everyField, userMap: { default: gil } },
    });
    await sites.admin('blue', 'trigger.save', { connection, jql: 'project = SUP' });
  }, 60_000);
  afterAll(() => sites.dispose());

  it('crosses with a new issue', async () => {
    await sites.blue.create('SUP', 'Service Request', everyValue(ann));
    await sites.settle();
    const fields = await both('SUP-1', 'DEV-1');
    expect(fields.filter(({ here, there }) => JSON.stringify(here) !== JSON.stringify(there))).toEqual([]);
    expect(fields.filter(({ here }) => here === null || here === undefined)).toEqual([
      { path: 'related', here: null, there: null },
    ]);
  });

  it('crosses back when it is edited there, in one message and one write', async () => {
    sites.host.resetMeters();
    await sites.green.edit('DEV-1', {
      environment: null,
      priority: { name: 'Low' },
      assignee: null,
      duedate: null,
      labels: ['two', 'three'],
      components: [{ name: 'Backend' }, { name: 'Frontend' }],
      fixVersions: [],
      timetracking: { originalEstimate: '4h', remainingEstimate: '1h' },
      customfield_10026: 13,
      customfield_10032: null,
      customfield_10034: '2026-11-03T23:30:00.000-1100',
      customfield_10035: { value: 'Red' },
      customfield_10036: [{ value: 'E-mail' }, { value: 'Portal' }],
      customfield_10037: { value: 'America' },
      customfield_10038: null,
      customfield_10041: [],
      customfield_10042: null,
      customfield_10043: [],
      customfield_10044: ['tag', 'more'],
      customfield_10045: null,
      customfield_10047: [{ name: '1.0' }, { name: '2.0' }],
    });
    await sites.settle();
    const fields = await both('SUP-1', 'DEV-1');
    expect(fields.filter(({ here, there }) => JSON.stringify(here) !== JSON.stringify(there))).toEqual([]);
    const meters = Object.values(sites.host.meters().sites);
    expect(meters.reduce((sum, { items }) => sum + items, 0)).toBe(1);
    expect(meters.reduce((sum, { jira }) => sum + jira.calls, 0)).toBe(3);
  });

  it('keeps members of a set that both sides add at the same time', async () => {
    await sites.blue.call('PUT', '/issue/SUP-1', { update: { labels: [{ add: 'blue' }] } });
    await sites.green.call('PUT', '/issue/DEV-1', {
      update: { labels: [{ add: 'green' }, { remove: 'two' }] },
    });
    await sites.settle();
    const { fields: here } = await sites.blue.read('SUP-1');
    const { fields: there } = await sites.green.read('DEV-1');
    expect(told(here['labels'])).toEqual(['blue', 'green', 'three']);
    expect(told(there['labels'])).toEqual(['blue', 'green', 'three']);
  });
});
