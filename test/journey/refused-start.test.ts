import { cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { startCommand } from '../../host/cli/start-command.ts';
import { CliError } from '../../host/cli/usage.ts';
import { listen } from '../../host/http/listen.ts';
import { root } from '../architecture/sources.ts';

/** What a person reads when `npm start` cannot do its work. */
async function refusal(args: readonly string[], app?: string): Promise<string> {
  try {
    await startCommand(args, app);
  } catch (error) {
    if (error instanceof CliError) return error.message;
    throw error;
  }
  throw new Error(`start ${args.join(' ')} was not refused.`);
}

const folder = (): string => mkdtempSync(join(tmpdir(), 'start-'));

describe('a start that cannot work ends with one clear sentence', () => {
  it('where the app has not been built', async () => {
    expect(await refusal(['--memory'], folder())).toMatch(/has not been built.*npm start/);
  });

  it('where a port is in use', async () => {
    const taken = await listen(0, () => new Response('taken'), 'a test');
    expect(await refusal(['--memory', '--empty', '--port', String(taken.port)])).toMatch(
      new RegExp(`Port ${taken.port} .* is in use.*--port`),
    );
    await taken.close();
  });

  it('where the data file is damaged, which stays as it was', async () => {
    const data = folder();
    const file = join(data, 'host.sqlite');
    writeFileSync(file, 'this is no database, but somebody may want it back');
    expect(await refusal(['--data', data, '--port', '0'])).toContain(file);
    expect(readFileSync(file, 'utf8')).toBe('this is no database, but somebody may want it back');
  });

  it('where Forge would refuse the manifest, with file, line and reason', async () => {
    const app = folder();
    cpSync(join(root, 'dist'), join(app, 'dist'), { recursive: true });
    mkdirSync(join(app, 'src'));
    cpSync(join(root, 'src/ui'), join(app, 'src/ui'), { recursive: true });
    const manifest = readFileSync(join(root, 'manifest.yml'), 'utf8');
    writeFileSync(
      join(app, 'manifest.yml'),
      manifest.replace('avi:jira:commented:issue', 'avi:jira:updated:comment'),
    );
    const line = manifest.split('\n').findIndex((text) => text.includes('avi:jira:commented:issue')) + 1;
    expect(await refusal(['--memory', '--port', '0'], app)).toMatch(
      new RegExp(`manifest\\.yml:${line} .*avi:jira:updated:comment`),
    );
  });

  it.each([
    [['--seed', '/no/such/folder'], /--seed \/no\/such\/folder: there is no such file or folder/],
    [['--port', 'seven'], /--port must be a number/],
    [['--sites', 'Blue'], /"Blue" cannot name a site/],
    [['--sites', 'a,a'], /names a site twice/],
    [['--memory', '--data', 'x'], /exclude each other/],
    [['--colour'], /colour/],
  ] as const)('where the options are %j', async (args, sentence) => {
    expect(await refusal(args)).toMatch(sentence);
  });
});

describe('a seed folder with files that are no Jira issue', () => {
  it('is refused file by file, with the reason', async () => {
    const { readSeedFiles } = await import('../../host/sites/real-issues/read-seed-files.ts');
    const seed = folder();
    writeFileSync(join(seed, 'broken.json'), '{"id":');
    writeFileSync(join(seed, 'list.json'), JSON.stringify([1, { id: '1', key: 'A-1', fields: {} }]));
    writeFileSync(join(seed, 'text.json'), '"hello"');
    writeFileSync(
      join(seed, 'good.json'),
      JSON.stringify({
        id: '1',
        key: 'A-1',
        fields: { summary: 's', project: { key: 'A' }, issuetype: { name: 'Task' } },
      }),
    );
    const { issues, refused } = readSeedFiles(seed);
    expect(issues.map(({ file }) => file)).toEqual(['good.json']);
    expect(refused.map(({ file, reason }) => `${file} ${reason}`)).toEqual([
      expect.stringMatching(/^broken\.json is not JSON/),
      expect.stringMatching(/^list\.json #1 is not a Jira issue/),
      expect.stringMatching(/^list\.json #2 names no project/),
      expect.stringMatching(/^text\.json is not a Jira issue/),
    ]);
  });
});
