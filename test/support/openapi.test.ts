import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { openApiChecker } from './openapi.ts';
import { specsDirectory } from './specs-directory.ts';

const specs = specsDirectory();
const descriptions = ['jira-platform-v3', 'jira-service-management', 'jira-software'].map(
  (name) => `${name}.openapi.json`,
);

describe.skipIf(specs === undefined)('the OpenAPI checker', () => {
  const checker = () => openApiChecker(specs ?? '');

  test('an answer with a property that the schema forbids is a mismatch that names the place', () => {
    const judge = checker();
    expect(judge.response('GET', '/rest/api/3/issue/ABC-1', 200, { id: '1', nonsense: true })).toBe(
      'mismatch',
    );
    expect(judge.mismatches[0]?.errors[0]).toContain('nonsense');
    expect(judge.report()).toContain('MISMATCH getIssue response 200');
  });

  test('a fixed path wins over a path with a parameter', () => {
    const judge = checker();
    judge.response('GET', '/rest/api/3/issue/createmeta', 200, { projects: [] });
    expect([...judge.operations.keys()]).toEqual(['getCreateIssueMeta']);
  });

  test('version 2 is judged by the schemas of version 3', () => {
    expect(checker().response('GET', '/rest/api/2/issue/ABC-1', 200, { id: '1' })).toBe('ok');
  });

  test('what no description knows is counted and named', () => {
    const judge = checker();
    expect(judge.response('GET', '/rest/api/3/nowhere', 200, {})).toBe('unknown-operation');
    expect(judge.status('GET', '/rest/api/3/issue/ABC-1', 418)).toBe('unknown-status');
    expect([...judge.unjudged]).toEqual(['GET /rest/api/3/nowhere', 'getIssue response 418']);
  });

  test('a known error of the specification is allowed at its place only', () => {
    const judge = checker();
    const entry = (item: object) => ({
      startAt: 0,
      maxResults: 1,
      total: 1,
      isLast: true,
      values: [{ id: '1', items: [item] }],
    });
    const path = '/rest/api/3/issue/ABC-1/changelog';
    expect(judge.response('GET', path, 200, entry({ field: 'a', from: null }))).toBe('known');
    expect(judge.response('GET', path, 200, entry({ field: null }))).toBe('mismatch');
  });

  test('each line of the known list names an operation of one of the specifications', () => {
    const listed = z
      .array(z.object({ operationId: z.string(), reason: z.string().min(10) }))
      .parse(JSON.parse(readFileSync(new URL('./openapi-known.json', import.meta.url), 'utf8')));
    const texts = descriptions.map((name) => readFileSync(join(specs ?? '', 'openapi', name), 'utf8'));
    const names = (operationId: string) =>
      texts.some((text) => new RegExp(`"operationId": ?"${operationId}"`).test(text));
    expect(listed.filter(({ operationId }) => !names(operationId))).toEqual([]);
  });
});
