import { parse } from './parse.ts';
import { piecesText } from './pieces.ts';
import { Refused } from './place.ts';
import { prepare } from './prepare.ts';
import { remarkText } from './remarks.ts';
import type { Tokens } from './token.ts';
import { tokenize } from './tokenize.ts';
import { type GroovyNote, type GroovyRefusal, TooMuch, Translation } from './translation.ts';
import { writesIn } from './walk.ts';

/** The longest script that is read, in characters. */
export const LONGEST_GROOVY = 200_000;

export interface Translated {
  /**
   * JavaScript for the script interface. Where a statement was refused it stands as a remark, with a line below that
   * stops the script: nothing is left out silently.
   */
  readonly script: string;
  /** What was changed and what to look at, in the order of lines. */
  readonly notes: readonly GroovyNote[];
  /** Statements that were not taken over, in the order of lines; with any of them the script is not finished. */
  readonly refusals: readonly GroovyRefusal[];
}

/** A Groovy script of one side as a script of ours. Never throws for anything that the text holds. */
export function translateGroovy(text: string, side: 'outgoing' | 'incoming'): Translated {
  if (text.length > LONGEST_GROOVY) {
    const what = `the script has ${text.length} characters, and ${LONGEST_GROOVY} are read`;
    return refusedWhole(text, new Refused(0, what, 'translate it in parts'), side);
  }
  try {
    return translated(text, tokenize(text), side);
  } catch (error) {
    if (error instanceof Refused) return refusedWhole(text, error, side);
    if (error instanceof TooMuch) return refusedWhole(text, new Refused(error.at, error.message), side);
    throw error;
  }
}

function translated(text: string, { tokens, remarks }: Tokens, side: 'outgoing' | 'incoming'): Translated {
  const statements = parse(tokens);
  const translation = new Translation(text, side, remarks, writesIn(statements));
  const hoisted = prepare(translation, statements);
  const body = translation.block(statements, false, text.length);
  const code = remarks.find((remark) => holdsCode(remarkText(remark)));
  if (code !== undefined) {
    translation.note(
      code.start,
      'Groovy inside of remarks stays as it is: translate it before you take it in.',
    );
  }
  const pieces = piecesText(translation.pieces);
  const below = pieces === '' ? [] : [`// What Groovy does otherwise than JavaScript.\n${pieces}`];
  const script = [...hoisted, ...(body === '' ? [] : [body])].join('\n');
  const byLine = (a: GroovyNote, b: GroovyNote): number => a.line - b.line || a.column - b.column;
  return {
    script: `${[script, ...below].filter((part) => part !== '').join('\n\n')}\n`,
    notes: translation.notes.toSorted(byLine),
    refusals: translation.refusals.toSorted((a, b) => a.line - b.line || a.column - b.column),
  };
}

function holdsCode(remark: string): boolean {
  return /^\W*(def\s+\w|(issue|replica)\.\S+\s*\+?=[^=])/m.test(remark.replace(/^\/[/*]/, ''));
}

function refusedWhole(text: string, error: Refused, side: 'outgoing' | 'incoming'): Translated {
  const translation = new Translation(text.slice(0, LONGEST_GROOVY), side, [], writesIn([]));
  const says = translation.refuse(error, { start: error.at, end: error.at });
  return { script: `fail(${JSON.stringify(says)});\n`, notes: [], refusals: translation.refusals };
}
