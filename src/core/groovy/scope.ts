import { scriptNames, scriptObjects } from '../scripting/script-api.ts';
import { pieceNames } from './pieces.ts';
import { Refused } from './place.ts';
import { typeFrom, type ValueType } from './value-type.ts';

const RESERVED =
  'arguments async await break case catch class const continue debugger default delete do else enum eval export extends false finally for function if implements import in instanceof interface let new null of package private protected public return static super switch this throw true try typeof undefined var void while with yield NaN Infinity globalThis Array BigInt Boolean Date Error JSON Map Math Number Object RegExp Set String Symbol TypeError RangeError decodeURIComponent encodeURIComponent isFinite isNaN parseFloat parseInt Function Proxy Reflect Promise'.split(
    ' ',
  );
/** Names that a variable of the script may not have in JavaScript. */
const TAKEN = new Set([
  ...RESERVED,
  ...pieceNames,
  ...scriptNames.map(({ name }) => name),
  ...scriptObjects.map(({ name }) => name),
]);
const GIVEN = new Map(scriptNames.map(({ name, type }) => [name, typeFrom(type)]));

export interface Variable {
  /** Where it was declared: an offset in the Groovy text. */
  readonly at: number;
  readonly groovy: string;
  /** Its name in JavaScript. */
  readonly name: string;
  readonly type: ValueType;
  /** As declared in Groovy: what is assigned to it becomes this. */
  readonly declared?: string | undefined;
  /** May hold undefined where Groovy has null. */
  readonly loose: boolean;
}

/** The names that a place of the script may use. */
export class Scope {
  private frames: Map<string, Variable>[] = [new Map()];
  /** Which name of the script each name in JavaScript stands for. */
  private readonly used = new Map<string, string>();
  /** Functions that have values of their own for what is not given. */
  readonly defaulted = new Set<string>();
  /** How many loops stand around, in this function. */
  loops = 0;
  /** How many switches stand around, in this function. */
  switches = 0;
  /** Whether a function or closure stands around. */
  functions = 0;

  find(name: string): Variable | undefined {
    for (let at = this.frames.length - 1; at >= 0; at -= 1) {
      const found = this.frames[at]?.get(name);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  /** As declared in the innermost block. */
  own(name: string): Variable | undefined {
    return this.frames.at(-1)?.get(name);
  }

  /** What the script interface gives under this name. */
  given(name: string): ValueType | undefined {
    return GIVEN.get(name);
  }

  declare(at: number, groovy: string, type: ValueType, declared?: string, loose = false): Variable {
    const frame = this.frames.at(-1);
    if (groovy === 'issue' || groovy === 'replica') {
      throw new Refused(at, `a name of your own that is called ${groovy}`, 'give it another name');
    }
    if (frame?.has(groovy)) throw new Refused(at, `${groovy} is declared twice`);
    const variable = { at, groovy, name: this.nameFor(groovy), type, declared, loose };
    frame?.set(groovy, variable);
    return variable;
  }

  private nameFor(groovy: string): string {
    const taken = (name: string): boolean => TAKEN.has(name) || (this.used.get(name) ?? groovy) !== groovy;
    let name = groovy;
    while (taken(name)) name += '_';
    this.used.set(name, groovy);
    return name;
  }

  /** A name for a value that the script itself does not name. */
  fresh(wanted: string, names: ReadonlySet<string>): string {
    let name = wanted;
    while (TAKEN.has(name) || names.has(name) || this.find(name) !== undefined) name += '_';
    return name;
  }

  inside<T>(step: () => T): T {
    this.frames.push(new Map());
    try {
      return step();
    } finally {
      this.frames.pop();
    }
  }

  inLoop<T>(step: () => T): T {
    this.loops += 1;
    try {
      return this.inside(step);
    } finally {
      this.loops -= 1;
    }
  }

  inSwitch<T>(step: () => T): T {
    this.switches += 1;
    try {
      return this.inside(step);
    } finally {
      this.switches -= 1;
    }
  }

  inFunction<T>(step: () => T): T {
    const { loops, switches } = this;
    this.loops = 0;
    this.switches = 0;
    this.functions += 1;
    try {
      return this.inside(step);
    } finally {
      this.loops = loops;
      this.switches = switches;
      this.functions -= 1;
    }
  }
}
