import { placeInText, type TextPlace } from '../place-in-text.ts';

export type JsonRead =
  | {
      readonly ok: true;
      readonly value: unknown;
      /** Where the value of a path begins; of a path that is not there, the nearest value around it. */
      readonly placeOf: (path: readonly (string | number)[]) => TextPlace;
    }
  | { readonly ok: false; readonly at: TextPlace; readonly message: string };

const DEEPEST = 40;

/** Names that mean something of their own in every object. */
const FORBIDDEN: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/** What keeps a text from being read; caught where reading begins. */
class Broken extends Error {
  readonly offset: number;
  constructor(offset: number, message: string) {
    super(message);
    this.offset = offset;
  }
}

/** JSON with the place of each value. Names said twice, names that objects own and deep nesting are refused. */
export function readJson(text: string): JsonRead {
  const reader = new JsonReader(text);
  const placeAt = (offset: number): TextPlace => placeInText(text, offset);
  try {
    const value = reader.whole();
    return {
      ok: true,
      value,
      placeOf: (path) => {
        for (let length = path.length; length > 0; length -= 1) {
          const offset = reader.places.get(JSON.stringify(path.slice(0, length).map(String)));
          if (offset !== undefined) return placeAt(offset);
        }
        return placeAt(0);
      },
    };
  } catch (error) {
    if (error instanceof Broken) return { ok: false, at: placeAt(error.offset), message: error.message };
    throw error;
  }
}

class JsonReader {
  readonly places = new Map<string, number>();
  private at = 0;
  private readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  whole(): unknown {
    const value = this.value([]);
    this.space();
    if (this.at < this.text.length) throw new Broken(this.at, 'there is more after the end of the file');
    return value;
  }

  private value(path: readonly string[]): unknown {
    this.space();
    if (path.length > DEEPEST) throw new Broken(this.at, 'it is nested too deep');
    this.places.set(JSON.stringify(path), this.at);
    switch (this.text[this.at]) {
      case '{':
        return this.object(path);
      case '[':
        return this.array(path);
      case '"':
        return this.string();
      default:
        return this.word();
    }
  }

  private object(path: readonly string[]): Readonly<Record<string, unknown>> {
    const members = new Map<string, unknown>();
    this.at += 1;
    for (this.space(); this.text[this.at] !== '}'; this.space()) {
      if (members.size > 0) this.take(',');
      this.space();
      const begin = this.at;
      const name = this.string();
      if (FORBIDDEN.has(name)) throw new Broken(begin, `the name ${JSON.stringify(name)} is not allowed`);
      if (members.has(name)) throw new Broken(begin, `${JSON.stringify(name)} is said twice`);
      this.space();
      this.take(':');
      members.set(name, this.value([...path, name]));
    }
    this.at += 1;
    return Object.fromEntries(members);
  }

  private array(path: readonly string[]): readonly unknown[] {
    const members: unknown[] = [];
    this.at += 1;
    for (this.space(); this.text[this.at] !== ']'; this.space()) {
      if (members.length > 0) this.take(',');
      members.push(this.value([...path, String(members.length)]));
    }
    this.at += 1;
    return members;
  }

  private string(): string {
    const found = /"(?:[^"\\]|\\.)*"/y;
    found.lastIndex = this.at;
    const token = found.exec(this.text)?.[0];
    if (token === undefined)
      throw new Broken(
        this.at,
        this.text[this.at] === '"' ? 'the text is not closed' : 'a name in quotes is missing',
      );
    return String(this.parsed(token));
  }

  private word(): unknown {
    const found = /[^\s,\]}[{":]+/y;
    found.lastIndex = this.at;
    const token = found.exec(this.text)?.[0];
    if (token === undefined) throw new Broken(this.at, 'a value is missing');
    return this.parsed(token);
  }

  private parsed(token: string): unknown {
    const begin = this.at;
    this.at += token.length;
    try {
      return JSON.parse(token);
    } catch {
      throw new Broken(begin, `${token.slice(0, 40)} is no value of JSON`);
    }
  }

  private take(sign: string): void {
    if (this.text[this.at] !== sign) throw new Broken(this.at, `"${sign}" is missing`);
    this.at += 1;
  }

  private space(): void {
    while (/\s/.test(this.text[this.at] ?? '')) this.at += 1;
  }
}
