import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { operations } from '../contract/operations.ts';

const src = fileURLToPath(new URL('..', import.meta.url));
const surfaces = ['admin', 'project', 'issue', 'issue-action'] as const;

/** Operations that no page asks for, each with the reason why a person needs none. */
const withoutPage: Readonly<Record<string, string>> = {
  'rules.publish':
    'For commands and scripts: pages save a draft and publish it, which asks where it reaches far.',
};

/** `connectionGet` for `connection.get`, as the sources of the contract name them. */
function namesInContract(): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const file of readdirSync(join(src, 'contract'))) {
    const text = readFileSync(join(src, 'contract', file), 'utf8');
    for (const [, name = '', operation = ''] of text.matchAll(
      /export const (\w+) = operation\(\s*'([^']+)'/g,
    ))
      found.set(operation, name);
  }
  return found;
}

/** The sources of pages that the page of a surface is made of. */
function sourcesOf(surface: string): readonly string[] {
  const seen = new Map<string, string>();
  const visit = (file: string): void => {
    if (seen.has(file)) return;
    const text = readFileSync(file, 'utf8');
    seen.set(file, text);
    for (const [, path = ''] of text.matchAll(/from '(\.[^']+)'/g)) {
      const next = normalize(join(dirname(file), path));
      if (next.startsWith(join(src, 'ui'))) visit(next);
    }
  };
  visit(join(src, 'ui', surface, 'index.tsx'));
  return [...seen.values()];
}

/** Operations that a page of the surface asks for. */
function askedOn(surface: string): ReadonlySet<string> {
  const names = namesInContract();
  const words = new Set(sourcesOf(surface).flatMap((text) => text.match(/\b[a-z]\w+\b/g) ?? []));
  return new Set([...names].filter(([, name]) => words.has(name)).map(([operation]) => operation));
}

describe('the operations of the contract', () => {
  it('are all named in its sources as this test looks for them', () => {
    const names = namesInContract();
    expect(operations.map(({ name }) => name).filter((name) => !names.has(name))).toEqual([]);
  });

  it('can all be reached from a page, or have a reason why not', () => {
    const asked = new Set(surfaces.flatMap((surface) => [...askedOn(surface)]));
    const missing = operations.map(({ name }) => name).filter((name) => !asked.has(name));
    expect(missing.sort()).toEqual(Object.keys(withoutPage).sort());
  });

  // The project page is left out: it shares forms with the admin page, whose other buttons it does not show.
  it.each(['admin', 'issue', 'issue-action'])('that the %s page asks for are served there', (surface) => {
    const served = operations.filter((one) => one.surfaces.some((own) => own === surface));
    const names = new Set(served.map(({ name }) => name));
    expect([...askedOn(surface)].filter((name) => !names.has(name))).toEqual([]);
  });

  it.each(['project', 'issue', 'issue-action'])('for the %s page alone are asked for there', (surface) => {
    const own = operations.filter((one) => one.surfaces.length === 1 && one.surfaces[0] === surface);
    const asked = askedOn(surface);
    expect(own.map(({ name }) => name).filter((name) => !asked.has(name))).toEqual([]);
  });
});
