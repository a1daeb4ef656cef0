import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { root } from '../architecture/sources.ts';

const dist = join(root, 'dist');
const sourceMap = z.looseObject({ sources: z.array(z.string()) });

function sourcesOf(bundle: string): string[] {
  return sourceMap.parse(JSON.parse(readFileSync(join(dist, `${bundle}.cjs.map`), 'utf8'))).sources;
}

describe("the trigger's bundle", () => {
  it('is at most 250 KB, because every product event loads it', () => {
    expect(statSync(join(dist, 'trigger.cjs')).size).toBeLessThanOrEqual(250 * 1024);
  });

  it.each(['jql', 'acorn', 'quickjs', 'codemirror', 'react', 'diff3'])('holds nothing of %s', (name) => {
    const found = sourcesOf('trigger').filter(
      (source) => source.includes('node_modules') && source.includes(name),
    );
    expect(found).toEqual([]);
  });
});

describe("the web trigger's bundle", () => {
  it('holds no JQL parser: what is published there was compiled before', () => {
    expect(sourcesOf('webtrigger').filter((source) => /jql-(ast|parser)/.test(source))).toEqual([]);
  });
});

describe('every back-end bundle', () => {
  const bundles = ['trigger', 'consumer', 'scheduled', 'webtrigger', 'resolver', 'lifecycle'];

  it.each(bundles)('%s carries no feature-flag client that calls home', (bundle) => {
    const found = sourcesOf(bundle).filter((source) => /statsig|platform-feature-flags/.test(source));
    expect(found.filter((source) => source.includes('node_modules'))).toEqual([]);
  });
});
