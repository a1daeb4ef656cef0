import { hoverTooltip } from '@codemirror/view';
import type { Side } from '../../src/core/scripting/api.ts';
import { keyWords, memberWords, type SiteWords, topWords, type Word } from './known-words.ts';
import { element } from './pane.ts';

interface Pointed {
  /** Characters of the line that the word takes. */
  readonly from: number;
  readonly to: number;
  readonly word: Word;
}

const CHAINED = /[A-Za-z_$][\w$]*(?:\s*\??\.\s*[A-Za-z_$][\w$]*)*/g;
const KEYED = /([A-Za-z_$][\w$]*(?:\s*\??\.\s*[A-Za-z_$][\w$]*)*)\s*(?:\?\.)?\[\s*(["'])([^"'\n]*)\2\s*\]/g;

/** The word of the interface, or of the site, that stands at this place of a line. */
export function wordAt(side: Side, line: string, at: number, site: SiteWords): Pointed | undefined {
  for (const found of line.matchAll(KEYED)) {
    const [whole, chain = '', , key = ''] = found;
    const from = found.index + whole.lastIndexOf(key);
    if (key === '' || at < from || at > from + key.length) continue;
    const word = keyWords(side, namesIn(chain), site).find(({ label }) => label === key);
    return word && { from, to: from + key.length, word };
  }
  for (const found of line.matchAll(CHAINED)) {
    if (at < found.index || at > found.index + found[0].length) continue;
    const before = found[0].slice(0, at - found.index);
    const rest = /^[\w$]*/.exec(found[0].slice(at - found.index))?.[0] ?? '';
    const begun = /[\w$]*$/.exec(before)?.[0] ?? '';
    const name = begun + rest;
    // A name behind the bracket of a key, or behind a call, says nothing of what it is a part of.
    if (/[)\]]\s*\??\.\s*$/.test(line.slice(0, found.index))) return undefined;
    const chain = namesIn(before.slice(0, before.length - begun.length));
    const words = chain.length === 0 ? topWords(side) : memberWords(side, chain);
    const word = words.find(({ label }) => label === name);
    const from = at - begun.length;
    return word && { from, to: from + name.length, word };
  }
  return undefined;
}

const namesIn = (chain: string): string[] => chain.match(/[A-Za-z_$][\w$]*/g) ?? [];

/** What a name means, where the pointer rests on it. */
export const hoverDocs = (side: () => Side, site: () => SiteWords) =>
  hoverTooltip((view, position) => {
    const line = view.state.doc.lineAt(position);
    const found = wordAt(side(), line.text, position - line.from, site());
    if (found === undefined) return null;
    const { label, detail, says } = found.word;
    return {
      pos: line.from + found.from,
      end: line.from + found.to,
      above: true,
      create: () => ({
        dom: element(
          'div',
          'cm-hover',
          element(
            'div',
            'cm-hover-type',
            `${label}${detail.startsWith('(') || detail === '' ? detail : `: ${detail}`}`,
          ),
          ...(says === '' ? [] : [element('div', '', says)]),
        ),
      }),
    };
  });
