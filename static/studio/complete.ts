import type { Completion, CompletionContext, CompletionResult } from '@codemirror/autocomplete';
import type { Side } from '../../src/core/scripting/api.ts';
import { keyWords, memberWords, type SiteWords, topWords, type Word } from './known-words.ts';

const NAME = '[A-Za-z_$][\\w$]*';
const CHAIN = new RegExp(`(${NAME}(?:\\s*\\??\\.\\s*${NAME})*)\\s*\\??\\.\\s*(${NAME})?$`);
const KEY = new RegExp(`(${NAME}(?:\\s*\\??\\.\\s*${NAME})*)\\s*(?:\\?\\.)?\\[\\s*(["'])([^"'\\n]*)$`);
const WORD = new RegExp(`(?<![\\w$.])${NAME}$`);

/** Where a word is being typed, and what can stand there. */
interface Offer {
  /** Characters of the line before the cursor that the word takes the place of. */
  readonly typed: number;
  readonly words: readonly Word[];
  /** The quote that opened a key, which is closed with its bracket. */
  readonly quote?: string;
}

/** What can be typed at the end of this piece of a line. */
export function offerAt(side: Side, line: string, site: SiteWords): Offer | undefined {
  const key = KEY.exec(line);
  if (key?.[1] !== undefined && key[2] !== undefined)
    return { typed: key[3]?.length ?? 0, words: keyWords(side, namesOf(key[1]), site), quote: key[2] };
  const chain = CHAIN.exec(line);
  if (chain?.[1] !== undefined)
    return { typed: chain[2]?.length ?? 0, words: memberWords(side, namesOf(chain[1])) };
  const word = WORD.exec(line);
  return word ? { typed: word[0].length, words: topWords(side) } : undefined;
}

const namesOf = (chain: string): string[] => chain.split(/\s*\??\.\s*/);

/** Completion from the script interface and from what the site has. */
export function completionFrom(side: () => Side, site: () => SiteWords) {
  return (context: CompletionContext): CompletionResult | null => {
    const line = context.state.doc.lineAt(context.pos);
    const offer = offerAt(side(), line.text.slice(0, context.pos - line.from), site());
    if (!offer) return context.explicit ? { from: context.pos, options: topWords(side()).map(plain) } : null;
    const rest = line.text.slice(context.pos - line.from);
    const { quote } = offer;
    const options = offer.words.map((word) => (quote === undefined ? plain(word) : asKey(word, quote, rest)));
    return options.length === 0 ? null : { from: context.pos - offer.typed, options };
  };
}

const plain = ({ label, type, detail, says }: Word): Completion => ({ label, type, detail, info: says });

/** A key with the quote and the bracket that close it, where they do not stand there yet. */
function asKey(word: Word, quote: string, rest: string): Completion {
  const name = word.label.replaceAll('\\', '\\\\').replaceAll(quote, `\\${quote}`);
  const close = rest.startsWith(quote) ? '' : rest.startsWith(']') ? quote : `${quote}]`;
  return { label: word.label, type: 'text', detail: word.detail, apply: `${name}${close}` };
}
