/** A wanted word, a phrase, or a choice of such, as written after `~`. */
type Term =
  | { readonly type: 'word'; readonly pattern: RegExp | null; readonly stem: string }
  | { readonly type: 'phrase'; readonly words: readonly string[] };

interface Part {
  readonly term: Term;
  readonly mode: 'must' | 'may' | 'not';
}

export type TextQuery =
  | { readonly parts: readonly Part[] }
  | { readonly problem: 'wildcard' | 'empty'; readonly character: string };

/** Words of a text, in lower case, with endings of English taken off. */
export interface TextIndex {
  readonly words: readonly string[];
  readonly stems: ReadonlySet<string>;
}

export function indexText(texts: readonly string[]): TextIndex {
  // A gap between texts, so that no phrase reaches from one into the next.
  const words = texts.flatMap((text) => [...wordsOf(text), '']);
  return { words, stems: new Set(words.map(stem)) };
}

/**
 * Reads a text query: words that must all occur, `"a phrase"`, `-word`, `OR`, `*` and `?` in or after a word.
 */
export function parseText(text: string): TextQuery {
  const parts: Part[] = [];
  let joiner: 'and' | 'or' | 'not' | null = null;
  for (const match of text.matchAll(/([+-]?)(?:"([^"]*)"|([^\s"()]+))(?:~\d*\.?\d*)?/gu)) {
    const [, sign = '', phrase, word] = match;
    if (word === 'AND' || word === '&&') joiner = 'and';
    else if (word === 'OR' || word === '||') joiner = 'or';
    else if (word === 'NOT' || word === '!') joiner = 'not';
    else {
      if (word !== undefined && /^[*?]/.test(word)) return { problem: 'wildcard', character: word.charAt(0) };
      const terms = phrase === undefined ? termsOf(word ?? '') : phraseOf(phrase);
      const mode = sign === '-' || joiner === 'not' ? 'not' : joiner === 'or' ? 'may' : 'must';
      if (joiner === 'or') demoteLast(parts);
      parts.push(...terms.map((term) => ({ term, mode }) as const));
      joiner = null;
    }
  }
  if (parts.length === 0) return { problem: 'empty', character: '' };
  return { parts };
}

function demoteLast(parts: Part[]): void {
  const last = parts.pop();
  if (last !== undefined) parts.push(last.mode === 'must' ? { ...last, mode: 'may' } : last);
}

export function matchesText(query: { readonly parts: readonly Part[] }, index: TextIndex): boolean {
  let choices = 0;
  let chosen = 0;
  for (const { term, mode } of query.parts) {
    const found = holds(term, index);
    if (mode === 'must' && !found) return false;
    if (mode === 'not' && found) return false;
    if (mode === 'may') {
      choices += 1;
      chosen += found ? 1 : 0;
    }
  }
  return choices === 0 || chosen > 0;
}

function holds(term: Term, index: TextIndex): boolean {
  if (term.type === 'word') {
    const { pattern } = term;
    return pattern === null ? index.stems.has(term.stem) : index.words.some((word) => pattern.test(word));
  }
  const { words } = term;
  return index.words.some((_, at) => words.every((word, offset) => index.words[at + offset] === word));
}

function termsOf(word: string): Term[] {
  if (/[*?]/.test(word)) {
    const source = word
      .toLowerCase()
      .replace(/[.+^${}()|[\]\\]/g, '\\$&')
      .replaceAll('*', '.*')
      .replaceAll('?', '.');
    return [{ type: 'word', pattern: new RegExp(`^${source}$`, 'u'), stem: '' }];
  }
  const words = wordsOf(word);
  const [only] = words;
  if (only === undefined) return [];
  // A word with punctuation inside, like a key or an address, is read as a phrase of its parts.
  if (words.length > 1) return [{ type: 'phrase', words }];
  return [{ type: 'word', pattern: null, stem: stem(only) }];
}

function phraseOf(text: string): Term[] {
  const words = wordsOf(text);
  return words.length === 0 ? [] : [{ type: 'phrase', words }];
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+(?:['’][\p{L}]+)*/gu) ?? [];
}

/** A rough English stem: enough for plurals and the usual endings of verbs. */
function stem(word: string): string {
  if (word.length < 4) return word;
  const base = word.replace(/['’]s$/, '');
  const rules: readonly (readonly [RegExp, string])[] = [
    [/sses$/, 'ss'],
    [/ies$/, 'i'],
    [/([^s])s$/, '$1'],
  ];
  const rule = rules.find(([pattern]) => pattern.test(base));
  const singular = rule === undefined ? base : base.replace(rule[0], rule[1]);
  const bare = /[aeiouy].*(?:ing|ed)$/.test(singular) ? singular.replace(/(?:ing|ed)$/, '') : singular;
  if (bare.length < 3) return singular;
  const undoubled = bare !== singular && /([bdfgmnprt])\1$/.test(bare) ? bare.slice(0, -1) : bare;
  return undoubled.replace(/e$/, '').replace(/y$/, 'i');
}
