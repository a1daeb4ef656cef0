import { type Attempt, done, type Explained, failed } from '../connection/explained.ts';
import { isRecord, sameJson } from './diff-leaves.ts';
import { type Version, versionSchema } from './version.ts';

/** A version that somebody is writing: parts by their names, not yet checked. */
export type DraftVersion = Readonly<Record<string, unknown>>;

/** Bytes of JSON; a record holds 240 KiB, and publishing adds compiled queries. */
const MOST_BYTES = 190_000;
const MOST_DEPTH = 12;

/** What publishing works out is no part of what a person writes. */
const WORKED_OUT: readonly string[] = ['published', 'compiled', 'facets', 'tables'];
const partNames = Object.keys(versionSchema.shape).filter((name) => !WORKED_OUT.includes(name));
const lists: ReadonlySet<string> = new Set(['mappings', 'triggers']);
const words: ReadonlySet<string> = new Set(['mode']);

/** A version as a draft begins. */
export function draftOf(version: Version): DraftVersion {
  const { scripts, ...others } = version;
  const parts = Object.entries(others).filter(([name]) => !WORKED_OUT.includes(name));
  return { ...Object.fromEntries(parts), scripts: withoutReads(scripts) };
}

/** What a script reads is worked out anew when it is published. */
function withoutReads(scripts: unknown): unknown {
  if (!isRecord(scripts)) return scripts;
  const { reads: _reads, always: _always, into: _into, looksAt: _looksAt, takes: _takes, ...given } = scripts;
  return given;
}

/** A part as it is stored, where it is sound: what was left out has its default. */
function stored(name: string, part: unknown): unknown {
  const given = name === 'scripts' ? withoutReads(part) : part;
  const schema = Object.entries(versionSchema.shape).find(([known]) => known === name)?.[1];
  const read = schema?.safeParse(given);
  return read?.success ? read.data : given;
}

/**
 * A draft with parts that a person has saved. What is wrong inside a part is kept, and told when the draft is read;
 * what a page could not even show is refused with its place.
 */
export function savedOver(draft: DraftVersion, wish: DraftVersion): Attempt<DraftVersion> {
  const given = Object.entries(wish).filter(([name]) => !WORKED_OUT.includes(name));
  for (const [name, part] of given) {
    const fault = partFault(name, part) ?? valueFault(part, name, 0);
    if (fault) return failed(fault);
  }
  const merged = { ...draft, ...Object.fromEntries(given.map(([name, part]) => [name, stored(name, part)])) };
  const bytes = new TextEncoder().encode(JSON.stringify(merged)).length;
  return bytes > MOST_BYTES ? failed(tooLarge(bytes)) : done(merged);
}

/**
 * A draft over the rules in force now, where others were in force when it was begun: what it left as it was follows
 * them, what it has changed stands.
 */
export function rebased(draft: DraftVersion, base: DraftVersion, inForce: DraftVersion): DraftVersion {
  return Object.fromEntries(
    partNames
      .map((name) => [name, sameJson(draft[name], base[name]) ? inForce[name] : draft[name]] as const)
      .filter(([, part]) => part !== undefined),
  );
}

/** The parts in which a draft differs from the rules in force. */
export function changedParts(draft: DraftVersion, inForce: DraftVersion): DraftVersion {
  return Object.fromEntries(Object.entries(draft).filter(([name, part]) => !sameJson(part, inForce[name])));
}

function partFault(name: string, part: unknown): Explained | undefined {
  if (!partNames.includes(name)) return unreadable(name, 'there is no such part of the rules');
  if (name === 'v') return part === 1 ? undefined : NEWER;
  if (words.has(name)) return typeof part === 'string' ? undefined : unreadable(name, 'is to be a word');
  if (!lists.has(name)) return isRecord(part) ? undefined : unreadable(name, 'is to be an object');
  if (!Array.isArray(part)) return unreadable(name, 'is to be a list');
  const at = part.findIndex((one) => !isRecord(one));
  return at < 0 ? undefined : unreadable(`${name}.${at}`, 'is to be an object');
}

/** What a record cannot hold, or what would become something else in it. */
function valueFault(value: unknown, place: string, depth: number): Explained | undefined {
  if (depth > MOST_DEPTH) return unreadable(place, `is nested deeper than ${MOST_DEPTH} levels`);
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [name, inner] of Object.entries(value)) {
    if (FORBIDDEN.has(name)) return unreadable(place, `may not hold the name ${JSON.stringify(name)}`);
    const fault = valueFault(inner, `${place}.${name}`, depth + 1);
    if (fault) return fault;
  }
  return undefined;
}

const FORBIDDEN: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

const unreadable = (field: string, why: string): Explained => ({
  code: 'draft-unreadable',
  field,
  message: `The draft cannot be saved: ${field.slice(0, 200)} ${why}.`,
  next: 'Correct it and save again. The draft is as it was.',
});

const NEWER: Explained = {
  code: 'newer-rules',
  field: 'v',
  message: 'These rules were written for another release of the app, and this one would read them wrongly.',
  next: 'Update the app on this site, or write the rules anew. The draft is as it was.',
};

const tooLarge = (bytes: number): Explained => ({
  code: 'draft-too-large',
  message: `The draft would take ${Math.ceil(bytes / 1000)} KB, and the rules of one connection have ${MOST_BYTES / 1000} KB.`,
  next: 'Shorten value maps, routing or scripts. The draft is as it was.',
});
