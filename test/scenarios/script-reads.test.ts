import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { quickJsRunner } from '../../src/adapters/script/quickjs-runner.ts';
import { translateGroovy } from '../../src/core/groovy/translate-groovy.ts';
import { basicVersion } from '../../src/core/rules/basic-version.ts';
import { withCompiledScripts } from '../../src/core/scripting/compile-scripts.ts';
import { SAMPLE_TIME, sampleAnswer, sampleInput } from '../../src/core/scripting/sample-input.ts';
import { scriptObjects } from '../../src/core/scripting/script-api.ts';
import { unforeseenRead } from '../../src/core/scripting/unforeseen-read.ts';
import { runScript } from '../../src/usecases/rules/run-script.ts';
import { used } from '../bench/measure.ts';
import { groovyIdioms } from '../support/groovy-idiom.ts';
import { type TwoSites, twoSites } from '../support/two-sites.ts';

const scripts = { scripts: quickJsRunner() };
/** The script published, and run on an issue of which every field is filled. */
async function unforeseen(outgoing: string): Promise<string | undefined | 'refused' | 'failed'> {
  const named = [...outgoing.matchAll(/customFields\["([^"]+)"\]/g)].map(([, name]) => name ?? '');
  const custom = [...new Set(['Team', ...named])];
  const fields = custom.map((name, at) => ({ name, field: `customfield_${at}`, kind: 'text' as const }));
  const version = { ...basicVersion({ id: '1', key: 'SUP' }), scripts: { outgoing, fields } };
  const compiled = withCompiledScripts(version);
  if (!compiled.ok) return 'refused';
  const input = sampleInput('outgoing', custom);
  const { outcome } = await runScript(
    scripts,
    { side: 'outgoing', script: outgoing, input, now: SAMPLE_TIME, seed: 1 },
    async (asked) => Object.fromEntries(asked.map((one) => [one.key, sampleAnswer(one)])),
  );
  return outcome.is === 'failure' ? 'failed' : unforeseenRead(compiled.value.scripts, outcome.result);
}

describe('what a run of an outgoing script reads', () => {
  const idioms = groovyIdioms('work-items')
    .filter(({ side }) => side === 'outgoing')
    .map(({ groovy }) => translateGroovy(groovy.join('\n'), 'outgoing').script);
  const examples = scriptObjects
    .flatMap(({ members }) => members)
    .flatMap(({ example, only }) => (example === undefined || only !== undefined ? [] : [example]));
  const written = [
    'for (const name of Object.keys(issue)) replica.customKeys[name] = String(issue[name])',
    'const { summary, ...rest } = issue; replica.summary = summary + Object.keys(rest).length',
    'const show = (one) => one.priority.name; replica.summary = show(issue)',
    'replica.customFields["Team"] = issue.customFields["Team"]',
    'const { Team } = issue.customFields; replica.summary = Team.value',
    'for (const [name, field] of Object.entries(issue.customFields)) replica.customKeys[name] = field.value',
    'debug.log(issue); replica.summary = "x"',
    'replica.summary = nodeHelper.getHtmlField(issue, "description")',
    'replica.summary = ["summary", "due"].map((name) => issue[name]).join()',
    'replica.summary = "labels" in issue ? "yes" : "no"',
    'replica.summary = issue?.status?.name',
    'replica.summary = Object.assign({}, issue).summary',
    'replica.summary = Reflect === undefined ? "" : issue.summary',
    'replica.summary = String([issue][0].summary)',
    'replica.summary = Math.random() + issue.summary',
    'replica.summary = new Date().toISOString()',
  ];

  it('is what publishing has seen, in every idiom, example and way around', async () => {
    const all = [...idioms, ...examples, ...written];
    const found: string[] = [];
    let ended = 0;
    for (const script of all) {
      const said = await unforeseen(script);
      if (said === undefined) ended += 1;
      else if (said !== 'refused' && said !== 'failed') found.push(`${script}: ${said}`);
    }
    expect(found).toEqual([]);
    expect(ended).toBeGreaterThanOrEqual(20);
  }, 60_000);

  it('counts for nothing where it goes beyond that', () => {
    const seen = {
      reads: ['summary'],
      fields: [{ name: 'Team', field: 'customfield_1', kind: 'text' as const }],
    };
    const ran = (reads: string[], alwaysRun = false) => unforeseenRead(seen, { reads, alwaysRun });
    expect(ran(['issue.summary', 'issue.customFields'])).toBeUndefined();
    expect(ran(['issue.priority'])).toContain('reads priority of the work item');
    expect(ran(['issue.customFields.Team'])).toContain('reads Team of the work item');
    expect(ran(['issue.summary'], true)).toContain('looks at the time or at chance');
  });
});

describe('an edit of a field that an outgoing script does not name', () => {
  let sites: TwoSites;
  let connection: string;
  beforeAll(async () => {
    sites = await twoSites('script-skips');
    connection = await sites.connect();
    const summary = { id: 'summary', field: 'summary', path: 'summary', kind: 'text' };
    await sites.publish('green', connection, { mappings: [summary] });
    await publish('replica.summary = issue.summary');
    await sites.blue.create('SUP', 'Service Request', { summary: 'One' });
    await sites.admin('blue', 'sync.issue', { connection, issue: 'SUP-1' });
    await sites.settle();
  }, 60_000);
  afterAll(() => sites.dispose());

  async function publish(outgoing: string) {
    await sites.publish('blue', connection, { mode: 'script', mappings: [], scripts: { outgoing } });
    await sites.pass(120);
  }
  async function calls(fields: Readonly<Record<string, unknown>>): Promise<number> {
    await sites.pass(120);
    sites.host.resetMeters();
    await sites.blue.edit('SUP-1', fields);
    await sites.settle();
    return used(sites).calls;
  }

  it('costs nothing', async () => {
    expect(await calls({ labels: ['a'] })).toBe(0);
    expect(await calls({ summary: 'Two' })).toBeGreaterThan(0);
  });

  it('is looked at where the script shows the time, and crosses', async () => {
    await publish('replica.summary = issue.summary + " " + new Date().getTime()');
    const before = (await sites.green.read('DEV-1')).fields.summary;
    expect(await calls({ labels: ['b'] })).toBeGreaterThan(0);
    expect((await sites.green.read('DEV-1')).fields.summary).not.toBe(before);
  });

  it('is looked at where the script goes through all fields', async () => {
    await publish('replica.summary = Object.keys(issue).length + " " + issue.labels.join()');
    expect(await calls({ labels: ['c'], priority: { name: 'High' } })).toBeGreaterThan(0);
    expect(await calls({ environment: null, priority: { name: 'Low' } })).toBeGreaterThan(0);
  });
});
