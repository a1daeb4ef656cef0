import { afterEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { standingOf, type TwoSites, twoSites } from '../support/two-sites.ts';
import { FREE, giveWorkflow, IN_A_ROW, way } from '../support/workflows.ts';

const status = {
  id: 'status',
  field: 'status',
  path: 'status',
  kind: 'status',
  direction: 'both',
  noMatch: 'same',
};
const resolution = {
  ...status,
  id: 'resolution',
  field: 'resolution',
  path: 'resolution',
  kind: 'resolution',
};
const summary = { ...status, id: 'summary', field: 'summary', path: 'summary', kind: 'text' };

const issueType = {
  ...summary,
  id: 'type',
  field: 'issuetype',
  path: 'issueType',
  kind: 'issueType',
  when: { firstSync: true },
};

const named = z.object({ name: z.string() });
const seen = z.looseObject({ status: named, resolution: named.nullish() });

let sites: TwoSites;
afterEach(() => sites?.dispose());

/** An issue SUP-1 of blue and its counterpart DEV-1 of green, with a status that both sides map. */
async function pair(
  mappings: readonly unknown[],
  workflow = IN_A_ROW,
  greens: readonly unknown[] = mappings,
): Promise<string> {
  sites = await twoSites();
  giveWorkflow(sites, 'blue', 'SUP', FREE);
  giveWorkflow(sites, 'green', 'DEV', workflow);
  const connection = await sites.connect();
  for (const [site, lines] of [
    ['blue', mappings],
    ['green', greens],
  ] as const) {
    await sites.admin(site, 'rules.publish', { connection, version: { mappings: [issueType, ...lines] } });
  }
  await sites.admin('blue', 'trigger.save', { connection, jql: 'project = SUP' });
  await sites.blue.create('SUP', 'Service Request', { summary: 'Printer jams' });
  await sites.settle();
  return connection;
}

async function statusOf(site: 'blue' | 'green', key: string): Promise<string> {
  return seen.parse((await sites[site].read(key)).fields).status.name;
}

async function resolutionOf(site: 'blue' | 'green', key: string): Promise<string | undefined> {
  return seen.parse((await sites[site].read(key)).fields).resolution?.name;
}

const pairOf = (here: string, there: string) => ({ here, there });

describe('the status of a pair', () => {
  it('S6: is reached by the shortest path where no transition leads there directly', async () => {
    await pair([summary, status]);
    await sites.blue.move('SUP-1', 'Done');
    await sites.settle();
    expect(await statusOf('green', 'DEV-1')).toBe('Done');
    expect((await standingOf(sites, 'green', 'DEV-1')).twins).toMatchObject([{ state: 'in-step' }]);
    expect(await statusOf('blue', 'SUP-1')).toBe('Done');
  });

  it('waits where Jira lets the app not move the issue for a while, and holds no other field', async () => {
    await pair([summary, status]);
    const fault = { kind: 'jira', site: 'green', status: 403, method: 'POST', count: 2 };
    await sites.host.host.injectFault({ ...fault, endpoint: '/rest/api/3/issue/*/transitions' });
    await sites.blue.edit('SUP-1', { summary: 'Printer burns' });
    await sites.blue.move('SUP-1', 'Done');
    await sites.host.advance(5);
    expect(await statusOf('green', 'DEV-1')).toBe('To Do');
    expect((await sites.green.read('DEV-1')).fields.summary).toBe('Printer burns');
    const [waiting] = (await standingOf(sites, 'blue', 'SUP-1')).twins;
    expect(waiting?.problem?.message).toMatch(/does not let the app write a part/);
    await sites.pass(3_600);
    expect(await statusOf('green', 'DEV-1')).toBe('Done');
    expect((await standingOf(sites, 'blue', 'SUP-1')).twins).toMatchObject([{ state: 'in-step' }]);
  });

  it('S6: takes the shorter of two ways', async () => {
    const detour = [
      way('Start', 'To Do', 'In Progress'),
      way('Hand in', 'In Progress', 'In Review'),
      way('Accept', 'In Review', 'Done'),
      way('Finish', 'In Progress', 'Done'),
    ];
    await pair([summary, status], detour);
    await sites.blue.move('SUP-1', 'Done');
    await sites.settle();
    expect(await statusOf('green', 'DEV-1')).toBe('Done');
    const history = JSON.stringify(await sites.green.call('GET', '/issue/DEV-1/changelog'));
    expect(history.split('"field":"status"')).toHaveLength(3);
    expect(history).not.toContain('In Review');
  });

  it('goes back again, and the resolution that the workflow set is cleared with it', async () => {
    await pair([summary, status]);
    await sites.blue.move('SUP-1', 'Done');
    await sites.settle();
    expect(await resolutionOf('green', 'DEV-1')).toBe('Done');
    await sites.blue.move('SUP-1', 'To Do');
    await sites.settle();
    expect(await statusOf('green', 'DEV-1')).toBe('To Do');
    expect(await resolutionOf('green', 'DEV-1')).toBeUndefined();
    await sites.green.move('DEV-1', 'Start');
    await sites.settle();
    expect(await statusOf('blue', 'SUP-1')).toBe('In Progress');
  });

  it('is taken over by a new issue whose workflow begins elsewhere, and does not come back as its own', async () => {
    await pair([summary, status]);
    const made = await sites.blue.create('SUP', 'Service Request', { summary: 'Half done' });
    await sites.blue.move(made.key, 'In Review');
    await sites.settle();
    expect(await statusOf('green', 'DEV-2')).toBe('In Review');
    expect(await statusOf('blue', made.key)).toBe('In Review');
  });

  it('costs 3 calls and 5 points where the workflow is known', async () => {
    await pair([summary, status], FREE);
    for (const name of ['In Progress', 'To Do']) {
      await sites.blue.move('SUP-1', name);
      await sites.settle();
    }
    sites.host.resetMeters();
    await sites.blue.move('SUP-1', 'In Progress');
    await sites.settle();
    expect(await statusOf('green', 'DEV-1')).toBe('In Progress');
    const meters = Object.values(sites.host.meters().sites);
    expect(meters.reduce((sum, { jira }) => sum + jira.calls, 0)).toBe(3);
    expect(meters.reduce((sum, { jira }) => sum + jira.points, 0)).toBe(5);
  });

  it('S3: of which several there mean one here stays where it is when one becomes the other', async () => {
    await pair([summary, status], FREE, [
      summary,
      { ...status, values: [pairOf('Done', 'Done'), pairOf('Done', 'In Review')] },
    ]);
    await sites.blue.move('SUP-1', 'In Review');
    await sites.settle();
    expect(await statusOf('green', 'DEV-1')).toBe('Done');
    expect(await statusOf('blue', 'SUP-1')).toBe('In Review');
    await sites.blue.move('SUP-1', 'Done');
    await sites.settle();
    expect(await statusOf('green', 'DEV-1')).toBe('Done');
    expect(await statusOf('blue', 'SUP-1')).toBe('Done');
  });

  it('S4: has a map of its own for each issue type', async () => {
    const incidents = {
      ...status,
      direction: 'out',
      when: { types: ['Incident'] },
      values: [pairOf('In Progress', 'In Review')],
    };
    await pair([summary, incidents], FREE, [summary, status]);
    await sites.blue.create('SUP', 'Incident', { summary: 'A server is down' });
    await sites.settle();
    for (const key of ['SUP-1', 'SUP-2']) await sites.blue.move(key, 'In Progress');
    await sites.settle();
    expect(await statusOf('green', 'DEV-1')).toBe('To Do');
    expect(await statusOf('green', 'DEV-2')).toBe('In Review');
  });
});

describe('a transition that asks for more', () => {
  const screen = [{ fieldId: 'resolution', required: true }];
  const back = way('Stop', 'In Progress', 'To Do');
  const asking = [
    way('Start', 'To Do', 'In Progress'),
    back,
    way('Resolve', 'In Progress', 'Done', { screen }),
  ];

  it('S7: gets the resolution of the partner with it', async () => {
    await pair([summary, status, resolution], asking);
    await sites.blue.move('SUP-1', 'Done');
    await sites.settle();
    expect(await statusOf('green', 'DEV-1')).toBe('Done');
    expect(await resolutionOf('green', 'DEV-1')).toBe('Done');
    expect((await standingOf(sites, 'green', 'DEV-1')).twins).toMatchObject([{ state: 'in-step' }]);
  });

  it('S7: gets the default of the mapping where the partner says nothing', async () => {
    await pair([summary, status], asking, [
      summary,
      status,
      { ...resolution, direction: 'in', noMatch: 'default', default: "Won't Do" },
    ]);
    await sites.blue.move('SUP-1', 'Done');
    await sites.settle();
    expect(await statusOf('green', 'DEV-1')).toBe('Done');
    expect(await resolutionOf('green', 'DEV-1')).toBe("Won't Do");
  });

  it('S7: is not made without a value, the rest is written, and the field is named', async () => {
    await pair([summary, status], asking);
    await sites.blue.edit('SUP-1', { summary: 'Printer repaired' });
    await sites.blue.move('SUP-1', 'Done');
    await sites.settle();
    expect((await sites.green.read('DEV-1')).fields.summary).toBe('Printer repaired');
    expect(await statusOf('green', 'DEV-1')).toBe('To Do');
    const [twin] = (await standingOf(sites, 'green', 'DEV-1')).twins;
    expect(twin?.problem?.message).toContain('"Resolve" needs a value for "Resolution"');
    // The partner keeps what it has.
    await sites.host.advance(7200);
    expect(await statusOf('blue', 'SUP-1')).toBe('Done');
  });

  it('S69: names the condition that keeps the app from it, and goes through once it is lifted', async () => {
    const gated = [
      way('Start', 'To Do', 'In Progress'),
      way('Close', 'In Progress', 'Done', { conditions: [{ type: 'assignee' }] }),
    ];
    await pair([summary, status], gated);
    await sites.blue.move('SUP-1', 'Done');
    await sites.settle();
    const [twin] = (await standingOf(sites, 'green', 'DEV-1')).twins;
    expect(twin?.problem?.message).toContain('a condition of the transition "Close"');
    expect(await statusOf('blue', 'SUP-1')).toBe('Done');

    giveWorkflow(sites, 'green', 'DEV', FREE);
    await sites.admin('green', 'sync.issue', { issue: 'DEV-1' });
    await sites.settle();
    expect(await statusOf('green', 'DEV-1')).toBe('Done');
    expect((await standingOf(sites, 'green', 'DEV-1')).twins[0]).not.toHaveProperty('problem');
  });

  it('does not exist, and the issue is where it was', async () => {
    await pair([summary, status], [way('Start', 'To Do', 'In Progress'), back]);
    await sites.blue.move('SUP-1', 'Done');
    await sites.settle();
    const [twin] = (await standingOf(sites, 'green', 'DEV-1')).twins;
    expect(twin?.problem?.message).toContain('no transition of the workflow leads there from "To Do"');
    expect(await statusOf('green', 'DEV-1')).toBe('To Do');
  });

  it('lets the issue stop half-way where nothing leads back, and that status does not go to the partner', async () => {
    await pair([summary, status], [way('Start', 'To Do', 'In Progress')]);
    await sites.blue.move('SUP-1', 'Done');
    await sites.settle();
    const [twin] = (await standingOf(sites, 'green', 'DEV-1')).twins;
    expect(twin?.problem?.message).toContain('The work item has stopped at "In Progress"');
    await sites.host.advance(7200);
    expect(await statusOf('blue', 'SUP-1')).toBe('Done');
    // The next status is walked to from there.
    await sites.blue.move('SUP-1', 'In Progress');
    await sites.settle();
    expect(await statusOf('green', 'DEV-1')).toBe('In Progress');
    expect((await standingOf(sites, 'green', 'DEV-1')).twins[0]).not.toHaveProperty('problem');
  });
});

describe('a function that ends between two steps', () => {
  it.each(['before', 'after'] as const)(
    '%s the second one leaves a path that is walked to its end',
    async (when) => {
      await pair([summary, status]);
      const at = 'jira.POST /rest/api/3/issue/*/transitions';
      await sites.host.host.injectFault({ kind: 'kill', site: 'green', at, when, skip: 1 });
      await sites.blue.move('SUP-1', 'Done');
      await sites.host.advance(1800);
      await sites.settle();
      expect(await statusOf('green', 'DEV-1')).toBe('Done');
      expect(await statusOf('blue', 'SUP-1')).toBe('Done');
      expect((await standingOf(sites, 'green', 'DEV-1')).twins).toMatchObject([{ state: 'in-step' }]);
    },
  );
});
