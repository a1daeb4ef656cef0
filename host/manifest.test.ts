import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ManifestError } from './manifest/manifest-problem.ts';
import { type Bundle, ownChecks } from './manifest/own-checks.ts';
import { validateWithForge } from './manifest/validate-with-forge.ts';
import { readManifest } from './manifest.ts';

const base = `app:
  id: ari:cloud:ecosystem::app/5c0f6a1e-7a54-4d39-9a0e-c0de0c0ffee5
  runtime:
    name: nodejs24.x
permissions:
  scopes:
    - read:jira-work
modules:
  trigger:
    - key: changed
      function: on-change
      events:
        - avi:jira:updated:issue
  function:
    - { key: on-change, handler: index.onChange }
`;

function manifestOf(text: string) {
  const folder = mkdtempSync(join(tmpdir(), 'manifest-'));
  const file = join(folder, 'manifest.yml');
  writeFileSync(file, text);
  return { folder, read: () => readManifest(file) };
}

function problemsOf(text: string) {
  try {
    manifestOf(text).read();
  } catch (error) {
    if (error instanceof ManifestError) return error.problems;
    throw error;
  }
  return [];
}

const bundle = (change: Partial<Bundle> = {}): Bundle => ({
  file: 'index.cjs',
  text: '',
  exports: ['onChange'],
  ...change,
});

describe('the manifest', () => {
  it('of the app is read with its modules, functions and scopes', () => {
    const manifest = readManifest('manifest.yml');
    expect(manifest.appId).toBe('5c0f6a1e-7a54-4d39-9a0e-c0de0c0ffee5');
    expect(manifest.pages.map((page) => page.key)).toEqual(['admin', 'project', 'issue', 'issue-action']);
    expect(manifest.egress).toEqual(['*.webtrigger.atlassian.app']);
    expect(manifest.entities.find((one) => one.name === 'connection')?.indexes).toEqual([
      { name: 'state', partition: undefined, range: ['state'] },
    ]);
    expect(manifest.webTriggers[0]).toMatchObject({ urlFormat: 'v2', response: { type: 'dynamic' } });
  });

  it('with a syntax error is refused at its line', () => {
    expect(problemsOf('app:\n  id: [unclosed\nmodules: {}\n')[0]).toMatchObject({ line: 3 });
  });

  it('with a wrong value is refused with its line and path', () => {
    const [problem] = problemsOf(base.replace('index.onChange', 'onChange'));
    expect(problem).toMatchObject({
      line: 15,
      reason: 'modules.function.0.handler: must be <file>.<export>',
    });
  });

  it('that names an undefined function is refused at the module', () => {
    const [problem] = problemsOf(base.replace('function: on-change', 'function: gone'));
    expect(problem?.line).toBe(10);
    expect(problem?.reason).toContain('names the function gone, which is not defined');
  });

  it('that does not exist is refused by its path', () => {
    expect(() => readManifest('/nowhere/manifest.yml')).toThrow('/nowhere/manifest.yml:1 cannot be read');
  });
});

describe('checks that Forge does not make', () => {
  it('pass the manifest as it should be', () => {
    expect(ownChecks(manifestOf(base).read(), [bundle()])).toEqual([]);
  });

  it('find an event that does not exist', () => {
    const manifest = manifestOf(base.replace('updated:issue', 'updated:comment')).read();
    expect(ownChecks(manifest, [bundle()])).toMatchObject([
      { line: 13, reason: 'trigger changed: no product event is called avi:jira:updated:comment' },
    ]);
  });

  it('find a missing storage scope where a bundle stores', () => {
    const text = 'class ForgeKvsError{} fetch("/api/v1/get")';
    expect(ownChecks(manifestOf(base).read(), [bundle({ text })])).toMatchObject([{ line: 6 }]);
  });

  it('find a function that no bundle exports', () => {
    expect(ownChecks(manifestOf(base).read(), [bundle({ exports: ['other'] })])).toMatchObject([
      { line: 15, reason: 'function on-change: index.cjs exports other, not onChange' },
    ]);
    expect(ownChecks(manifestOf(base).read(), [])).toMatchObject([
      { reason: 'function on-change: there is no bundle index.cjs' },
    ]);
  });

  it('refuse a filter expression, which the host cannot evaluate', () => {
    const filter = "      filter:\n        expression: event.issue.id == '1'\n";
    const manifest = manifestOf(base.replace('  function:\n', `${filter}  function:\n`)).read();
    expect(ownChecks(manifest, [bundle()])).toMatchObject([{ line: 10 }]);
  });
});

describe("Forge's own validator", () => {
  it('refuses an unknown scope, and its answer is kept', async () => {
    const schedule =
      '  scheduledTrigger:\n    - key: tick\n      function: on-change\n      interval: hour\n';
    const { folder, read } = manifestOf(
      `${base}${schedule}`.replace('read:jira-work', 'read:jira-work-everything'),
    );
    const problems = await validateWithForge(read(), join(folder, 'dist'));
    expect(problems.map((one) => one.reason).join('\n')).toContain('read:jira-work-everything');
    expect(readdirSync(join(folder, 'dist'))).toHaveLength(1);
    expect(await validateWithForge(read(), join(folder, 'dist'))).toEqual(problems);
  }, 60_000);
});
