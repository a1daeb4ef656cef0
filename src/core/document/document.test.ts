import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import AjvDraft04 from 'ajv-draft-04';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paragraph, textNode } from './adf-node.ts';
import { withAuthorLine } from './author-line.ts';
import { cleanDocument } from './clean-document.ts';
import { stripPrefix } from './strip-prefix.ts';

const schema = createRequire(import.meta.url)('@atlaskit/adf-schema/dist/json-schema/v1/full.json');
const ajv = new AjvDraft04({ strict: false, logger: false });
const valid = ajv.compile(schema);
const specs = join(
  process.env['SPECS_DIR'] ?? join(import.meta.dirname, '../../../../shared/specs'),
  'adf-documents',
);

const doc = (...content: unknown[]) => ({ type: 'doc', version: 1, content });
const text = (value: string, ...marks: unknown[]) => ({
  type: 'text',
  text: value,
  ...(marks.length > 0 ? { marks } : {}),
});
const para = (...content: unknown[]) => ({ type: 'paragraph', content });

describe('a cleaned document', () => {
  it('keeps what Jira knows', () => {
    const kept = doc(
      { type: 'heading', attrs: { level: 2 }, content: [text('Steps')] },
      {
        type: 'bulletList',
        content: [{ type: 'listItem', content: [para(text('one', { type: 'strong' }))] }],
      },
      { type: 'codeBlock', attrs: { language: 'ts' }, content: [text('let a = 1;')] },
      para(
        text('see ', { type: 'em' }),
        text('here', { type: 'link', attrs: { href: 'https://example.com/' } }),
      ),
    );
    expect(cleanDocument(kept)).toEqual(kept);
  });

  it('turns mentions and media into text at their place', () => {
    const cleaned = cleanDocument(
      doc(para(text('Hi '), { type: 'mention', attrs: { id: 'abc', text: '@Ann' } }, text('!')), {
        type: 'mediaSingle',
        attrs: { layout: 'center' },
        content: [{ type: 'media', attrs: { type: 'file', id: 'x', collection: '', alt: 'shot.png' } }],
      }),
    );
    expect(cleaned).toEqual(doc(para(text('Hi @Ann!')), para(text('[attachment: shot.png]'))));
  });

  it.each(['javascript:alert(1)', 'data:text/html,x', '/browse/A-1', 'vbscript:x'])(
    'drops the link %s and keeps its text',
    (href) => {
      expect(cleanDocument(doc(para(text('go', { type: 'link', attrs: { href } }))))).toEqual(
        doc(para(text('go'))),
      );
    },
  );

  it('keeps the text of an unknown node', () => {
    expect(cleanDocument(doc({ type: 'hologram', content: [para(text('inside'))] }))).toEqual(
      doc(para(text('inside'))),
    );
  });

  it('gives a nested expand the attributes that Jira demands', () => {
    const nested = { type: 'nestedExpand', content: [para(text('a'))] };
    const cleaned = cleanDocument(doc({ type: 'expand', content: [nested] }));
    expect(cleaned).toEqual(doc({ type: 'expand', content: [{ ...nested, attrs: { title: '' } }] }));
    expect(valid(cleaned)).toBe(true);
  });

  it('is undefined where the value is no document', () => {
    for (const value of [null, 'text', 3, [], { type: 'paragraph' }, { type: 'doc' }])
      expect(cleanDocument(value)).toBeUndefined();
  });

  it('survives a document nested a thousand levels deep', () => {
    let node: unknown = para(text('deep'));
    for (let level = 0; level < 1_000; level += 1) node = { type: 'blockquote', content: [node] };
    expect(JSON.stringify(cleanDocument(doc(node)))).toContain('blockquote');
  });
});

const marks = fc.array(
  fc.record({
    type: fc.constantFrom(
      'link',
      'em',
      'code',
      'subsup',
      'textColor',
      'annotation',
      'alignment',
      'indentation',
      'breakout',
      'x',
    ),
    attrs: fc.constantFrom(
      undefined,
      { href: 'https://a.example/' },
      { href: 'javascript:1' },
      { type: 'sub' },
      { color: '#ff0000' },
      { align: 'center' },
      { level: 2 },
    ),
  }),
  { maxLength: 3 },
);
const types =
  'doc paragraph heading bulletList orderedList listItem blockquote codeBlock panel rule table tableRow tableCell tableHeader expand nestedExpand layoutSection layoutColumn taskList taskItem decisionList decisionItem blockCard embedCard inlineCard hardBreak date emoji placeholder status mention media mediaSingle mediaGroup mediaInline caption extension bodiedExtension inlineExtension blockTaskItem hologram __proto__ constructor'.split(
    ' ',
  );
const attrs = fc.constantFrom<Record<string, unknown> | undefined>(
  undefined,
  { level: 3 },
  { level: 'x' },
  { panelType: 'info' },
  { width: 50 },
  { url: 'https://a.example/' },
  { url: 'javascript:1', layout: 'center' },
  { timestamp: '1700000000000' },
  { shortName: ':a:' },
  { text: 'T', color: 'red' },
  { localId: 'l', state: 'DONE' },
  { colspan: 2, junk: 1 },
  { type: 'file', id: 'i', collection: 'c', alt: 'f.png' },
  { extensionKey: 'k', extensionType: 't' },
);
const node = fc.letrec<{ node: unknown }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 6, depthSize: 'medium' },
    fc.record({ type: fc.constant('text'), text: fc.string(), marks }),
    fc.record({
      type: fc.constantFrom(...types),
      attrs,
      marks,
      content: fc.array(tie('node'), { maxLength: 4 }),
    }),
    fc.anything(),
  ),
})).node;

describe('whatever a partner sends', () => {
  it('becomes a document that Jira accepts, and cleaning it again changes nothing', () => {
    fc.assert(
      fc.property(fc.array(node, { maxLength: 5 }), (content) => {
        const cleaned = cleanDocument({ type: 'doc', version: 1, content });
        if (!valid(cleaned))
          throw new Error(`${JSON.stringify(cleaned)} ${JSON.stringify(valid.errors?.slice(0, 2))}`);
        expect(cleanDocument(JSON.parse(JSON.stringify(cleaned)))).toEqual(cleaned);
      }),
      { numRuns: 400 },
    );
  });
});

describe.skipIf(!existsSync(specs))('real documents', () => {
  const files = existsSync(specs) ? readdirSync(specs).filter((file) => file !== 'MANIFEST.json') : [];
  it.each(files)('%s stays valid and loses no word', (file) => {
    const original: unknown = JSON.parse(readFileSync(join(specs, file), 'utf8'));
    const cleaned = cleanDocument(original);
    expect(valid(cleaned)).toBe(true);
    for (const word of words(original)) expect(words(cleaned).join(' ')).toContain(word);
  });
});

describe.skipIf(!existsSync(specs))('over all real documents together', () => {
  it('only these kinds of node stay behind as text, the others cross', () => {
    const asItIs = { mention: (mention: { id: string; text: string }) => mention };
    const lost = new Set<string>();
    const files = existsSync(specs) ? readdirSync(specs).filter((file) => file !== 'MANIFEST.json') : [];
    for (const file of files) {
      const original: unknown = JSON.parse(readFileSync(join(specs, file), 'utf8'));
      const after = kinds(cleanDocument(original, asItIs));
      for (const kind of kinds(original)) if (!after.has(kind)) lost.add(kind);
    }
    process.stdout.write(`kinds of node that cross as text: ${[...lost].sort().join(', ')}\n`);
    expect([...lost].sort()).toEqual(LEFT_AS_TEXT);
  });
});

/** Files are attachments of their own, captions stand with them, and a card without an address shows a search of one site. */
const LEFT_AS_TEXT = ['blockCard', 'caption', 'media', 'mediaGroup', 'mediaInline', 'mediaSingle'];

function kinds(value: unknown): Set<string> {
  if (value === null || typeof value !== 'object') return new Set();
  const own = 'type' in value && typeof value.type === 'string' ? [value.type] : [];
  const content = 'content' in value && Array.isArray(value.content) ? value.content : [];
  return new Set([...own, ...content.flatMap((child) => [...kinds(child)])]);
}

describe('a mention', () => {
  const said = (id: string) => doc(para({ type: 'mention', attrs: { id, text: '@Ann', accessLevel: 'X' } }));

  it('stays a mention of whoever the reader knows, with nothing else about them', () => {
    const known = cleanDocument(said('there'), { mention: ({ text }) => ({ id: 'here', text }) });
    expect(known?.content).toEqual([para({ type: 'mention', attrs: { id: 'here', text: '@Ann' } })]);
    expect(valid(known)).toBe(true);
  });

  it('is a plain name where the reader knows nobody, and wherever nobody is asked', () => {
    expect(cleanDocument(said('there'), { mention: () => undefined })?.content).toEqual([para(text('@Ann'))]);
    expect(cleanDocument(said('there'))?.content).toEqual([para(text('@Ann'))]);
  });
});

describe('odd documents', () => {
  it('of 200 levels keep their text and a depth that Jira takes', () => {
    let nested: unknown = para(text('at the bottom'));
    for (let level = 0; level < 200; level += 1) {
      nested = { type: 'bulletList', content: [{ type: 'listItem', content: [nested] }] };
    }
    const cleaned = cleanDocument(doc(nested));
    expect(JSON.stringify(cleaned)).toContain('at the bottom');
    expect(valid(cleaned)).toBe(true);
  });

  it('with halves of characters show a sign in their place', () => {
    const cleaned = cleanDocument(doc(para(text('a\ud83db'), text('\ude00'))));
    expect(cleaned?.content).toEqual([para(text('a\ufffdb\ufffd'))]);
  });
});

if (!existsSync(specs))
  console.warn(`SPECS_DIR has no adf-documents (${specs}): real documents are NOT tested.`);

function words(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(words);
  if (value === null || typeof value !== 'object') return [];
  const own =
    'type' in value && value.type === 'text' && 'text' in value && typeof value.text === 'string'
      ? [value.text]
      : [];
  return [...own, ...('content' in value ? words(value.content) : [])];
}

describe('the author line', () => {
  const hello = { type: 'doc' as const, version: 1 as const, content: [paragraph(textNode('Hello'))] };
  const ann = { name: 'Ann', company: 'Acme', at: Date.parse('2026-03-01T10:00:00Z') };

  it('names the person and the company before the text', () => {
    expect(withAuthorLine(hello, ann, undefined).content).toEqual([
      para(text('Ann (Acme):', { type: 'strong' })),
      para(text('Hello')),
    ]);
  });

  it('is none with an empty template', () => {
    expect(withAuthorLine(hello, ann, '')).toEqual(hello);
  });

  it('has the words of a template, and quotes where it says so', () => {
    expect(withAuthorLine(hello, ann, '{author} of {company} wrote on {date}: {quote}').content).toEqual([
      para(text('Ann of Acme wrote on 2026-03-01:')),
      { type: 'blockquote', content: [para(text('Hello'))] },
    ]);
  });
});

describe('a word to opt in', () => {
  const said = (...words: string[]) => ({
    type: 'doc' as const,
    version: 1 as const,
    content: words.map((word) => paragraph(textNode(word))),
  });

  it('is taken off, and its block with it where it held nothing else', () => {
    expect(stripPrefix(said('(External) please look'), '(external)')).toEqual(said('please look'));
    expect(stripPrefix(said('#sync', 'please look'), '#sync')).toEqual(said('please look'));
  });

  it('counts at the beginning alone', () => {
    expect(stripPrefix(said('please look (external)'), '(external)')).toBeUndefined();
    expect(stripPrefix(said(), '(external)')).toBeUndefined();
  });
});
