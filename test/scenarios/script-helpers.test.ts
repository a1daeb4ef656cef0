import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { type TwoSites, twoSites } from '../support/two-sites.ts';

const person = z.object({ accountId: z.string(), displayName: z.string() });

const sent = (field: string, kind: string) => ({ id: field, field, path: field, kind, direction: 'out' });

/** What a work item is called that the other side begins. */
const named = (direction: 'in' | 'out') => ({
  ...sent('summary', 'text'),
  id: 'title',
  path: 'title',
  direction,
  when: { firstSync: true },
});

/** What scripts ask of the site and have done beside fields: people, the issue's surroundings, other issues. */
describe('helpers of an incoming script', () => {
  let sites: TwoSites;
  let connection: string;
  beforeAll(async () => {
    sites = await twoSites('script-helpers');
    connection = await sites.connect();
    await sites.publish('blue', connection, {
      mode: 'script',
      mappings: [sent('summary', 'text'), sent('labels', 'labels'), named('in')],
    });
    await sites.admin('blue', 'trigger.save', { connection, jql: 'project = SUP' });
    await incoming('issue.summary = replica.summary');
    await sites.blue.create('SUP', 'Service Request', { summary: 'First' });
    await sites.settle();
  }, 60_000);
  afterAll(() => sites.dispose());

  async function incoming(...lines: string[]) {
    const mappings = [named('out'), sent('status', 'status')];
    const scripts = { incoming: lines.join('\n') };
    await sites.publish('green', connection, { mode: 'script', mappings, scripts });
    await sites.pass(60);
  }
  const say = async (summary: string) => {
    await sites.blue.edit('SUP-1', { summary });
    await sites.pass(120);
  };
  const myself = async () => person.parse(await sites.green.call('GET', '/myself'));
  const dev = async () => (await sites.green.read('DEV-1')).fields;
  const status = async () => JSON.stringify(await sites.admin('green', 'sync.status', { issue: 'DEV-1' }));

  it('finds people by account id and by name, and nobody for what no person is called', async () => {
    const { accountId, displayName } = await myself();
    await incoming(
      `const one = nodeHelper.getUser("${accountId}")`,
      `const other = nodeHelper.getUserByFullName("${displayName.toUpperCase()}")`,
      'const nobody = [nodeHelper.getUser("5b10a2844c20165700ede21g"), nodeHelper.getUserByFullName("Nobody")]',
      'issue.summary = replica.summary + ": " + one.name + ", " + (one.ref === other.ref) + ", " + JSON.stringify(nobody)',
      'if (replica.summary === "People") issue.assignee = other',
    );
    await say('People');
    expect(await dev()).toMatchObject({
      summary: `People: ${displayName}, true, [null,null]`,
      assignee: { accountId },
    });
  });

  it('knows what Jira fills a field with when a work item is made', async () => {
    await incoming(
      'const filled = nodeHelper.getCustomFieldDefaultValue(issue, "priority")',
      'issue.summary = replica.summary + " " + JSON.stringify(filled)',
    );
    await say('Filled');
    expect(await dev()).toMatchObject({ summary: 'Filled {"name":"Medium"}' });
  });

  it('S56: does what hangs on the work item by jiraHelper: a watcher, a link, a property, a transition', async () => {
    const { accountId } = await myself();
    await incoming(
      'issue.summary = replica.summary',
      'if (replica.summary === "All of it") {',
      `  jiraHelper.post("watchers", nodeHelper.getUser("${accountId}"))`,
      '  jiraHelper.post("remotelink", { object: { url: "https://wiki.example.com/1", title: "Wiki" } })',
      '  jiraHelper.put("properties/origin", { key: replica.key })',
      '  jiraHelper.post("transitions", { transition: { name: "In Progress" } })',
      '}',
    );
    await say('All of it');
    expect(await dev()).toMatchObject({ summary: 'All of it', status: { name: 'In Progress' } });
    const at = (path: string) => sites.green.call('GET', `/issue/DEV-1/${path}`);
    expect(await at('watchers')).toMatchObject({
      watchers: expect.arrayContaining([expect.objectContaining({ accountId })]),
    });
    expect(await at('remotelink')).toMatchObject([
      { object: { url: 'https://wiki.example.com/1', title: 'Wiki' } },
    ]);
    expect(await at('properties/origin')).toMatchObject({ value: { key: 'SUP-1' } });
    expect(await status()).not.toContain('not all');
  });

  it('sees by jiraHelper.get what it has done, and names people as the partner would know them', async () => {
    await incoming(
      'const seen = {',
      '  watchers: jiraHelper.get("watchers").map((one) => Object.keys(one).join()),',
      '  votes: jiraHelper.get("votes"),',
      '  links: jiraHelper.get("remotelink").map((one) => one.title),',
      '  origin: jiraHelper.get("properties/origin"),',
      '  ways: jiraHelper.get("transitions").length > 0,',
      '  edit: jiraHelper.get("editmeta").some((one) => one.id === "summary" && one.required),',
      '  last: jiraHelper.get("changelog").flatMap((one) => one.items).filter((one) => one.field === "summary").at(-1).to,',
      '}',
      'issue.summary = replica.summary + JSON.stringify(seen)',
    );
    await say('Seen');
    expect(JSON.parse(String((await dev())['summary']).slice(4))).toEqual({
      watchers: expect.arrayContaining(['name,ref']),
      votes: 0,
      links: ['Wiki'],
      origin: { key: 'SUP-1' },
      ways: true,
      edit: true,
      last: 'All of it',
    });
  });

  it.each([
    ['a path that leaves the work item', 'jiraHelper.get("../DEV-2")'],
    ['another resource', 'jiraHelper.get("comment")'],
    ['the properties of the app', 'jiraHelper.get("properties/counterpart")'],
  ])('A49: stops at the line that reads %s', async (_what, call) => {
    await incoming('issue.summary = replica.summary', `const found = ${call}`);
    await say(call);
    expect(await status()).toMatch(/stopped at line 2, column \d+: jiraHelper.get cannot read/);
    expect(await dev()).not.toMatchObject({ summary: call });
  });

  it.each([
    ['jiraHelper.put("properties/counterpart", {})'],
    ['jiraHelper.put("properties/../../DEV-2/properties/x", {})'],
    ['jiraHelper.post("comment", { body: "x" })'],
    ['jiraHelper.post("remotelink", { object: { url: "javascript:alert(1)", title: "x" } })'],
    ['jiraHelper.put("properties/x", "x".repeat(40000))'],
  ])('A49: writes nothing where it cannot be meant: %s', async (call) => {
    await incoming('issue.summary = replica.summary', call);
    await say(call.slice(0, 200));
    expect(await status()).toMatch(
      /stopped at line 2, column \d+: \\"jiraHelper\.(put|post)\\" was called with/,
    );
    expect(await dev()).not.toMatchObject({ summary: call.slice(0, 200) });
  });

  it('takes in the rest where Jira refuses what it asks for, and says so with the line', async () => {
    await incoming(
      'issue.summary = replica.summary',
      'if (replica.summary === "Nobody watches") jiraHelper.post("watchers", "5b10a2844c20165700ede21g")',
    );
    await say('Nobody watches');
    expect(await dev()).toMatchObject({ summary: 'Nobody watches' });
    expect(await status()).toMatch(
      /not all that it asks for was done\. Line 2, column \d+: .*does not exist/,
    );
    await say('On');
    expect(await status()).not.toContain('not all');
  });

  it('S42: puts another work item of the scope under sync, once, and none outside of it', async () => {
    const other = await sites.green.create('DEV', 'Task', { summary: 'Goes along' });
    await incoming(
      'issue.summary = replica.summary',
      `if (replica.summary.startsWith("along")) syncHelper.syncIssue("${other.key}")`,
      'if (replica.summary === "astray") syncHelper.syncIssue("NONE-1")',
    );
    for (const word of ['along', 'along again']) await say(word);
    const found = await sites.blue.find('summary ~ "Goes along"');
    expect(found).toHaveLength(1);
    expect(await status()).not.toContain('not all');
    await say('astray');
    expect(await status()).toMatch(/NONE-1 was not put under sync: the app does not see it/);
  });

  it('comes to rest', async () => {
    await sites.pass(300);
    const from = sites.host.clock.now();
    await sites.pass(1200);
    expect(sites.host.traffic({ since: from })).toEqual([]);
  });

  it.each([
    ['serviceHelper.setRequestType(issue, "Incident")', /Requests of a service desk are out of reach/],
    ['issue.labels = issue.comments.map(String)', /What came with the change is in replica.comments/],
  ])('is refused with its place where it asks for what is not there: %s', async (line, words) => {
    await expect(incoming('issue.summary = replica.summary', line)).rejects.toThrow(words);
  });
});
