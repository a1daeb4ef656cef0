import type { Diagnostic } from '@codemirror/lint';
import type { Text } from '@codemirror/state';

/** A finding at a place; both from 1. Without a column the whole line is meant. */
interface Placed {
  readonly severity: 'error' | 'warning' | 'info';
  readonly message: string;
  readonly line: number;
  readonly column?: number;
}

/** Where in a text a place is; the end of the text for one beyond it. */
export function offsetOf(text: Text, line: number, column: number): number {
  if (line > text.lines) return text.length;
  const { from, to } = text.line(Math.max(1, line));
  return Math.min(from + Math.max(0, column - 1), to);
}

/** The finding as a mark from its place to the end of the word there. */
export function markOf(text: Text, { severity, message, line, column }: Placed): Diagnostic {
  const from = offsetOf(text, line, column ?? 1);
  const end = text.lineAt(from).to;
  if (column === undefined) return { from, to: end, severity, message };
  const word = /^(?:[\w$]+|[^\s\w$])/.exec(text.sliceString(from, end))?.[0] ?? '';
  return { from, to: from + word.length, severity, message };
}
