import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { specsDirectory } from '../../../test/support/specs-directory.ts';
import { isEmptyAdf } from './adf-node.ts';
import { adfToHtml } from './adf-to-html.ts';
import { wikiToAdf } from './wiki-to-adf.ts';

const doc = (...content: unknown[]) => ({ type: 'doc', version: 1, content });
const paragraph = (...content: unknown[]) => ({ type: 'paragraph', content });
const text = (value: string, ...marks: unknown[]) => ({
  type: 'text',
  text: value,
  ...(marks.length ? { marks } : {}),
});

const WIKI = `h2. Title here

Some *bold* and _slanted_ words, {{code}} and a [page|https://example.com/x].

* one
** deeper
* two

# first
# second

||Name||Value||
|a|1|

----

{code:java}
int a = 1 * 2 * 3;
{code}

{quote}said{quote}

Thanks [~accountid:5b10a2844c20165700ede21g], see https://example.com.`;

describe('rich text', () => {
  test('wiki markup becomes a valid document with its structure', () => {
    const document = wikiToAdf(WIKI);
    expect(document.content.map((node) => node['type'])).toEqual([
      'heading',
      'paragraph',
      'bulletList',
      'orderedList',
      'table',
      'rule',
      'codeBlock',
      'blockquote',
      'paragraph',
    ]);
  });

  test('words, lists, code and mentions of wiki markup become what they mean', () => {
    const html = adfToHtml(wikiToAdf(WIKI));
    for (const part of [
      '<b>bold</b>',
      '<em>slanted</em>',
      '<tt>code</tt>',
      '<ul><li><p>one</p><ul><li><p>deeper</p></li></ul></li><li><p>two</p></li></ul>',
      '<th class="confluenceTh"><p>Name</p></th>',
      'int a = 1 * 2 * 3;',
      'rel="5b10a2844c20165700ede21g"',
      'href="https://example.com"',
    ]) {
      expect(html).toContain(part);
    }
  });

  test('plain text gets no markup', () => {
    for (const plain of [
      'hello',
      'a - b - c',
      'snake_case_name',
      '2 * 3 * 4',
      'e-mail me',
      'price +5 or -5',
    ]) {
      expect(wikiToAdf(plain).content).toEqual([paragraph(text(plain))]);
    }
    expect(wikiToAdf('two\nlines\n\nnext').content).toEqual([
      paragraph(text('two'), { type: 'hardBreak' }, text('lines')),
      paragraph(text('next')),
    ]);
    expect(wikiToAdf('').content).toEqual([]);
  });

  test('what a person wrote is escaped in HTML and no script address becomes a link', () => {
    const html = adfToHtml(
      doc(
        paragraph(
          text('<script>alert(1)</script>', { type: 'strong' }),
          text('go', { type: 'link', attrs: { href: 'javascript:alert(1)' } }),
        ),
      ),
    );
    expect(html).toBe('<p><b>&lt;script&gt;alert(1)&lt;/script&gt;</b>go</p>');
  });

  test('a document that shows nothing is empty', () => {
    expect(isEmptyAdf(doc())).toBe(true);
    expect(isEmptyAdf(doc(paragraph(text('  '))))).toBe(true);
    expect(isEmptyAdf(doc(paragraph({ type: 'mention', attrs: { id: 'x' } })))).toBe(false);
    expect(isEmptyAdf(doc({ type: 'rule' }))).toBe(false);
  });

  const specs = specsDirectory();
  test.skipIf(specs === undefined)('every document found in the wild is rendered', () => {
    const folder = join(specs ?? '', 'adf-documents');
    const files = readdirSync(folder).filter((file) => file !== 'MANIFEST.json');
    expect(files.length).toBeGreaterThan(30);
    for (const file of files) {
      const document: unknown = JSON.parse(readFileSync(join(folder, file), 'utf8'));
      expect(adfToHtml(document).length, file).toBeGreaterThan(0);
    }
  });
});
