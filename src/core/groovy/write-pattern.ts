import { atom, BINDS, type Code, within } from './code.ts';
import { javaPattern } from './java-pattern.ts';
import { Refused } from './place.ts';
import type { Expression } from './tree.ts';
import { FLAG, TEXT, TEXT_OR_NULL } from './value-type.ts';
import { textAt } from './write-text.ts';
import type { Writer } from './writer.ts';

/** A pattern written as a text, as a regular expression of JavaScript. */
export function patternOf(node: Expression, flags = ''): { readonly text: string; readonly groups: number } {
  if (node.is !== 'text') {
    throw new Refused(node.start, 'a pattern that is put together', 'write the pattern as one text');
  }
  return javaPattern(node.value, node.start, flags);
}

/** `text ==~ /…/` and `text.matches(…)`: the whole text. */
export function writeFullMatch(w: Writer, left: Code, right: Expression): Code {
  const { text } = patternOf(right);
  const cut = text.lastIndexOf('/');
  const whole = `/^(?:${text.slice(1, cut)})$/${text.slice(cut + 1)}`;
  return atom(`${whole}.test(${textAt(w, left, right.start).text})`, FLAG);
}

/** `text =~ /…/` as a condition: whether the pattern is found. */
export function writeSearch(w: Writer, node: Expression & { is: 'binary' }): Code {
  return atom(`${patternOf(node.right).text}.test(${textAt(w, w.value(node.left), node.start).text})`, {
    ...FLAG,
    // A matcher of Groovy is more than true or false: it may be asked, and nothing else.
    is: 'flag',
  });
}

/** `(text =~ /…/)[0]` and `(text =~ /…/)[0][1]`: the first place, or a group of it. */
export function writeFound(
  w: Writer,
  search: Expression & { is: 'binary' },
  group: number | undefined,
): Code {
  const { text, groups } = patternOf(search.right);
  if (group === undefined && groups > 0) {
    throw new Refused(
      search.start,
      'all groups of a pattern at once',
      'ask for one group: (text =~ /…/)[0][1]',
    );
  }
  if (group !== undefined && (groups === 0 || group > groups)) {
    throw new Refused(search.start, `group ${group} of a pattern that has ${groups}`);
  }
  const value = within(textAt(w, w.value(search.left), search.start), BINDS.value);
  return atom(
    `${value}.match(${text})[${group ?? 0}]`,
    group === undefined ? TEXT : TEXT_OR_NULL,
    group !== undefined,
  );
}
