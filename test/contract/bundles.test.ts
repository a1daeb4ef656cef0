import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
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

describe('the script editor', () => {
  const file = (name: string) => readFileSync(join(dist, 'static/studio', name));

  it('is at most 800 KB, 270 KB of which cross, because a person waits for it', () => {
    const script = file('studio.js');
    expect(script.byteLength).toBeLessThanOrEqual(800 * 1024);
    expect(gzipSync(script).byteLength).toBeLessThanOrEqual(270 * 1024);
  });

  it('has neither script nor style in its page, which the content security policy of Forge forbids', () => {
    const html = file('index.html').toString();
    expect(html).not.toMatch(/<style|\sstyle=|<script(?![^>]*\ssrc=)|\son\w+=/);
    expect(readFileSync(join(root, 'manifest.yml'), 'utf8')).not.toContain('unsafe-inline');
  });

  it('holds nothing that only the server needs', () => {
    const { sources } = sourceMap.parse(JSON.parse(file('studio.js.map').toString()));
    const found = sources.filter((source) =>
      /acorn|quickjs|core\/groovy|src\/(usecases|adapters|wiring)/.test(source),
    );
    expect(found).toEqual([]);
  });
});

describe('every back-end bundle', () => {
  const bundles = ['trigger', 'consumer', 'scheduled', 'webtrigger', 'resolver', 'lifecycle'];

  it.each(bundles)('%s carries no feature-flag client that calls home', (bundle) => {
    const found = sourcesOf(bundle).filter((source) => /statsig|platform-feature-flags/.test(source));
    expect(found.filter((source) => source.includes('node_modules'))).toEqual([]);
  });
});
