import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { jiraUser } from '../support/jira-user.ts';
import { type TwoSites, twoSites } from '../support/two-sites.ts';

/** What blue sends, so that both ends need not script. */
const sent = (field: string, kind: string, path = field) => ({
  id: path,
  field,
  path,
  kind,
  direction: 'out',
  noMatch: 'error',
});

const FROM_BLUE = [
  sent('summary', 'text'),
  sent('description', 'richText'),
  sent('issuetype', 'issueType', 'issueType'),
  sent('status', 'status'),
  sent('priority', 'priority'),
  sent('labels', 'labels'),
  sent('resolution', 'resolution'),
];

describe('an incoming script', () => {
  let sites: TwoSites;
  let connection: string;
  beforeAll(async () => {
    sites = await twoSites('scripts');
    connection = await sites.connect();
    await sites.publish('blue', connection, { mode: 'script', mappings: FROM_BLUE });
    await sites.admin('blue', 'trigger.save', { connection, jql: 'project = SUP' });
  }, 60_000);
  afterAll(() => sites.dispose());

  const incoming = async (...lines: string[]) => {
    const script = lines.join('\n');
    await sites.publish('green', connection, { mode: 'script', mappings: [], scripts: { incoming: script } });
    await sites.pass(60);
  };
  const green = async (key: string) => (await sites.green.read(key)).fields;
  const statusOf = async (issue: string) =>
    JSON.stringify(await sites.admin('green', 'sync.status', { issue }));

  it('decides what lands, and what no line writes does not', async () => {
    await incoming(
      'issue.summary = "[" + replica.key + "] " + replica.summary',
      'issue.labels = replica.labels.filter((label) => label !== "secret")',
      'issue.issueType = "Task"',
    );
    await sites.blue.create('SUP', 'Service Request', {
      summary: 'Printer jams',
      labels: ['secret', 'hall'],
      priority: { name: 'High' },
    });
    await sites.settle();
    expect(await green('DEV-1')).toMatchObject({ summary: '[SUP-1] Printer jams', labels: ['hall'] });
    await sites.blue.edit('SUP-1', { labels: ['hall', 'roof'] });
    await sites.pass(60);
    expect(await green('DEV-1')).toMatchObject({ summary: '[SUP-1] Printer jams', labels: ['hall', 'roof'] });
  });

  it('leaves alone what was edited here while the partner changed something else', async () => {
    await sites.green.edit('DEV-1', { summary: 'Mine' });
    await sites.blue.edit('SUP-1', { labels: ['hall'] });
    await sites.pass(60);
    expect(await green('DEV-1')).toMatchObject({ summary: 'Mine', labels: ['hall'] });
  });

  it('sees the whole replica although a message carries only what has changed', async () => {
    await incoming(
      'issue.summary = replica.summary + " (" + replica.labels.join() + ")"',
      'issue.labels = replica.labels',
    );
    await sites.blue.edit('SUP-1', { labels: ['door'] });
    await sites.pass(60);
    expect(await green('DEV-1')).toMatchObject({ labels: ['door'] });
    await sites.blue.edit('SUP-1', { summary: 'Printer burns' });
    await sites.pass(60);
    expect((await green('DEV-1'))['labels']).toEqual(['door']);
    expect(await statusOf('DEV-1')).not.toContain('stopped');
  });

  it('comes to rest', async () => {
    await sites.pass(300);
    const from = sites.host.clock.now();
    await sites.pass(600);
    expect(sites.host.traffic({ since: from })).toEqual([]);
  });

  it('S57: debug.error shows the value and where, that issue alone waits, and goes on once the line is gone', async () => {
    await sites.blue.create('SUP', 'Service Request', { summary: 'Other' });
    await sites.settle();
    await incoming(
      'if (replica.key === "SUP-1")',
      '  debug.error(replica.labels)',
      'issue.summary = replica.summary',
    );
    await sites.blue.edit('SUP-1', { summary: 'Printer smokes' });
    await sites.blue.edit('SUP-2', { summary: 'Other again' });
    await sites.pass(60);
    expect(await green('DEV-2')).toMatchObject({ summary: 'Other again' });
    expect(await statusOf('DEV-1')).toMatch(
      /The incoming script stopped at line 2, column \d+: \[\\"door\\"\]/,
    );
    expect(await sites.admin('green', 'script.failures', { connection })).toEqual({
      failures: [
        {
          side: 'incoming',
          message: '["door"]',
          line: 2,
          column: expect.any(Number),
          key: 'DEV-1',
          url: expect.stringMatching(/^https:.*\/browse\/DEV-1$/),
          at: expect.any(Number),
        },
      ],
    });
    await incoming('issue.summary = replica.summary');
    await sites.pass(2400);
    expect(await sites.admin('green', 'script.failures', { connection })).toEqual({ failures: [] });
    expect(await green('DEV-1')).toMatchObject({ summary: 'Printer smokes' });
    expect(await statusOf('DEV-1')).not.toContain('stopped');
  }, 120_000);

  it('S1: makes a work item of the same type, or of the default one, and leaves the type alone afterwards', async () => {
    await incoming(
      'issue.summary = replica.summary',
      'if (firstSync) issue.issueType = nodeHelper.getIssueType(replica.issueType?.name, "DEV") ?? "Bug"',
    );
    const made = await sites.blue.create('SUP', 'Service Request', {
      summary: 'Of a type that is not there',
    });
    await sites.settle();
    const fields = await green('DEV-3');
    expect([made.key, fields]).toMatchObject(['SUP-3', { issuetype: { name: 'Bug' } }]);
    await sites.blue.edit('SUP-3', { summary: 'Edited' });
    await sites.pass(60);
    expect(await green('DEV-3')).toMatchObject({ summary: 'Edited', issuetype: { name: 'Bug' } });
  });

  it('S8, S9: takes the default for a priority that is not there, and leaves a resolution alone', async () => {
    await incoming(
      'issue.summary = replica.summary',
      'issue.priority = nodeHelper.getPriority(replica.summary) ?? "Low"',
      'const resolution = nodeHelper.getResolution(replica.summary)',
      'if (resolution) issue.resolution = resolution',
    );
    await sites.blue.edit('SUP-3', { summary: 'P0' });
    await sites.pass(60);
    expect(await green('DEV-3')).toMatchObject({ summary: 'P0', priority: { name: 'Low' } });
    await sites.blue.edit('SUP-3', { summary: 'high' });
    await sites.pass(60);
    expect(await green('DEV-3')).toMatchObject({ priority: { name: 'High' } });
    expect(await statusOf('DEV-3')).not.toContain('stopped');
  });

  it('S61: one map serves statuses and anything else that is written', async () => {
    await incoming(
      'const map = { "P1": "Highest", "P2": "Low" }',
      'issue.priority = map[replica.summary] ?? "Medium"',
    );
    await sites.blue.edit('SUP-3', { summary: 'P1' });
    await sites.pass(60);
    expect(await green('DEV-3')).toMatchObject({ priority: { name: 'Highest' } });
  });

  it('S2, S5, S56: moves by a status map, by name where it passes, and by a named transition once', async () => {
    await incoming(
      'const map = { "go": "In Progress" }',
      'if (map[replica.summary]) workflowHelper.transitionTo(issue, map[replica.summary])',
      'if (issue.status.name === "In Progress" && replica.summary === "end") workflowHelper.transition(issue, "Done")',
    );
    const status = async () => (await green('DEV-3'))['status'];
    await sites.blue.edit('SUP-3', { summary: 'end' });
    await sites.pass(60);
    expect(await status()).not.toMatchObject({ name: 'Done' });
    await sites.blue.edit('SUP-3', { summary: 'go' });
    await sites.pass(60);
    expect(await status()).toMatchObject({ name: 'In Progress' });
    await sites.blue.edit('SUP-3', { summary: 'end' });
    await sites.pass(60);
    expect(await status()).toMatchObject({ name: 'Done' });
    expect(await statusOf('DEV-3')).not.toContain('stopped');
  });

  const comments = async (key: string) =>
    JSON.stringify((await sites.green.read(key)).fields['comment'] ?? {});

  it('S67, S68: adds one note when a status is reached, which does not cross, and never twice', async () => {
    await incoming('if (replica.summary === "done") commentHelper.addComment("Closed by the partner")');
    await sites.blue.edit('SUP-3', { summary: 'done' });
    await sites.pass(60);
    await sites.blue.edit('SUP-3', { summary: 'not' });
    await sites.pass(60);
    await sites.blue.edit('SUP-3', { summary: 'done' });
    await sites.pass(120);
    expect((await comments('DEV-3')).split('Closed by the partner')).toHaveLength(2);
    expect(JSON.stringify(await sites.blue.read('SUP-3'))).not.toContain('Closed by the partner');
  });

  it('S16, S17: comments arrive as the callback gives them, and those it drops do not', async () => {
    await incoming(
      'commentHelper.mergeComments(issue, replica, (comment) => {',
      '  if (String(comment.body).includes("drop")) return null',
      '  if (String(comment.body).includes("quote")) return { ...comment, body: comment.author.name + ": > " + comment.body }',
      '  return comment',
      '})',
    );
    await sites.blue.comment('SUP-3', 'as it is');
    await sites.blue.comment('SUP-3', 'please quote');
    await sites.blue.comment('SUP-3', 'please drop');
    await sites.pass(120);
    const there = await comments('DEV-3');
    expect(there).toContain('"as it is"');
    expect(there).toMatch(/"[^"]+: > please quote"/);
    expect(there).not.toContain('please drop');
    const from = sites.host.clock.now();
    await sites.pass(600);
    expect(sites.host.traffic({ since: from })).toEqual([]);
  });

  it('S48: ends the pair when the script says so, and both work items stay', async () => {
    await incoming(
      'issue.summary = replica.summary',
      'if (replica.summary === "Done") syncHelper.unlinkAfterProcessing()',
    );
    await sites.blue.edit('SUP-2', { summary: 'Done' });
    await sites.pass(120);
    expect(await green('DEV-2')).toMatchObject({ summary: 'Done' });
    expect(JSON.stringify(await sites.admin('blue', 'sync.status', { issue: 'SUP-2' }))).toContain(
      'unlinked',
    );
    await sites.blue.edit('SUP-2', { summary: 'Later' });
    await sites.pass(120);
    expect(await green('DEV-2')).toMatchObject({ summary: 'Done' });
  });

  it('S18: names the one who stands for the author here, and the default for everybody else', async () => {
    await incoming(
      'const here = { "Bob Baker": "Ada" }',
      'commentHelper.mergeComments(issue, replica, (comment) => ({',
      '  ...comment, body: (here[comment.author.name] ?? "The desk") + " says " + comment.body }))',
    );
    const bob = sites.host
      .site('blue')
      .jira.state.users.all()
      .find(({ emailAddress }) => emailAddress === 'bob@blue.example');
    await jiraUser(sites.host, 'blue', bob?.accountId ?? '').comment('SUP-3', 'from Bob');
    await sites.blue.comment('SUP-3', 'for the desk');
    await sites.pass(120);
    expect(await comments('DEV-3')).toContain('"Ada says from Bob"');
    expect(await comments('DEV-3')).toContain('"The desk says for the desk"');
  });

  it('S62: turns a text with formatting into Markdown for a field that has none', async () => {
    await incoming('issue.summary = nodeHelper.toMarkdown(replica.description)');
    const text = { type: 'text', text: 'loud', marks: [{ type: 'strong' }] };
    const description = { type: 'doc', version: 1, content: [{ type: 'paragraph', content: [text] }] };
    await sites.blue.edit('SUP-3', { description });
    await sites.pass(120);
    expect(await green('DEV-3')).toMatchObject({ summary: '**loud**' });
  });

  it.each([
    ['Jira limits writes of the issue', { status: 429, reason: 'jira-per-issue-on-write', retryAfter: 20 }],
    ['nobody knows whether Jira has written', { status: 503 }],
    ['the answer is lost', { status: 503, when: 'after' }],
  ])('does what a script wants once and not less, where %s', async (name, fault) => {
    await incoming(
      'issue.summary = replica.summary',
      `if (replica.summary === "${name}") commentHelper.addComment("Note: ${name}")`,
    );
    await sites.host.host.injectFault({
      kind: 'jira',
      site: 'green',
      method: 'POST',
      endpoint: '/rest/api/3/issue/*/comment',
      ...fault,
    });
    await sites.blue.edit('SUP-3', { summary: name });
    await sites.pass(1200);
    expect((await comments('DEV-3')).split(`Note: ${name}`)).toHaveLength(2);
    expect(await green('DEV-3')).toMatchObject({ summary: name });
  });
});
