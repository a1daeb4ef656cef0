import { Refused } from './place.ts';

const ESCAPED = new Set('.*+?()[]{}|^$/\\-"\'#&%@!,:;=<>~`_ '.split(''));
const CLASS_OF: Readonly<Record<string, string>> = {
  s: ' \\t\\n\\v\\f\\r',
  d: '0-9',
  w: 'a-zA-Z0-9_',
};

/**
 * A regular expression of Java as one of JavaScript. Taken is what both understand alike; all else is refused.
 * Throws {@link Refused} at `at`.
 */
export function javaPattern(source: string, at: number, given = ''): { text: string; groups: number } {
  const refuse = (what: string): Refused =>
    new Refused(at, `${what} in a pattern, which JavaScript reads otherwise`, 'write the pattern without it');
  const flags = /^\(\?([is]+)\)/.exec(source);
  const body = flags === null ? source : source.slice(flags[0].length);
  let text = '';
  let groups = 0;
  let inClass = false;
  for (let index = 0; index < body.length; index += 1) {
    const char = body[index] ?? '';
    const next = body[index + 1] ?? '';
    if (char === '\\') {
      text += escaped(next, inClass, refuse);
      index += 1;
    } else if (inClass) {
      if (char === '[' || (char === '&' && next === '&')) throw refuse(`a class in a class`);
      if (char === ']') inClass = false;
      text += plain(char);
    } else if (char === '[') {
      inClass = true;
      const negated = next === '^' ? '^' : '';
      if (body[index + 1 + negated.length] === ']') throw refuse('[]');
      text += `[${negated}`;
      index += negated.length;
    } else if (char === '(') {
      const opened = /^\((\?(:|=|!|<=|<!))?/.exec(body.slice(index, index + 4))?.[0] ?? '(';
      if (opened === '(' && next === '?') throw refuse('(?');
      if (opened === '(') groups += 1;
      text += opened;
      index += opened.length - 1;
    } else if ('*+?}'.includes(char) && next === '+') {
      throw refuse(`${char}+`);
    } else if (char === '$' && index < body.length - 1 && next !== ')' && next !== '|') {
      throw refuse('$ before other signs');
    } else if (char === '{' && !/^\{\d+(,\d*)?\}/.test(body.slice(index))) {
      throw refuse('{');
    } else {
      text += plain(char);
    }
  }
  if (inClass) throw refuse('[ without ]');
  const literal = text === '' ? '(?:)' : text;
  const all = [...new Set([...given, ...(flags?.[1] ?? '')])].join('');
  try {
    new RegExp(literal, all);
  } catch {
    throw new Refused(at, 'a pattern that cannot be read');
  }
  return { text: `/${literal}/${all}`, groups };
}

function plain(char: string): string {
  if (char === '/') return '\\/';
  if (char === '\n') return '\\n';
  if (char === '\r') return '\\r';
  if (char === '\u2028') return '\\u2028';
  if (char === '\u2029') return '\\u2029';
  return char;
}

function escaped(next: string, inClass: boolean, refuse: (what: string) => Refused): string {
  const alike = CLASS_OF[next];
  if (alike !== undefined && Object.hasOwn(CLASS_OF, next)) return inClass ? alike : `[${alike}]`;
  const lower = next.toLowerCase();
  if (next !== lower && Object.hasOwn(CLASS_OF, lower)) {
    if (inClass) throw refuse(`\\${next} in a class`);
    return `[^${CLASS_OF[lower] ?? ''}]`;
  }
  if ('ntrf'.includes(next) && next !== '') return `\\${next}`;
  if (next === 'b' && !inClass) return '\\b';
  if (next >= '1' && next <= '9') return `\\${next}`;
  if (next === '#' || next === '"' || next === "'" || /^[&%@!,:;=<>~`_ ]$/.test(next)) return next;
  if (ESCAPED.has(next) && next !== '') return `\\${next}`;
  throw refuse(`\\${next}`);
}
