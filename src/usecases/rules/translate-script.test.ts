import { describe, expect, it } from 'vitest';
import { groovyIdioms } from '../../../test/support/groovy-idiom.ts';
import { quickJsRunner } from '../../adapters/script/quickjs-runner.ts';
import { translateScript } from './translate-script.ts';

const ports = { scripts: quickJsRunner() };

describe('A Groovy script', () => {
  it('is ready where nothing was refused, lint is content and it runs', async () => {
    const groovy = 'def name = replica.priority?.name\nissue.labels = replica.labels.findAll { it != "x" }';
    const translated = await translateScript(ports, 'incoming', groovy);
    expect(translated).toMatchObject({ isGroovy: true, refusals: [], findings: [], ready: true });
    expect(translated.script).toContain('filter');
  });

  it('is not ready where a line was refused, which is named with what stands in its place', async () => {
    const groovy = 'issue.summary = replica.summary\nhttpClient.get("/rest/api/3/issue/KEY-1/watchers")';
    const translated = await translateScript(ports, 'incoming', groovy);
    expect(translated.ready).toBe(false);
    expect(translated.refusals).toEqual([
      expect.objectContaining({ line: 2, instead: expect.stringContaining('jiraHelper.get("watchers")') }),
    ]);
  });

  it('is not ready where its run fails, and says at which line', async () => {
    const translated = await translateScript(
      ports,
      'incoming',
      'issue.summary = replica.summary\nfail("no")',
    );
    expect(translated).toMatchObject({ ready: false, failure: { message: 'no', at: { line: 2 } } });
  });

  it('that never ends is stopped', async () => {
    const translated = await translateScript(ports, 'incoming', 'def n = 0\nwhile (true) { n = n + 1 }');
    expect(translated).toMatchObject({
      ready: false,
      failure: { kind: expect.stringMatching(/^(fuel|time)$/) },
    });
  });

  it.each(groovyIdioms('work-items').map((idiom) => [idiom.says, idiom] as const))(
    'of the known idioms is sound for lint: %s',
    async (_says, idiom) => {
      const { findings, refusals } = await translateScript(ports, idiom.side, idiom.groovy.join('\n'));
      expect(refusals).toEqual([]);
      expect(findings.filter(({ code }) => code === 'syntax' || code === 'undeclared')).toEqual([]);
    },
  );
});
