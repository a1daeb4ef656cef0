import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { readSeedFiles } from '../../host/sites/real-issues/read-seed-files.ts';
import { goldenCrossing } from '../support/golden-crossing.ts';
import { specsDirectory } from '../support/specs-directory.ts';

const folder = fileURLToPath(new URL('../golden/', import.meta.url));
const names = readdirSync(join(folder, 'issues')).map((file) => file.replace(/\.json$/, ''));

/**
 * What leaves for each issue of test/golden/issues and what the other side's Jira is then asked, as it was when
 * somebody last looked at it. `npm run golden` writes the files anew; `git diff` shows what has become different.
 */
describe('the golden crossing of', () => {
  it.each(names)('%s is as it was', async (name) => {
    const file = join(folder, `${name}.yaml`);
    const issue: unknown = JSON.parse(readFileSync(join(folder, 'issues', `${name}.json`), 'utf8'));
    const crossing = JSON.parse(JSON.stringify(await goldenCrossing(issue)));
    if (process.env['GOLDEN'] === 'write')
      writeFileSync(file, stringify(crossing, { lineWidth: 110, aliasDuplicateObjects: false }));
    if (!existsSync(file)) throw new Error(`${file} is missing: run npm run golden`);
    expect(crossing).toEqual(parse(readFileSync(file, 'utf8')));
  });

  it('every file belongs to an issue', () => {
    const written = readdirSync(folder).filter((file) => file.endsWith('.yaml'));
    expect(written.map((file) => file.replace(/\.yaml$/, '')).sort()).toEqual([...names].sort());
  });
});

const specs = specsDirectory();

describe.skipIf(specs === undefined)('a real issue of a Jira export', () => {
  const { issues } = readSeedFiles(join(specs ?? '', 'issues'));
  it.each(issues.map(({ file, issue }) => [file, issue] as const))(
    '%s leaves as a replica that the other side reads, and makes an issue there',
    async (_file, issue) => {
      const fields = { updated: '2026-01-01T00:00:00.000+0000', created: '2026-01-01T00:00:00.000+0000' };
      const whole = { ...issue, fields: { ...fields, ...issue.fields } };
      const { replica, requests } = await goldenCrossing(whole);
      expect(replica).toMatchObject({ issue: { key: issue.key } });
      const [create] = requests;
      expect(create).toMatchObject({ method: 'POST', path: '/rest/api/3/issue' });
      expect(Object(create?.body).fields.summary).toBe(issue.fields.summary ?? issue.key);
      expect(await goldenCrossing(whole)).toEqual({ replica, aside: expect.anything(), requests });
    },
  );
});
