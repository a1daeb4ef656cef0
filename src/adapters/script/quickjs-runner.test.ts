import { describe, expect, it } from 'vitest';
import type { Side } from '../../core/scripting/api.ts';
import type { ScriptInput } from '../../core/scripting/script-input.ts';
import { runScript } from '../../usecases/rules/run-script.ts';
import { quickJsRunner } from './quickjs-runner.ts';
import { SCRIPT_LIMITS } from './script-limits.ts';

const scripts = quickJsRunner();

const rich = {
  $adf: {
    type: 'doc',
    version: 1,
    content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Hi', marks: [{ type: 'strong' }] }] }],
  },
  $text: 'Hi',
};

const input: Omit<ScriptInput, 'answers'> = {
  issue: {
    key: 'SUP-1',
    summary: 'Printer',
    description: rich,
    labels: ['a'],
    status: { name: 'To Do', category: 'new' },
    customFields: { Team: { value: 'Blue' }, Empty: { value: null } },
  },
  replica: {},
  previous: null,
  firstSync: false,
  connection: { name: 'C', local: 'A', peer: 'B', url: 'https://a.example', peerUrl: 'https://b.example' },
  entityType: 'issue',
  sprint: null,
  tables: { teams: { Blue: 'Azul' } },
};

async function run(
  side: Side,
  script: string,
  more: Partial<ScriptInput> = {},
  answers: Record<string, unknown> = {},
) {
  const asked: string[] = [];
  const ran = await runScript(
    { scripts },
    { side, script, input: { ...input, ...more }, now: 1_700_000_000_000, seed: 7 },
    async (questions) => {
      asked.push(...questions.map(({ key }) => key));
      return Object.fromEntries(
        questions.flatMap(({ key }) => (key in answers ? [[key, answers[key]]] : [])),
      );
    },
  );
  return { ...ran, asked };
}

/** Field -> value and line of what the script wrote. */
async function writes(side: Side, script: string, more: Partial<ScriptInput> = {}) {
  const { outcome } = await run(side, script, more);
  if (outcome.is === 'failure') throw new Error(outcome.failure.message);
  return Object.fromEntries(
    [...outcome.result.writes].map(([path, { value, at }]) => [path, [value, at?.line]]),
  );
}

async function failure(side: Side, script: string) {
  const { outcome } = await run(side, script);
  return outcome.is === 'failure' ? outcome.failure : undefined;
}

describe('a script in the sandbox', () => {
  it('writes the replica line by line, with the formatting of texts that it copies', async () => {
    const script = [
      'replica.summary = issue.summary.toUpperCase()',
      'replica.description = issue.description',
      'replica.customFields["Team"] = issue.customFields["Team"]',
      'replica.customFields["New"].value = tables["teams"]["Blue"]',
      'replica.customKeys.x = { a: [1] }',
    ].join('\n');
    expect(await writes('outgoing', script)).toEqual({
      summary: ['PRINTER', 1],
      description: [rich, 2],
      'customFields.Team': ['Blue', 3],
      'customFields.New': ['Azul', 4],
      'customKeys.x': [{ a: [1] }, 5],
    });
  });

  it('notes what an incoming script changes in place, and nothing that it only reads', async () => {
    const script =
      'issue.labels.push("b")\nif (issue.status.name === "To Do") issue.customFields.Team.value += "!"';
    expect(await writes('incoming', script)).toEqual({
      labels: [['a', 'b'], undefined],
      'customFields.Team': ['Blue!', 2],
    });
  });

  it('reads names, with those of custom fields, and everything where it looks at all', async () => {
    const read = async (script: string) => {
      const { outcome } = await run('outgoing', script);
      return outcome.is === 'result' ? outcome.result.reads : [];
    };
    expect(await read('issue.summary; issue.customFields["Team"].value')).toEqual([
      'issue.summary',
      'issue.customFields',
      'issue.customFields.Team',
    ]);
    expect(await read('JSON.stringify(issue)')).toContain('issue.*');
    expect(await read('"labels" in issue')).toContain('issue.labels');
  });

  it('is run again with the answers that it lacked, and asks nothing twice', async () => {
    const key = '["nodeHelper.getPriority","Hot"]';
    const script = [
      'const found = nodeHelper.getPriority("Hot")',
      'issue.priority = found.name',
      'issue.labels = [String(nodeHelper.getPriority("Cold"))]',
    ].join('\n');
    const { outcome, asked, answers } = await run('incoming', script, {}, { [key]: { name: 'High' } });
    expect(asked).toEqual([key, '["nodeHelper.getPriority","Cold"]']);
    expect(answers).toEqual({ [key]: { name: 'High' }, '["nodeHelper.getPriority","Cold"]': null });
    expect(outcome).toMatchObject({ is: 'result' });
    if (outcome.is === 'result') expect(outcome.result.writes.get('priority')?.value).toBe('High');
  });

  it('asks for at most six rounds', async () => {
    const script = 'for (let i = 0, x = {}; x; i++) x = nodeHelper.getPriority("p" + i)';
    const all: Record<string, unknown> = {};
    for (let i = 0; i < 300; i += 1) all[`["nodeHelper.getPriority","p${i}"]`] = { name: 'x' };
    const { outcome } = await run('incoming', script, {}, all);
    expect(outcome).toMatchObject({ is: 'failure', failure: { kind: 'result' } });
  });

  it('has things done in order, each with its line, and none where it fails', async () => {
    const script = 'workflowHelper.transition(issue, "Close")\nsyncHelper.unlinkAfterProcessing()';
    const { outcome } = await run('incoming', script);
    expect(outcome.is === 'result' && outcome.result.effects).toEqual([
      { do: 'transition', transition: 'Close', fields: {}, at: { line: 1, column: 27 } },
      { do: 'unlink', at: { line: 2, column: 12 } },
    ]);
    expect(await failure('incoming', `${script}\nfail("No")`)).toEqual({
      kind: 'fail',
      message: 'No',
      at: { line: 3, column: 1 },
    });
  });

  it.each([
    ['null access', '\nissue.none.name', 'TypeError', 2],
    ['first line', 'issue.none.name', 'TypeError', 1],
    ['inside a callback', '\n\n[1].map((x) =>\n  x.y.z)', 'TypeError', 4],
    ['throw', '\nthrow new Error("mine")', 'mine', 2],
    ['use before declaration', '\nx; const x = 1', 'ReferenceError', 2],
    ['value shown', '\ndebug.error(issue.labels)', '["a"]', 2],
    ['bad regular expression', '\nnew RegExp("(")', 'SyntaxError', 2],
    ['bad call', '\nissue.summary = "x"', 'only reads', 2],
    ['syntax', '\nconst = 1', '', 2],
  ])('says where it failed: %s', async (_, script, words, line) => {
    const found = await failure('outgoing', script);
    expect(found?.message).toContain(words);
    expect(found?.at?.line).toBe(line);
  });

  it('counts columns on the first line as on any other', async () => {
    const first = await failure('outgoing', 'issue.none.name');
    const second = await failure('outgoing', '\nissue.none.name');
    expect([first?.at, second?.at]).toEqual([
      { line: 1, column: 1 },
      { line: 2, column: 1 },
    ]);
  });

  it('sees one time and one chance, whatever the zone, and says that it looked', async () => {
    const script = 'replica.summary = new Date().toString() + Math.random()';
    const first = await run('outgoing', script);
    const second = await run('outgoing', script);
    expect(first.outcome).toEqual(second.outcome);
    expect(first.outcome).toMatchObject({ is: 'result', result: { alwaysRun: true } });
    expect(JSON.stringify([...(await writesOf(script))])).toContain('Tue Nov 14 2023 22:13:20 GMT+0000');
    const quiet = await run('outgoing', 'replica.summary = new Date("2024-05-01T00:00:00Z").toISOString()');
    expect(quiet.outcome).toMatchObject({ is: 'result', result: { alwaysRun: false } });
  });

  it('is stopped by its steps before the time, wherever that leaves time enough', async () => {
    const slow = quickJsRunner({ ...SCRIPT_LIMITS, fuel: 20, soft: 60_000, hard: 60_000 });
    const { outcome } = await runScript(
      { scripts: slow },
      { side: 'outgoing', script: '\nfor (;;) String(1)', input, now: 0, seed: 1 },
      async () => ({}),
    );
    expect(outcome).toMatchObject({ is: 'failure', failure: { kind: 'fuel', at: { line: 2 } } });
  });

  it('takes in comments as its callback gives them', async () => {
    const script =
      'commentHelper.mergeComments(issue, replica, (c) => c.internal ? null : { ...c, body: "> " + c.body })';
    const replica = {
      comments: [
        { id: '1', body: rich, internal: false },
        { id: '2', body: 'x', internal: true },
      ],
    };
    const { outcome } = await run('incoming', script, { replica });
    expect(outcome.is === 'result' && outcome.result.children.comments).toEqual({
      asGiven: true,
      list: [{ id: '1', body: '> Hi', internal: false }],
    });
  });

  it('turns texts into Markdown and HTML, and times into days', async () => {
    const script = [
      'const of = (text) => nodeHelper.toMarkDownFromHtml(text)',
      'replica.customKeys.a = [nodeHelper.toMarkdown(issue.description), nodeHelper.toHtml(issue.description)]',
      'replica.customKeys.b = of("<p>A <b>b</b> <a href=\\"https://c.example\\">c</a></p><script>evil()</script>")',
      'replica.customKeys.c = nodeHelper.formatDate("2024-05-01T10:02:03Z", "dd.MM.yyyy HH:mm")',
      'replica.customKeys.d = nodeHelper.stripHtml("a &lt;b&gt; <i>c</i>")',
    ].join('\n');
    const found = await writes('outgoing', script);
    expect(found['customKeys.a']?.[0]).toEqual(['**Hi**', '<p><strong>Hi</strong></p>']);
    expect(found['customKeys.b']?.[0]).toBe('A **b** [c](https://c.example)');
    expect(found['customKeys.c']?.[0]).toBe('01.05.2024 10:02');
    expect(found['customKeys.d']?.[0]).toBe('a <b> c');
  });

  async function writesOf(script: string) {
    return Object.entries(await writes('outgoing', script));
  }
});
