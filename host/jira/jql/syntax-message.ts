import { isReserved } from './reserved-words.ts';

/** What the parser says of the place where it stopped. */
export interface SyntaxFault {
  readonly message: string;
  /** Index of the first character that did not fit. */
  readonly start: number;
}

/** Reserved words that the language uses: they are out of place rather than forbidden. */
const keywords = new Set(
  'and or not in is was changed by order asc desc empty null from to on during before after'.split(' '),
);

const operators = "'=', '!=', '<', '>', '<=', '>=', '~', '!~', 'IN', 'NOT IN', 'IS' and 'IS NOT'";

/** The sentence with which Jira refuses the query. */
export function syntaxMessage(jql: string, fault: SyntaxFault): string {
  const unclosed = unclosedQuote(jql);
  if (unclosed !== null && fault.start >= unclosed.start) {
    return `Error in the JQL Query: The quoted string '${unclosed.text}' has not been completed. ${place(jql, unclosed.start)}`;
  }
  const token = tokenAt(jql, fault.start);
  if (token === null) return atEnd(fault.message);
  const where = place(jql, token.start);
  const reserved = /^[@{}[\]?;%^$#*+\\/|&]/.test(token.text) && !/'[|&]'/.test(fault.message);
  if (reserved) {
    const character = token.text.charAt(0);
    const code = character.charCodeAt(0).toString(16).padStart(4, '0');
    return `Error in the JQL Query: The character '${character}' is a reserved JQL character. You must enclose it in a string or use the escape '\\u${code}' instead. ${where}`;
  }
  const quoted = /^["']/.test(jql.slice(token.start));
  if (!quoted && isReserved(token.text) && !keywords.has(token.text.toLowerCase())) {
    return `Error in the JQL Query: '${token.text}' is a reserved JQL word. You must surround it in quotation marks to use it in a query. ${where}`;
  }
  return inside(fault.message, token.text, where, jql);
}

function atEnd(message: string): string {
  if (expectsOperator(message)) {
    return `Error in the JQL Query: Expecting operator before the end of the query. The valid operators are ${operators}.`;
  }
  if (expectsField(message)) return 'Error in the JQL Query: Expecting a field name at the end of the query.';
  if (/expecting .*'\('/.test(message) || expectsValue(message)) {
    return 'Error in JQL Query: Expecting either a value, list or function before the end of the query.';
  }
  if (/'\)'/.test(message)) return "Error in the JQL Query: Expecting ')' before the end of the query.";
  return "Error in the JQL Query: Expecting either 'OR' or 'AND' before the end of the query.";
}

function inside(message: string, token: string, where: string, jql: string): string {
  if (expectsOperator(message)) {
    return `Error in the JQL Query: Expecting operator but got '${token}'. The valid operators are ${operators}. ${where}`;
  }
  if (expectsValue(message)) {
    return `Error in JQL Query: Expecting either a value, list or function but got '${token}'. You must surround '${token}' in quotation marks to use it as a value. ${where}`;
  }
  if (expectsField(message)) {
    return `Error in the JQL Query: Expecting a field name but got '${token}'. You must surround '${token}' in quotation marks to use it as a field name. ${where}`;
  }
  if (/expecting <EOF>$/.test(message)) {
    return `Error in the JQL Query: Expecting ',' but got '${token}'. ${where}`;
  }
  const open = jql.split('(').length > jql.split(')').length;
  if (open && /'\)'/.test(message))
    return `Error in the JQL Query: Expecting ')' but got '${token}'. ${where}`;
  return `Error in the JQL Query: Expecting either 'OR' or 'AND' but got '${token}'. ${where}`;
}

const expectsOperator = (message: string): boolean => /expecting .*'<'/.test(message);
const expectsValue = (message: string): boolean => /expecting .*EMPTY/.test(message);
const expectsField = (message: string): boolean => /expecting .*CUSTOMFIELD/.test(message);

/** The token that begins at or after `start`, or null at the end of the query. */
function tokenAt(jql: string, start: number): { text: string; start: number } | null {
  let at = start;
  while (at < jql.length && /\s/.test(jql.charAt(at))) at += 1;
  if (at >= jql.length) return null;
  const rest = jql.slice(at);
  const match = /^("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[^\s=!<>~()"',&|[\]{}@;?%^$#*/\\+]+|.)/s.exec(rest);
  return { text: unquoted(match?.[0] ?? rest.charAt(0)), start: at };
}

function unquoted(token: string): string {
  return token.length > 1 && /^(["']).*\1$/s.test(token) ? token.slice(1, -1) : token;
}

/** Where a quote was opened and never closed. */
function unclosedQuote(jql: string): { text: string; start: number } | null {
  let open: { quote: string; start: number } | null = null;
  for (let at = 0; at < jql.length; at += 1) {
    const character = jql.charAt(at);
    if (character === '\\') at += 1;
    else if (open !== null) open = character === open.quote ? null : open;
    else if (character === '"' || character === "'") open = { quote: character, start: at };
  }
  return open === null ? null : { text: jql.slice(open.start + 1), start: open.start };
}

function place(jql: string, index: number): string {
  const before = jql.slice(0, index).split('\n');
  return `(line ${before.length}, character ${(before.at(-1) ?? '').length + 1})`;
}
