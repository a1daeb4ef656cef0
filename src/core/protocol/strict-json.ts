/**
 * A document of 200 nested nodes, which is cut to what people write when it is cleaned, must not keep its neighbours
 * from being read; ten thousand levels are an attack.
 */
const DEPTH = 500;

const forbiddenKeys: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * Parses text from a stranger. Undefined: it is not JSON, nests deeper than 500, names a key twice or a key that
 * reaches for a prototype, or holds NUL or half of a surrogate pair. Two parsers that read such text can
 * disagree about what it says, and what is signed must mean one thing.
 */
export function parseStrictJson(text: string): unknown {
  if (text.charCodeAt(0) === 0xfeff || !keysAreSound(text)) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return stringsAreSound(text) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Walks the structure without parsing it: strings are jumped over, so a long body costs little. */
function keysAreSound(text: string): boolean {
  const open: (Set<string> | undefined)[] = [];
  let at = 0;
  while (at < text.length) {
    const sign = text[at];
    if (sign === '"') {
      const end = endOfString(text, at);
      if (end < 0) return false;
      const keys = open.at(-1);
      if (keys && isKey(text, end) && !noteKey(keys, text.slice(at, end + 1))) return false;
      at = end + 1;
      continue;
    }
    if (sign === '{' || sign === '[') {
      open.push(sign === '{' ? new Set() : undefined);
      if (open.length > DEPTH) return false;
    } else if (sign === '}' || sign === ']') {
      open.pop();
    }
    at += 1;
  }
  return true;
}

function endOfString(text: string, start: number): number {
  let end = text.indexOf('"', start + 1);
  while (end > 0 && isEscaped(text, end)) end = text.indexOf('"', end + 1);
  return end;
}

function isEscaped(text: string, quote: number): boolean {
  let slashes = 0;
  while (text[quote - 1 - slashes] === '\\') slashes += 1;
  return slashes % 2 === 1;
}

function isKey(text: string, end: number): boolean {
  let at = end + 1;
  while (text[at] === ' ' || text[at] === '\n' || text[at] === '\r' || text[at] === '\t') at += 1;
  return text[at] === ':';
}

function noteKey(keys: Set<string>, quoted: string): boolean {
  const key = unquote(quoted);
  if (key === undefined || keys.has(key) || forbiddenKeys.has(key)) return false;
  keys.add(key);
  return true;
}

function unquote(quoted: string): string | undefined {
  try {
    const key: unknown = JSON.parse(quoted);
    return typeof key === 'string' ? key : undefined;
  } catch {
    return undefined;
  }
}

/** NUL and lone surrogates can only come as escapes or raw halves; both show in the text. */
function stringsAreSound(text: string): boolean {
  if (/\p{Surrogate}/u.test(text)) return false;
  return !/\\u(0000|[dD][89a-fA-F])/.test(text) || escapesAreSound(text);
}

function escapesAreSound(text: string): boolean {
  const unescaped = text.replace(/\\\\/g, '');
  if (/\\u0000/.test(unescaped)) return false;
  const withoutPairs = unescaped.replace(/\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}/g, '');
  return !/\\u[dD][89a-fA-F]/.test(withoutPairs);
}
