/** A pattern as read: what the machine (redaction-machine.ts) is built from. */
export type Piece =
  | { readonly is: 'character'; readonly fits: (character: string) => boolean }
  | { readonly is: 'edge'; readonly at: 'line-start' | 'line-end' | 'word' | 'not-word' }
  | { readonly is: 'sequence'; readonly pieces: readonly Piece[] }
  | { readonly is: 'choice'; readonly pieces: readonly Piece[] }
  /** `most` undefined: without end. */
  | { readonly is: 'times'; readonly piece: Piece; readonly least: number; readonly most?: number };

/** Why a pattern cannot be used, with the place (counted from 1) of the sign that it begins at. */
export interface PatternFault {
  readonly at: number;
  readonly message: string;
  readonly next: string;
}

export type PatternRead =
  | { readonly ok: true; readonly piece: Piece }
  | { readonly ok: false; readonly fault: PatternFault };

/** Larger counts make a machine of as many parts. */
const MOST_TIMES = 200;
const DEEPEST = 30;

/** Thrown inside this file alone, and caught where a pattern is read. */
class Unreadable extends Error {
  readonly fault: PatternFault;
  constructor(fault: PatternFault) {
    super(fault.message);
    this.fault = fault;
  }
}

/**
 * Reads a regular expression. Understood are letters and signs, `.`, classes such as `[a-z]` and `\d`, `\p{L}`, groups,
 * `|`, `*`, `+`, `?`, `{2,5}`, `^`, `$` (of a line), `\b` and `\B`. What only a matcher that tries and goes back can
 * do is refused: such a matcher may try for ever.
 */
export function readPattern(pattern: string, ignoreCase: boolean): PatternRead {
  try {
    const reader = new Reader([...pattern], ignoreCase ? 'iu' : 'u');
    return { ok: true, piece: reader.whole() };
  } catch (error) {
    if (error instanceof Unreadable) return { ok: false, fault: error.fault };
    throw error;
  }
}

class Reader {
  private at = 0;
  private readonly signs: readonly string[];
  private readonly flags: string;

  constructor(signs: readonly string[], flags: string) {
    this.signs = signs;
    this.flags = flags;
  }

  whole(): Piece {
    const piece = this.choice(0);
    if (this.at < this.signs.length) this.refuse('")" closes no group.', 'Take it out, or write \\).');
    return piece;
  }

  private choice(depth: number): Piece {
    if (depth > DEEPEST) this.refuse('Groups stand too deep in one another.', 'Write it with fewer groups.');
    const pieces = [this.sequence(depth)];
    while (this.signs[this.at] === '|') {
      this.at += 1;
      pieces.push(this.sequence(depth));
    }
    const [only] = pieces;
    return pieces.length === 1 && only ? only : { is: 'choice', pieces };
  }

  private sequence(depth: number): Piece {
    const pieces: Piece[] = [];
    for (let sign = this.signs[this.at]; sign !== undefined; sign = this.signs[this.at]) {
      if (sign === '|' || sign === ')') break;
      pieces.push(this.repeated(this.single(depth)));
    }
    return { is: 'sequence', pieces };
  }

  private single(depth: number): Piece {
    const sign = this.signs[this.at] ?? '';
    switch (sign) {
      case '(':
        return this.group(depth);
      case '[':
        return this.set();
      case '\\':
        return this.escape();
      case '^':
      case '$':
        this.at += 1;
        return { is: 'edge', at: sign === '^' ? 'line-start' : 'line-end' };
      case '.':
        this.at += 1;
        return this.character('.');
      case '*':
      case '+':
      case '?':
      case '{':
        return this.refuse(`"${sign}" stands after nothing that it could repeat.`, `Write \\${sign} for it.`);
      default:
        this.at += 1;
        return this.character(sign.replace(/[\]}/]/u, '\\$&'));
    }
  }

  private group(depth: number): Piece {
    const begin = this.at;
    this.at += 1;
    if (this.signs[this.at] === '?') {
      if (this.signs[this.at + 1] !== ':')
        this.refuse(
          'Looking ahead or back, names and switches of groups are not understood.',
          'Write the group as ( or (?: and say the rest in another rule.',
          begin,
        );
      this.at += 2;
    }
    const piece = this.choice(depth + 1);
    if (this.signs[this.at] !== ')') this.refuse('The group is not closed.', 'Close it with ).', begin);
    this.at += 1;
    return piece;
  }

  private set(): Piece {
    const begin = this.at;
    this.at += 1;
    if (this.signs[this.at] === '^') this.at += 1;
    while (this.at < this.signs.length && this.signs[this.at] !== ']') {
      this.at += this.signs[this.at] === '\\' ? 2 : 1;
    }
    if (this.signs[this.at] !== ']') this.refuse('The class is not closed.', 'Close it with ].', begin);
    this.at += 1;
    return this.character(this.signs.slice(begin, this.at).join(''), begin);
  }

  private escape(): Piece {
    const begin = this.at;
    const sign = this.signs[this.at + 1];
    this.at += 2;
    if (sign === 'b' || sign === 'B') return { is: 'edge', at: sign === 'b' ? 'word' : 'not-word' };
    if (sign === undefined) this.refuse('"\\" stands before nothing.', 'Write \\\\ for it.', begin);
    if (/[1-9k]/.test(sign))
      this.refuse(
        'What a group has found cannot be asked for again.',
        'Write the group a second time.',
        begin,
      );
    const length = { x: 2, u: 4 }[sign] ?? 0;
    if ('pPu'.includes(sign) && this.signs[this.at] === '{') {
      while (this.at < this.signs.length && this.signs[this.at] !== '}') this.at += 1;
      this.at += 1;
    } else this.at += length;
    return this.character(this.signs.slice(begin, this.at).join(''), begin);
  }

  /** One sign is handed to the engine's own matcher: with nothing to repeat it cannot go astray. */
  private character(source: string, begin = this.at - 1): Piece {
    try {
      const one = new RegExp(`^(?:${source})$`, this.flags);
      const seen = new Map<string, boolean>();
      const fits = (character: string): boolean => {
        const known = seen.get(character) ?? one.test(character);
        if (seen.size < 4_096) seen.set(character, known);
        return known;
      };
      return { is: 'character', fits };
    } catch {
      return this.refuse(
        `${source} is not understood.`,
        'Write \\ before signs that are meant as they stand.',
        begin,
      );
    }
  }

  private repeated(piece: Piece): Piece {
    const begin = this.at;
    const times = this.times();
    if (!times) return piece;
    if (piece.is === 'edge')
      this.refuse('An edge of a line or word cannot be repeated.', 'Take the repeating away.', begin);
    const after = this.signs[this.at];
    if (after === '?' || after === '+')
      this.refuse(
        `Repeating with a second "${after}" is not understood: as much as fits is always hidden.`,
        'Name what may stand between, such as [^>]* in place of .*?',
      );
    if (after === '*' || after === '{')
      this.refuse('What is repeated already cannot be repeated again.', 'Put a group around it.');
    return { is: 'times', piece, ...times };
  }

  private times(): { least: number; most?: number } | undefined {
    const sign = this.signs[this.at];
    if (sign !== '{') {
      const known = sign === '*' ? { least: 0 } : sign === '+' ? { least: 1 } : { least: 0, most: 1 };
      if (sign !== '*' && sign !== '+' && sign !== '?') return undefined;
      this.at += 1;
      return known;
    }
    const close = this.signs.indexOf('}', this.at);
    const inside = close < 0 ? '' : this.signs.slice(this.at + 1, close).join('');
    const found = /^(\d{1,3})(,(\d{0,3}))?$/.exec(inside);
    if (!found)
      this.refuse('"{" begins no count.', 'Write a count such as {4} or {2,5}, or \\{ for the sign.');
    const least = Number(found[1]);
    const most = found[2] === undefined ? least : found[3] === '' ? undefined : Number(found[3]);
    if (least > MOST_TIMES || (most ?? 0) > MOST_TIMES || (most !== undefined && most < least))
      this.refuse(
        `{${inside}} is no count that can be used.`,
        `Count from less to more, up to ${MOST_TIMES}.`,
      );
    this.at = close + 1;
    return most === undefined ? { least } : { least, most };
  }

  private refuse(message: string, next: string, begin = this.at): never {
    throw new Unreadable({ at: begin + 1, message, next });
  }
}
