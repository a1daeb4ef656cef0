import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { testRunArrival, testRunGet, testRunPreview, testRunStart } from '../../src/contract/test-runs.ts';
import { jiraWrites } from '../bench/measure.ts';
import { type TwoSites, twoSites } from '../support/two-sites.ts';

const draft = z.object({ revision: z.number() });
const mapping = (field: string, kind: string, more: object = {}) => ({
  id: field,
  field,
  path: field,
  kind,
  ...more,
});

describe('a test run', () => {
  let sites: TwoSites;
  let connection: string;
  beforeAll(async () => {
    sites = await twoSites('test-run');
    connection = await sites.connect();
    await sites.admin('blue', 'trigger.save', { connection, jql: 'project = SUP AND labels = sync' });
    await sites.publish('green', connection, {
      mode: 'visual',
      mappings: [
        mapping('issuetype', 'issueType', {
          path: 'issueType',
          when: { firstSync: true },
          noMatch: 'default',
        }),
        mapping('summary', 'text'),
        mapping('priority', 'priority', { values: [{ here: 'Low', there: 'Lowest' }], noMatch: 'same' }),
      ],
    });
    await sites.pass(60);
    for (const summary of ['Printer jams', 'Second'])
      await sites.blue.create('SUP', 'Service Request', {
        summary,
        labels: ['sync'],
        priority: { name: 'Lowest' },
      });
    await sites.blue.create('SUP', 'Service Request', { summary: 'Not under sync', labels: ['secret'] });
    await sites.settle();
  }, 60_000);
  afterAll(() => sites.dispose());

  async function saveDraft(version: object): Promise<void> {
    const { revision } = draft.parse(await sites.admin('blue', 'version.draft', { connection }));
    await sites.admin('blue', 'version.save', { connection, version, revision });
  }

  async function run(issues: string[], more: object = {}) {
    const wish = { connection, issues, rules: 'draft', ...more };
    const { id } = testRunStart.answer.parse(await sites.admin('blue', 'testRun.start', wish));
    await sites.settle();
    const read = await sites.admin('blue', 'testRun.get', { connection, run: id });
    const { run: found } = testRunGet.answer.parse(read);
    if (!found) throw new Error('There is no run');
    return found;
  }

  it('shows what the draft would send of one work item at once, and keeps nothing of it', async () => {
    const before = await state();
    const wish = { connection, issue: ' sup-1', rules: 'draft' };
    const { issue } = testRunPreview.answer.parse(await sites.admin('blue', 'testRun.preview', wish));
    expect(issue).toMatchObject({ key: 'SUP-1', against: 'acknowledged' });
    expect(issue.fields.find(({ path }) => path === 'summary')?.sends).toBe('Printer jams');
    expect(await state()).toBe(before);
    const gone = { ...wish, issue: 'SUP-99' };
    await expect(sites.admin('blue', 'testRun.preview', gone)).rejects.toThrow(/SUP-99/);
  });

  it('shows what the lines of the side that receives would make of the values of a pair', async () => {
    const wish = { connection, issue: ' dev-1', rules: 'in-force' };
    const arrival = async (more: object = {}) =>
      testRunArrival.answer.parse(await sites.admin('green', 'testRun.arrival', { ...wish, ...more }));
    const before = await state();
    const seen = await arrival();
    expect(seen).toMatchObject({ key: 'DEV-1', peerKey: 'SUP-1', summary: 'Printer jams' });
    const of = (found: typeof seen, path: string) => found.values.find((one) => one.path === path);
    expect(of(seen, 'summary')).toEqual({
      path: 'summary',
      from: 'here',
      came: 'Printer jams',
      becomes: 'Printer jams',
    });
    expect(of(seen, 'priority')).toMatchObject({ came: 'Medium', becomes: 'Medium' });
    expect(of(seen, 'issueType')).toBeUndefined();
    expect(await state()).toBe(before);

    const { revision } = draft.parse(await sites.admin('green', 'version.draft', { connection }));
    const mappings = [
      mapping('summary', 'text', { direction: 'in' }),
      mapping('priority', 'priority', { values: [{ here: 'High', there: 'Medium' }], noMatch: 'error' }),
      mapping('labels', 'labels', { direction: 'in' }),
    ];
    await sites.admin('green', 'version.save', { connection, revision, version: { mappings } });
    const drafted = await arrival({ rules: 'draft' });
    expect(of(drafted, 'summary')).toMatchObject({ came: 'Printer jams', becomes: 'Printer jams' });
    expect(of(drafted, 'priority')).toMatchObject({ came: 'Medium', becomes: 'High' });
    await sites.admin('green', 'version.discard', { connection });
    await expect(arrival({ issue: 'DEV-99' })).rejects.toThrow(/DEV-99/);
    await expect(
      sites.admin('blue', 'testRun.arrival', { connection, issue: 'SUP-3', rules: 'in-force' }),
    ).rejects.toThrow(/SUP-3 has no counterpart/);
  });

  /** What Jira of both sides holds, twins and versions; test runs keep records of their own. */
  async function state(): Promise<string> {
    const issues = await Promise.all([
      ...['SUP-1', 'SUP-2', 'SUP-3'].map((key) => sites.blue.read(key)),
      ...['DEV-1', 'DEV-2'].map((key) => sites.green.read(key)),
    ]);
    const rules = await sites.admin('blue', 'rules.read', { connection });
    const own = /test-run|test-result|audit|points|hour|chore/;
    const stored = ['blue', 'green'].flatMap((site) =>
      sites.host.host.records(site).filter((row) => !own.test(`${row.entity ?? ''} ${row.key}`)),
    );
    expect(stored.length).toBeGreaterThan(20);
    // A clock of a service desk goes on by itself.
    return JSON.stringify([issues, rules, stored], (name, value) =>
      name === 'ongoingCycle' ? undefined : value,
    );
  }

  it('of a draft shows field by field what would change there, from what was acknowledged, and writes nothing', async () => {
    await saveDraft({
      mode: 'visual',
      mappings: [
        mapping('issuetype', 'issueType', {
          path: 'issueType',
          when: { firstSync: true },
          noMatch: 'default',
        }),
        mapping('summary', 'text', { constant: 'Ticket' }),
        mapping('priority', 'priority'),
      ],
    });
    const before = await state();
    sites.host.resetMeters();
    const { state: end, issues } = await run(['SUP-1', 'SUP-3']);
    expect(end).toBe('done');
    const [first, third] = issues;
    expect(first).toMatchObject({
      key: 'SUP-1',
      state: 'crosses',
      against: 'acknowledged',
      peerKey: 'DEV-1',
    });
    expect(first?.fields.find(({ path }) => path === 'summary')).toMatchObject({
      path: 'summary',
      result: 'written',
      sends: 'Ticket',
      before: 'Printer jams',
      after: 'Ticket',
      crosses: true,
      byRules: true,
    });
    expect(third).toMatchObject({ key: 'SUP-3', state: 'crosses', against: 'new' });
    expect(third?.replica).toContain('"Ticket"');
    expect(jiraWrites(sites)).toBe(0);
    expect(await state()).toBe(before);
  });

  it('asks the partner only where the partner answers test runs, and then shows what its rules make of it', async () => {
    const silent = await run(['SUP-1'], { askPartner: true });
    expect(silent.issues[0]).toMatchObject({ against: 'acknowledged' });
    expect(silent.issues[0]?.warnings.join()).toContain('does not answer test runs');

    await sites.admin('green', 'testRun.answer', { connection, on: true });
    await sites.pass(60);
    const before = await state();
    sites.host.resetMeters();
    const { issues } = await run(['SUP-1', 'SUP-3'], { askPartner: true });
    const [first, third] = issues;
    expect(first).toMatchObject({ against: 'partner', peerKey: 'DEV-1' });
    expect(first?.fields).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          path: 'summary',
          result: 'written',
          before: 'Printer jams',
          after: 'Ticket',
        }),
        expect.objectContaining({ path: 'priority', sends: 'Lowest', result: 'written', after: 'Lowest' }),
      ]),
    );
    expect(third?.fields).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ path: 'summary', result: 'written', after: 'Ticket' }),
      ]),
    );
    expect(jiraWrites(sites)).toBe(0);
    expect(await state()).toBe(before);
    expect(JSON.stringify(await sites.admin('blue', 'connection.audit', { connection }))).toContain(
      '"act":"disclosed","side":"here"',
    );
  });

  it('shows the line of the script that wrote each value, what it logged, and where it stops', async () => {
    const outgoing = [
      'replica.summary = issue.summary',
      'debug.log("seen " + issue.key)',
      'if (issue.summary === "Second") fail("Not this one")',
      'replica.labels = issue.labels.filter((label) => label !== "secret")',
    ].join('\n');
    await saveDraft({ mode: 'script', mappings: [], scripts: { outgoing } });
    const { issues } = await run(['SUP-1', 'SUP-2', 'SUP-3']);
    const [first, second, third] = issues;
    expect(first?.fields.find(({ path }) => path === 'summary')).toMatchObject({ line: 1 });
    expect(first?.logs).toMatchObject([{ text: 'seen SUP-1', line: 2 }]);
    expect(second).toMatchObject({ state: 'stopped', line: 3 });
    expect(second?.text).toContain('Not this one');
    expect(third?.replica).not.toContain('secret');
  });

  it('of a draft that is wrong says where, and does not begin', async () => {
    await saveDraft({ mode: 'visual', scripts: {}, mappings: [mapping('summary', 'colour')] });
    await expect(run(['SUP-1'])).rejects.toThrow(/Mapping 1, kind: .*"colour"/);
  });

  it('says what the filter holds back, and what the app does not see', async () => {
    const { version } = z
      .object({ version: z.looseObject({ scope: z.looseObject({}) }) })
      .parse(await sites.admin('blue', 'rules.read', { connection }));
    await saveDraft({
      mappings: [mapping('summary', 'text')],
      scope: { ...version.scope, filter: 'labels = sync' },
    });
    const { issues } = await run(['SUP-1', 'SUP-3']);
    expect(issues).toMatchObject([
      { key: 'SUP-1', state: 'nothing' },
      { key: 'SUP-3', state: 'held-back', text: 'Held back by the filter.' },
    ]);
    await expect(run(['SUP-99'])).rejects.toThrow(/cannot see work item SUP-99/);
  });

  it('goes through the incoming script of a partner that answers, and shows what else that asks for', async () => {
    await sites.publish('green', connection, {
      mode: 'script',
      mappings: ['summary', 'labels'].map((field) =>
        mapping(field, field === 'labels' ? 'labels' : 'text', { direction: 'out' }),
      ),
      scripts: {
        incoming: [
          'if (replica.summary === "Stop") fail("the door code is 4711")',
          'issue.summary = "[Blue] " + replica.summary',
          'issue.labels = ["from-blue"]',
          'if (replica.summary === "Ticket") commentHelper.addComment("Not for blue: " + replica.key)',
        ].join('\n'),
      },
    });
    await sites.pass(60);
    const tried = async (summary: string) => {
      await saveDraft({
        mode: 'visual',
        scripts: {},
        mappings: [mapping('summary', 'text', { constant: summary })],
      });
      const before = await state();
      sites.host.resetMeters();
      const tested = await run(['SUP-1'], { askPartner: true });
      expect(jiraWrites(sites)).toBe(0);
      expect((await state()) === before).toBe(true);
      return tested;
    };
    const ticket = await tried('Ticket');
    expect(ticket.issues[0]).toMatchObject({
      state: 'crosses',
      against: 'partner',
      fields: expect.arrayContaining([
        expect.objectContaining({ path: 'summary', result: 'written', after: '[Blue] Ticket' }),
        expect.objectContaining({ path: 'labels', result: 'written', after: 'from-blue', crosses: false }),
      ]),
      effects: [{ text: 'The partner’s script would ask for a comment of its own.' }],
    });
    expect(JSON.stringify(ticket)).not.toContain('Not for blue');

    const stopped = await tried('Stop');
    expect(stopped.issues[0]?.warnings.join()).toContain('the incoming script there stops');
    expect(JSON.stringify(stopped)).not.toContain('4711');
  });
});
