import { describe, expect, it } from 'vitest';
import { quickJsRunner } from '../../adapters/script/quickjs-runner.ts';
import { tryScript } from '../../usecases/rules/try-script.ts';
import { basicVersion } from '../rules/basic-version.ts';
import type { Version } from '../rules/version.ts';
import type { Side } from './api.ts';
import { withCompiledScripts } from './compile-scripts.ts';
import { lintScript } from './lint.ts';
import { starterHints, starterScript } from './starter.ts';

const plain = basicVersion({ id: '10000', key: 'SUP' });
const version: Version = {
  ...plain,
  scripts: { fields: [{ name: 'Say "how bad"', field: 'customfield_1', kind: 'select' }] },
};
const ports = { scripts: quickJsRunner() };

const errorsOf = (side: Side, script: string) =>
  lintScript(side, script).findings.filter(({ severity }) => severity === 'error');

describe.each(['outgoing', 'incoming'] as const)('The %s starter', (side) => {
  it('runs as it is, and lint finds nothing in it', async () => {
    const script = starterScript(side, version, 'Green');
    expect(lintScript(side, script).findings).toEqual([]);
    expect(await tryScript(ports, side, script)).toBeUndefined();
  });

  it.each(starterHints(side, version).map((hint) => [hint.says, hint] as const))(
    'runs with the hint: %s',
    async (_says, { code }) => {
      const script = starterScript(side, version, 'Green');
      const remarks = code.map((line) => `// ${line}`).join('\n');
      expect(script).toContain(remarks);
      const uncommented = script.replace(remarks, () => code.join('\n'));
      expect(errorsOf(side, uncommented)).toEqual([]);
      expect(await tryScript(ports, side, uncommented)).toBeUndefined();
    },
  );

  it('says of the partner and of a field what no name can turn into code', () => {
    const mapping = {
      ...plain.mappings[0],
      id: 'x',
      field: 'a\nfail("no")',
      path: 'x',
      kind: 'text' as const,
    };
    const script = starterScript(
      side,
      { ...version, mappings: [{ ...mapping, on: true, direction: 'both', noMatch: 'error' }] },
      'Green\nfail("no")',
    );
    expect(script.split('\n').filter((line) => line.startsWith('fail'))).toEqual([]);
  });
});

it.each(['outgoing', 'incoming'] as const)(
  'The %s starter has hints, and all of them can be published at once',
  (side) => {
    const hints = starterHints(side, version);
    expect(hints.length).toBeGreaterThan(6);
    const script = hints.flatMap(({ code }) => code).join('\n');
    const scripts = { ...version.scripts, [side]: script };
    expect(withCompiledScripts({ ...version, scripts })).toMatchObject({ ok: true });
  },
);

describe('The outgoing starter', () => {
  it('writes what the mappings of Basic mode copy, and leaves the rest to them', () => {
    const script = starterScript('outgoing', plain, 'Green');
    expect(script).toContain('\nreplica.summary = issue.summary\nreplica.description = issue.description\n');
    expect(script).toContain('// issuetype and "issueType"');
    expect(script).not.toContain('\nreplica.issueType');
  });

  it('leaves out the hint for a field that a mapping carries', () => {
    const status = {
      ...plain.mappings[0],
      id: 's',
      on: true,
      field: 'status',
      path: 'status',
      kind: 'status' as const,
      direction: 'out' as const,
      noMatch: 'same' as const,
    };
    const hints = starterHints('outgoing', { ...plain, mappings: [status] });
    expect(hints.flatMap(({ code }) => code)).not.toContain('replica.status = issue.status');
  });
});
