import { afterEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { type SyncedPair, syncedPair } from '../support/synced-pair.ts';
import { standingOf, type TwoSites, twoSites } from '../support/two-sites.ts';
import { giveWorkflow, way } from '../support/workflows.ts';

const person = z.object({ accountId: z.string() });

const sent = (field: string, kind: string) => ({ id: field, field, path: field, kind, direction: 'out' });

describe('an incoming script', () => {
  let sites: TwoSites;
  let connection: string;
  afterEach(() => sites.dispose());

  /** SUP-1 of blue, by its mappings, and DEV-1 of green, by its script. */
  async function pair(
    mappings: readonly unknown[],
    incoming: readonly string[],
    more: object = {},
    made: object = {},
  ) {
    connection = await sites.connect();
    const userMap = { map: [], matchEmail: true, sendEmail: true };
    await sites.publish('blue', connection, { mode: 'script', mappings, userMap });
    const scripts = { incoming: incoming.join('\n'), ...more };
    await sites.publish('green', connection, { mode: 'script', mappings: [], scripts });
    await sites.admin('blue', 'trigger.save', { connection, jql: 'project = SUP' });
    await sites.pass(60);
    await sites.blue.create('SUP', 'Service Request', { summary: 'Printer jams', ...made });
    await sites.settle();
  }
  const dev = async () => (await sites.green.read('DEV-1')).fields;

  it('S14: writes who reported it as text, by name, and with the address where that is shown', async () => {
    sites = await twoSites('s14');
    const field = 'customfield_10030';
    const rita = sites.host.site('blue').jira.admin.createUser({
      displayName: 'Rita Roe',
      emailAddress: 'rita@blue.example',
      emailVisible: true,
    }).accountId;
    await pair(
      [sent('summary', 'text'), sent('reporter', 'user')],
      [
        'issue.summary = replica.summary',
        'const by = replica.reporter',
        'issue.customFields["Reported by"].value = by.name + (by.email ? " <" + by.email + ">" : "")',
      ],
      { fields: [{ name: 'Reported by', field, kind: 'text' }] },
      { reporter: { accountId: rita } },
    );
    expect(await dev()).toMatchObject({ [field]: 'Rita Roe <rita@blue.example>' });
    const { accountId } = person.parse(await sites.blue.call('GET', '/myself'));
    await sites.blue.edit('SUP-1', { reporter: { accountId } });
    await sites.pass(120);
    expect(await dev()).toMatchObject({ [field]: 'Ann Archer' });
  });

  it('S69: says which condition keeps the app from its transition, and goes on once it is lifted', async () => {
    sites = await twoSites('s69');
    const flow = (conditions: object) => [
      way('Start', 'To Do', 'In Progress'),
      way('Close', 'In Progress', 'Done', conditions),
    ];
    giveWorkflow(sites, 'green', 'DEV', flow({ conditions: [{ type: 'assignee' }] }));
    await pair(
      [sent('summary', 'text')],
      [
        'issue.summary = replica.summary',
        'if (replica.summary === "go") workflowHelper.transition(issue, "Start")',
        'if (replica.summary === "close") workflowHelper.transition(issue, "Close")',
      ],
    );
    for (const summary of ['go', 'close']) {
      await sites.blue.edit('SUP-1', { summary });
      await sites.pass(120);
    }
    expect(await dev()).toMatchObject({ summary: 'close', status: { name: 'In Progress' } });
    const [twin] = (await standingOf(sites, 'green', 'DEV-1')).twins;
    expect(twin?.problem?.message).toContain('a condition of the transition "Close"');
    expect(twin?.problem?.next).not.toBe('');
    giveWorkflow(sites, 'green', 'DEV', flow({}));
    await sites.admin('green', 'sync.issue', { issue: 'DEV-1' });
    await sites.pass(120);
    expect(await dev()).toMatchObject({ status: { name: 'Done' } });
    expect((await standingOf(sites, 'green', 'DEV-1')).twins[0]).not.toHaveProperty('problem');
  });
});

const image = (alt: string) => ({
  type: 'doc',
  version: 1,
  content: [
    {
      type: 'mediaSingle',
      attrs: { layout: 'center' },
      content: [{ type: 'media', attrs: { type: 'file', id: 'u', collection: '', alt } }],
    },
  ],
});
const INTERNAL = [{ key: 'sd.public.comment', value: { internal: true } }];
const ODD = [
  'naïve Größe 100%.png',
  'a & b "quoted" (1).png',
  '$&.*[x]+?.png',
  'semi;colon=1,2.png',
  '図面 №1 🛠.png',
  "it's #1 ~final~.png",
];

describe('files that cross only where public text shows them', () => {
  let pair: SyncedPair;
  afterEach(() => pair.sites.dispose());

  it('S27: are found by whatever name they have; one that only an internal note shows stays', async () => {
    const filter = { onlyReferencedPublicly: true };
    pair = await syncedPair({ blue: { attachments: { out: 'all', in: 'on', filter } } });
    const { blue, settle, pass } = pair.sites;
    for (const name of ODD) {
      await blue.attach(pair.sup, name, new Uint8Array(50).fill(7));
      await blue.attach(pair.sup, `inner ${name}`, new Uint8Array(50).fill(7));
      await blue.call('POST', `/issue/${pair.sup}/comment`, { body: image(name) });
      await blue.call('POST', `/issue/${pair.sup}/comment`, {
        body: image(`inner ${name}`),
        properties: INTERNAL,
      });
      await settle();
      await pass(60);
    }
    await pass(300);
    const names = (await pair.sites.green.read(pair.dev)).fields.attachment.map(({ filename }) => filename);
    // What no file system takes stands as a line below.
    expect(names.sort()).toEqual(ODD.map((name) => name.replace(/[*?"]/g, '_')).sort());
    expect(JSON.stringify(pair.sites.host.traffic({}))).not.toContain('inner ');
  });
});
