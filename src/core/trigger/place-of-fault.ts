import { placeInText, type TextPlace } from '../place-in-text.ts';

/** Where in a query stands what Jira complains of: line and column from 1. Undefined: its message names no part of it. */
export function placeOfFault(jql: string, message: string): TextPlace | undefined {
  // Jira says the place itself where the syntax is wrong.
  const [, line, column] = /\(line (\d+), character (\d+)\)/.exec(message) ?? [];
  if (line !== undefined && column !== undefined) return { line: Number(line), column: Number(column) };
  const named = [
    ...message.matchAll(/'([^']+)'|"([^"]+)"|\b(?:id|value|project|version|sprint) ([^\s'"]+)/gi),
  ]
    .flatMap(([, single, double, bare]) => single ?? double ?? bare ?? [])
    .map((word) => jql.toLowerCase().indexOf(word.toLowerCase()))
    .filter((at) => at >= 0);
  // The value stands behind its field, and says more.
  const at = Math.max(...named, -1);
  return at < 0 ? undefined : placeInText(jql, at);
}
