import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { callAs } from '../support/callers.ts';
import { type TwoSites, twoSites } from '../support/two-sites.ts';

const checked = z.object({
  findings: z.array(
    z.object({ severity: z.string(), code: z.string(), line: z.number(), message: z.string() }),
  ),
  uses: z.array(z.object({ name: z.string(), field: z.string(), kind: z.string() })),
});
const translated = z.object({ ready: z.boolean(), script: z.string(), refusals: z.array(z.unknown()) });

/** What an admin asks while writing a script, asked by others and with what nobody writes. */
describe('The operations of the script editor', () => {
  let sites: TwoSites;
  let connection: string;

  beforeAll(async () => {
    sites = await twoSites('script-operations');
    connection = await sites.connect();
  });
  afterAll(() => sites.dispose());

  const check = async (text: string) =>
    checked.parse(await sites.admin('blue', 'script.check', { connection, which: 'outgoing', text }));
  const translate = async (text: string) =>
    translated.parse(await sites.admin('blue', 'script.translate', { which: 'incoming', text }));

  it.each(['script.check', 'script.words', 'script.translate', 'script.starter', 'script.failures'])(
    'refuse whoever is no site administrator: %s',
    async (operation) => {
      const payload = { connection, which: 'outgoing', text: '' };
      for (const email of ['bob@blue.example', 'carol@customer.example'])
        expect(
          await callAs(sites.host, { site: 'blue', email }, { module: 'admin' }, operation, payload),
        ).toMatchObject({ ok: false, error: { code: 'forbidden' } });
    },
  );

  it('look through a script of 60,000 characters, and refuse to read more than a person could mean', async () => {
    const line = 'replica.summary = issue.summary\n';
    const long = line.repeat(Math.floor(60_000 / line.length));
    expect((await check(long)).findings).toEqual([]);
    expect((await check(long + line.repeat(40))).findings).toMatchObject([{ code: 'too-long' }]);
    const outcome = await callAs(
      sites.host,
      { site: 'blue', email: 'ann@blue.example' },
      { module: 'admin' },
      'script.check',
      { connection, which: 'outgoing', text: 'x'.repeat(250_001) },
    );
    expect(outcome).toMatchObject({ ok: false, error: { code: 'invalid-request', field: 'text' } });
  });

  it('know the custom fields of the site', async () => {
    const words = z
      .object({ fields: z.array(z.object({ name: z.string(), field: z.string(), kind: z.string() })) })
      .parse(await sites.admin('blue', 'script.words', { connection }));
    const [one] = words.fields;
    expect(one?.field).toMatch(/^customfield_\d+$/);
    const name = JSON.stringify(one?.name);
    expect(await check(`replica.summary = String(issue.customFields[${name}].value)`)).toMatchObject({
      findings: [],
      uses: [one],
    });
  });

  it.each([
    ['nested deeper than anybody can read', `issue.summary = ${'('.repeat(20_000)}1${')'.repeat(20_000)}`],
    ['a text that never closes', 'issue.summary = """'.repeat(2_000)],
    ['a closure that closes the sandbox', '})(); issue.summary = 1; (function () {'],
    ['bytes that are no text', `\u0000\u2028\u2029\ud800${'\u0000'.repeat(1_000)}`],
    ['names of the prototype', 'def __proto__ = [constructor: 1]\nissue.__proto__ = __proto__'],
    ['classes of the machine', 'Runtime.getRuntime().exec("id")\n"".getClass().forName("x")'],
    ['a loop without an end', 'while (true) { }'],
    ['a remark that would end', '/* */ */ fail("x") /*\nissue.summary = "`$\x7bissue.key}`"'],
  ])('translate nothing silently: %s', async (_what, groovy) => {
    const { ready, refusals, script } = await translate(groovy);
    expect(ready && refusals.length > 0).toBe(false);
    if (refusals.length > 0) expect(script).toContain('fail(');
  });

  it('offer a starter that publishes as it is and changes nothing of what leaves', async () => {
    const { text } = z
      .object({ text: z.string() })
      .parse(await sites.admin('blue', 'script.starter', { connection, which: 'outgoing' }));
    expect((await check(text)).findings).toEqual([]);
    await sites.admin('blue', 'rules.publish', {
      connection,
      version: { mode: 'script', scripts: { outgoing: text } },
    });
    await sites.pass(60);
    const { key } = await sites.blue.create('SUP', 'Service Request', { summary: 'As before' });
    await sites.admin('blue', 'sync.issue', { issue: key });
    await sites.settle();
    expect((await sites.green.find('project = DEV')).map(({ fields }) => fields['summary'])).toEqual([
      'As before',
    ]);
  });

  it('offer an incoming starter that publishes as it is and changes nothing of what lands', async () => {
    const { text } = z
      .object({ text: z.string() })
      .parse(await sites.admin('green', 'script.starter', { connection, which: 'incoming' }));
    await sites.admin('green', 'rules.publish', {
      connection,
      version: { mode: 'script', scripts: { incoming: text } },
    });
    await sites.pass(60);
    const { key } = await sites.blue.create('SUP', 'Service Request', { summary: 'Lands as before' });
    await sites.admin('blue', 'sync.issue', { issue: key });
    await sites.settle();
    const [landed] = await sites.green.find('summary ~ "Lands"');
    await sites.blue.edit(key, { summary: 'Lands as ever' });
    await sites.settle();
    expect((await sites.green.read(landed?.key ?? '')).fields.summary).toBe('Lands as ever');
  });
});
