import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { specsDirectory } from '../../../test/support/specs-directory.ts';
import type { Route } from '../route.ts';
import { routes } from './routes.ts';

const operation = z.object({
  'x-atlassian-oauth2-scopes': z
    .array(z.object({ state: z.string(), scopes: z.array(z.string()).optional() }))
    .optional(),
});
const description = z.object({ paths: z.record(z.string(), z.record(z.string(), z.unknown())) });

const specs = specsDirectory();
const place = (path: string): string => path.replace(/\{[^}]+\}/g, '{}');

/** `GET /rest/api/3/x/{}` -> the classic scopes that Atlassian names for it. */
function documentedScopes(folder: string): Map<string, readonly string[]> {
  const file = join(folder, 'openapi', 'jira-platform-v3.openapi.json');
  const { paths } = description.parse(JSON.parse(readFileSync(file, 'utf8')));
  const found = new Map<string, readonly string[]>();
  for (const [path, item] of Object.entries(paths)) {
    for (const [method, value] of Object.entries(item)) {
      const parsed = operation.safeParse(value);
      const scopes = parsed.success ? parsed.data['x-atlassian-oauth2-scopes'] : undefined;
      const current = scopes?.find(({ state }) => state === 'Current')?.scopes ?? [];
      if (current.length > 0) found.set(`${method.toUpperCase()} ${place(path)}`, current);
    }
  }
  return found;
}

function scopesOf({ method, points, scopes }: Route): readonly string[] {
  const reads = method === 'GET' || (points !== undefined && points !== 'write');
  return scopes ?? [reads ? 'read:jira-work' : 'write:jira-work'];
}

describe.skipIf(specs === undefined)('routes', () => {
  it('open to an app with the classic scope that is documented for them', () => {
    const documented = documentedScopes(specs ?? '');
    const closed = routes.flatMap((route) => {
      const name = `${route.method} ${place(route.pattern)}`;
      const wanted = documented.get(name) ?? [];
      const held = scopesOf(route);
      return wanted.length > 0 && !wanted.some((scope) => held.includes(scope))
        ? [`${name} wants ${wanted}, has ${held}`]
        : [];
    });
    expect(closed).toEqual([]);
    expect(
      routes.filter(({ method, pattern }) => documented.has(`${method} ${place(pattern)}`)).length,
    ).toBeGreaterThan(200);
  });
});
