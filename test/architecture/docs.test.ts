import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

const pages = [
  'README.md',
  'CHANGELOG.md',
  ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .map((file) => join('docs', file)),
];

/** Where the page's links and pictures point to inside the repository. */
function targets(page: string): string[] {
  const text = readFileSync(join(root, page), 'utf8').replace(/```[\s\S]*?```|`[^`\n]*`/g, '');
  return [...text.matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target = '']) => target.replace(/#.*$/, ''))
    .filter((target) => target !== '' && !/^[a-z]+:/.test(target));
}

describe('what people read', () => {
  it('links to nothing that is not there, pictures included', () => {
    const broken = pages.flatMap((page) =>
      targets(page)
        .filter((target) => !existsSync(join(root, dirname(page), target)))
        .map((target) => `${page}: ${target}`),
    );
    expect(broken).toEqual([]);
  });

  it('leads from the guide to each of its pages', () => {
    const listed = targets('docs/guide/README.md');
    const own = pages.filter((page) => /^docs\/guide\/(?!README)/.test(page));
    expect(own.map((page) => relative('docs/guide', page)).filter((page) => !listed.includes(page))).toEqual(
      [],
    );
  });
});
