import type { Parsing } from './parsing.ts';

const PRIMITIVES = new Set('int long double float boolean char byte short void'.split(' '));

/**
 * Reads a type if one stands here: `String`, `int`, `java.util.Date`, `Map<String, List<String>>`, `String[]`. Gives
 * its name without package and without what is in angles (`List`, `String[]`); undefined, and nothing read, where no
 * type stands. A type begins with a capital letter; a name that does not is none.
 */
export function parseType(parsing: Parsing): string | undefined {
  const from = parsing.at;
  if (parsing.peek().kind !== 'name') return undefined;
  let name = parsing.next().text;
  while (parsing.isSign('.') && parsing.peek(1).kind === 'name') {
    parsing.next();
    name = parsing.next().text;
  }
  if (!PRIMITIVES.has(name) && !/^\p{Lu}/u.test(name)) {
    parsing.at = from;
    return undefined;
  }
  if (parsing.isSign('<') && !skipAngles(parsing)) {
    parsing.at = from;
    return undefined;
  }
  while (parsing.isSign('[') && parsing.isSign(']', 1)) {
    parsing.at += 2;
    name += '[]';
  }
  return name;
}

function skipAngles(parsing: Parsing): boolean {
  let open = 0;
  for (;;) {
    const token = parsing.peek();
    if (token.kind === 'sign' && token.text === '<') open += 1;
    else if (token.kind === 'sign' && /^>+$/.test(token.text)) open -= token.text.length;
    else if (
      token.kind !== 'name' &&
      !(token.kind === 'sign' && [',', '.', '?', '[', ']'].includes(token.text))
    )
      return false;
    parsing.at += 1;
    if (open === 0) return true;
    if (open < 0) return false;
  }
}
