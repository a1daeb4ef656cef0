import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AdfDocument } from '../document/adf-node.ts';
import {
  HIDDEN,
  hiddenSpans,
  patternMachine,
  type Redaction,
  redactDocument,
  redactionOf,
  redactText,
  redactValue,
} from './redaction.ts';

const hiding = (...patterns: string[]): Redaction => {
  const made = redactionOf({
    patterns: patterns.map((pattern, index) => ({ id: `p${index}`, on: true, pattern, ignoreCase: true })),
    fields: [{ id: 'f', on: true, field: 'customfield_1' }],
  });
  if (!made) throw new Error('nothing is hidden');
  return made;
};
const left = (pattern: string, text: string): string => redactText(hiding(pattern), text).text;

describe('a redaction pattern', () => {
  it.each([
    ['\\d{4}-\\d{4}', 'card 1234-5678, thanks', `card ${HIDDEN}, thanks`],
    ['[\\w.+-]+@[\\w-]+\\.[a-z]+', 'mail Ann@Blue.example now', `mail ${HIDDEN} now`],
    ['project (falcon|heron)', 'Project Heron slips', `${HIDDEN} slips`],
    ['\\bsecret\\b', 'secretary has a secret', `secretary has a ${HIDDEN}`],
    ['^key: .+$', 'a\nkey: 7 8\nb', `a\n${HIDDEN}\nb`],
    ['(?:ab)+', 'xababx', `x${HIDDEN}x`],
    ['a?b', 'ab', HIDDEN],
    ['\\u{1F600}', 'so 😀!', `so ${HIDDEN}!`],
    ['\\p{Lu}{2,3}\\b', 'ab', HIDDEN],
    ['[^\\]]\\]', 'x]', HIDDEN],
  ])('%s hides what it finds', (pattern, text, expected) => {
    expect(left(pattern, text)).toBe(expected);
  });

  it('hides as much as fits, also where matches overlap', () => {
    expect(left('\\d{4}', 'no 1234567.')).toBe(`no ${HIDDEN}.`);
  });

  it('finds letters of either case unless told otherwise', () => {
    const machine = redactionOf({
      patterns: [{ id: '1', on: true, pattern: 'Falcon', ignoreCase: false }],
      fields: [],
    });
    expect(machine && redactText(machine, 'falcon Falcon').text).toBe(`falcon ${HIDDEN}`);
  });

  it.each([
    ['a(?=b)', 2, 'ahead or back'],
    ['(a)\\1', 4, 'asked for again'],
    ['<.*?>', 4, 'second "?"'],
    ['a**', 3, 'repeated already'],
    ['(ab', 1, 'not closed'],
    ['ab)', 3, 'closes no group'],
    ['[ab', 1, 'not closed'],
    ['*a', 1, 'after nothing'],
    ['a{2,1}', 2, 'no count'],
    ['[z-a]', 1, 'not understood'],
    ['a*', 1, 'content with nothing'],
    ['((a{200}){200}){200}', 1, 'multiply'],
    ['x\\', 2, 'before nothing'],
  ])('%s is refused at sign %i', (pattern, at, message) => {
    const made = patternMachine({ pattern, ignoreCase: true });
    expect(made).toMatchObject({ ok: false, fault: { at, message: expect.stringContaining(message) } });
  });

  it.each([
    ['(a+)+b', 'a'.repeat(50_000)],
    ['(a|aa)+$x', 'a'.repeat(50_000)],
    ['(.*)*(.*)*(.*)*=', 'x'.repeat(20_000)],
    ['([a-z]+)*[0-9]{150}', 'abc'.repeat(10_000)],
  ])('%s, which would keep a matcher that goes back busy for ever, comes to an end', (pattern, text) => {
    const made = redactText(hiding(pattern), text);
    expect(made.text === text || made.text === HIDDEN).toBe(true);
  });

  it('that would take too long hides the whole text', () => {
    expect(left('(a{0,200}){0,9}c', `b${'a'.repeat(30_000)}`)).toBe(HIDDEN);
  });

  it('hides whatever an ordinary matcher finds', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b', '1', ' '), maxLength: 30 });
    const patterns = fc.constantFrom('ab+', 'a|b1', '[ab]{2}', '1?a', '(ab|ba)+1', '\\ba');
    fc.assert(
      fc.property(letters, patterns, (text, pattern) => {
        const spans = hiddenSpans(hiding(pattern), [...text]);
        const found = [...text.matchAll(new RegExp(pattern, 'gu'))];
        for (const { 0: match, index } of found)
          expect(spans.some(({ from, to }) => from <= index && to >= index + match.length)).toBe(true);
        if (found.length === 0) expect(spans).toEqual([]);
      }),
    );
  });
});

describe('a document', () => {
  const doc = (...content: AdfDocument['content']): AdfDocument => ({ type: 'doc', version: 1, content });
  const strong = [{ type: 'strong' }];

  it('loses a word of which half is bold', () => {
    const content = [
      { type: 'text', text: 'the fal' },
      { type: 'text', text: 'con', marks: strong },
      { type: 'text', text: ' flies' },
    ];
    expect(redactDocument(hiding('falcon'), doc({ type: 'paragraph', content }))).toEqual(
      doc({
        type: 'paragraph',
        content: [
          { type: 'text', text: `the ${HIDDEN}` },
          { type: 'text', text: ' flies' },
        ],
      }),
    );
  });

  it('loses addresses behind links, cards, mentions, states and titles', () => {
    const secret = 'https://falcon.example';
    const text = { type: 'text', text: 'here', marks: [{ type: 'link', attrs: { href: secret } }] };
    const made = redactDocument(
      hiding('falcon'),
      doc(
        {
          type: 'paragraph',
          content: [
            text,
            { type: 'inlineCard', attrs: { url: secret } },
            { type: 'mention', attrs: { id: 'abcdefgh', text: '@Falcon Lead' } },
            { type: 'status', attrs: { text: 'FALCON', color: 'red' } },
            { type: 'emoji', attrs: { shortName: ':falcon:', text: 'x' } },
          ],
        },
        { type: 'blockCard', attrs: { url: secret } },
        { type: 'expand', attrs: { title: 'falcon' }, content: [{ type: 'paragraph' }] },
        { type: 'codeBlock', attrs: { language: 'falcon' }, content: [{ type: 'text', text: 'falcon()' }] },
      ),
    );
    expect(JSON.stringify(made).toLowerCase()).not.toContain('falcon');
    expect(JSON.stringify(made)).toContain('here');
  });

  it('in which nothing is found stays as it is', () => {
    const plain = doc({ type: 'paragraph', content: [{ type: 'text', text: 'plain', marks: strong }] });
    expect(redactDocument(hiding('falcon'), plain)).toEqual(plain);
  });
});

describe('a value', () => {
  const secret = hiding('falcon', '20\\d\\d');

  it('of a hidden field says nothing', () => {
    expect(redactValue(secret, 'customfield_1', { kind: 'text', value: 'x' })).toBeUndefined();
    expect(redactValue(secret, 'customfield_1/member', { kind: 'member', value: true })).toBeUndefined();
  });

  it('that is empty stays empty', () => {
    expect(redactValue(secret, 'note', { kind: 'text', value: null })).toEqual({ kind: 'text', value: null });
  });

  it('that cannot be cut in two does not leave', () => {
    expect(redactValue(secret, 'team', { kind: 'option', value: 'Falcon team' })).toBeUndefined();
    expect(redactValue(secret, 'due', { kind: 'date', value: '2026-01-01' })).toBeUndefined();
    expect(redactValue(secret, 'cost', { kind: 'number', value: 2034 })).toBeUndefined();
    expect(redactValue(secret, 'labels/falcon', { kind: 'member', value: true })).toBeUndefined();
  });

  it('of people keeps the reference, and of a set what is not hit', () => {
    const user = { name: 'Falcon Lead', email: 'falcon@blue.example', ref: 'abcdefgh' };
    expect(redactValue(secret, 'owner', { kind: 'user', value: user })).toEqual({
      kind: 'user',
      value: { name: `${HIDDEN} Lead`, ref: 'abcdefgh' },
    });
    expect(redactValue(secret, 'teams', { kind: 'options', value: ['Falcon', 'Heron'] })).toEqual({
      kind: 'options',
      value: ['Heron'],
    });
  });
});
