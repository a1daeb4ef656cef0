/**
 * A value as one string of JQL, whatever it holds: quotes and backslashes are escaped; control signs, and code points
 * that are no characters and that JQL's grammar knows in no string, become spaces, so that a text of the partner stays
 * a text and never becomes a clause. Every value that the app puts into a query from outside goes through here.
 */
export const quoteJql = (text: string): string =>
  `"${text.replace(/[\p{Cc}\u2028\u2029\uFDD0-\uFDEF\uFFFE\uFFFF]/gu, ' ').replace(/["\\]/g, '\\$&')}"`;
