import type { Parsing } from './parsing.ts';
import { Refused } from './place.ts';
import type { Expression, MapEntry } from './tree.ts';

/** Values of a call, up to `close` or, without it, up to the end of the statement. */
export function parseArguments(
  parsing: Parsing,
  close: ')' | undefined,
): { args: readonly Expression[]; named: readonly MapEntry[] } {
  const args: Expression[] = [];
  const named: MapEntry[] = [];
  while (close === undefined || !parsing.isSign(close)) {
    const name = namedKey(parsing);
    if (name === undefined) args.push(spreadOr(parsing));
    else {
      const start = parsing.peek().start;
      parsing.at += 2;
      const value = parsing.grammar.expression(parsing);
      named.push({ key: name, value, start, end: parsing.end });
    }
    if (!parsing.takeSign(',')) break;
  }
  return { args, named };
}

function spreadOr(parsing: Parsing): Expression {
  const { start } = parsing.peek();
  if (!parsing.takeSign('*')) return parsing.grammar.expression(parsing);
  const value = parsing.grammar.expression(parsing);
  return { is: 'spread', value, start, end: parsing.end };
}

function namedKey(parsing: Parsing): string | undefined {
  const token = parsing.peek();
  if (!parsing.isSign(':', 1) || (token.kind !== 'name' && token.kind !== 'text')) return undefined;
  return token.text;
}

/** `[ … ]`: a list, or a map where the first of it has a key. */
export function parseListOrMap(parsing: Parsing): Expression {
  const { start } = parsing.next();
  if (parsing.isSign(':') && parsing.isSign(']', 1)) {
    parsing.at += 2;
    return { is: 'map', entries: [], start, end: parsing.end };
  }
  const items: Expression[] = [];
  const entries: MapEntry[] = [];
  while (!parsing.isSign(']')) {
    const first = parsing.peek();
    const entry = parseEntry(parsing);
    if ('is' in entry) items.push(entry);
    else entries.push(entry);
    if (items.length > 0 && entries.length > 0) throw new Refused(first.start, 'a list with keys in it');
    if (!parsing.takeSign(',')) break;
  }
  parsing.expectSign(']', 'behind a list or map');
  if (entries.length > 0) return { is: 'map', entries, start, end: parsing.end };
  return { is: 'list', items, start, end: parsing.end };
}

function parseEntry(parsing: Parsing): Expression | MapEntry {
  const { start } = parsing.peek();
  if (parsing.takeSign('*:')) {
    const value = parsing.grammar.expression(parsing);
    return { value, start, end: parsing.end };
  }
  const key = namedKey(parsing) ?? spreadOr(parsing);
  if (typeof key === 'string') parsing.next();
  else if (!parsing.isSign(':')) return key;
  parsing.expectSign(':', 'behind a key');
  const value = parsing.grammar.expression(parsing);
  return { key, value, start, end: parsing.end };
}
