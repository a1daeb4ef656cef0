import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadSeed } from '../../host/local/start-up.ts';
import { readSeedFiles } from '../../host/sites/real-issues/read-seed-files.ts';
import { specsDirectory } from '../support/specs-directory.ts';
import { twoSites } from '../support/two-sites.ts';

const folder = join(specsDirectory() ?? '', 'issues');

describe.skipIf(specsDirectory() === undefined)('real issues from Jira exports', () => {
  it('all cross, and every field of every file has a word in the report', async () => {
    const files = readSeedFiles(folder);
    const sites = await twoSites();
    await loadSeed(sites.host, files, await sites.connect());
    await sites.settle();
    const report = sites.host.report();
    if (!report) throw new Error('There is no report.');

    expect(report.issues.map((issue) => issue.source).sort()).toEqual(
      files.issues.map(({ issue }) => issue.key).sort(),
    );
    for (const { file, source, target, fields } of report.issues) {
      expect(target, `${source} has crossed`).toMatch(/^DEV-\d+$/);
      const words = new Map(fields.map((line) => [line.field, line]));
      const given = files.issues.find((one) => one.file === file)?.issue.fields ?? {};
      expect([...words.keys()].sort()).toEqual(Object.keys(given).sort());
      expect(fields.filter((line) => line.word === 'waiting')).toEqual([]);
      expect(fields.filter((line) => line.word === 'not carried' && line.why === '')).toEqual([]);
      for (const field of ['summary', 'description', 'issuetype']) {
        const line = words.get(field);
        if (line && !line.why.startsWith('empty')) expect(['equal', 'mapped']).toContain(line.word);
      }
    }
    const carried = report.issues
      .flatMap((issue) => issue.fields)
      .filter((line) => line.word !== 'not carried');
    process.stdout.write(`${report.issues.length} real issues crossed, ${carried.length} fields carried\n`);
    sites.dispose();
  });

  it('names files that are no issue, and earlier states of a loaded one', () => {
    const { issues, older, refused } = readSeedFiles(folder);
    expect(refused.map(({ file }) => file)).toEqual(['jira-cli-adf-description-TEST-1.json']);
    expect(older).toHaveLength(3);
    expect(issues.find(({ issue }) => issue.key === 'TES-41')?.file).toBe(
      'mattermost-cloud-assigned-TES-41.json',
    );
  });
});
