import * as z from 'zod';
import { convert } from '../fields/convert.ts';
import { type ReplicaKind, type ReplicaValue, replicaValue } from '../replica/replica-value.ts';
import { nameOfPath, pathOfWrite, systemKinds } from './script-fields.ts';

/** What a script wrote as a value of the replica, or why it is none. */
export type Made =
  | { readonly ok: true; readonly value: ReplicaValue }
  | { readonly ok: false; readonly why: string };

/** Characters of JSON that a value may have which belongs to no field. */
const MOST_KEY = 30_000;

/** The value that a script gave a name, under the path that it crosses by. `kind`: of the field, where it is known. */
export function asReplica(
  write: string,
  given: unknown,
  kind?: ReplicaKind,
): Made & { readonly path: string } {
  const path = pathOfWrite(write);
  const where = nameOfPath(path).in;
  if (where === 'customKeys') return { path, ...keyValue(given) };
  const wanted = where === 'issue' ? systemKinds.get(path) : (kind ?? guessed(given));
  if (wanted === undefined)
    return { path, ok: false, why: `"${write}" is given what no field can hold: ${shown(given)}.` };
  const parsed = replicaValue.safeParse({ kind: wanted, value: shaped(wanted, given) });
  if (parsed.success) return { path, ok: true, value: parsed.data };
  return { path, ok: false, why: `"${write}" is given what it cannot hold: ${shown(given)}.` };
}

function keyValue(given: unknown): Made {
  const text = JSON.stringify(given) ?? 'null';
  if (text.length > MOST_KEY)
    return { ok: false, why: `A custom key holds ${text.length} characters, and at most ${MOST_KEY} cross.` };
  return { ok: true, value: { kind: 'text', value: given === null ? null : text } };
}

const named = z.union([z.string(), z.looseObject({ name: z.string() }).transform(({ name }) => name)]);
const rich = z.looseObject({ $adf: z.unknown() });
const person = z.looseObject({
  name: z.string(),
  ref: z.string(),
  email: z.string().optional(),
  emailHash: z.string().optional(),
});

/** The value in the form that its kind has in the replica; what cannot be is left for the schema to refuse. */
function shaped(kind: ReplicaKind, given: unknown): unknown {
  if (given === null || given === '')
    return kind === 'options' || kind === 'users' ? [] : given === '' && kind === 'text' ? '' : null;
  switch (kind) {
    case 'text': {
      const text = rich.extend({ $text: z.string() }).safeParse(given);
      if (text.success) return text.data.$text;
      return typeof given === 'number' || typeof given === 'boolean' ? String(given) : given;
    }
    case 'richText': {
      const document = rich.safeParse(given);
      if (document.success) return document.data.$adf;
      return typeof given === 'string' ? documentOf(given) : given;
    }
    case 'option':
    case 'issueType':
      return named.safeParse(given).data ?? given;
    case 'options':
      return Array.isArray(given) ? given.map((one: unknown) => named.safeParse(one).data ?? one) : given;
    case 'status':
      return typeof given === 'string' ? { name: given, category: 'undefined' } : given;
    case 'user':
      return personOf(given);
    case 'users':
      return Array.isArray(given) ? given.map(personOf) : given;
    case 'number':
    case 'duration':
      return typeof given === 'string' && given.trim() !== '' ? Number(given) : given;
    case 'date':
      return typeof given === 'string' ? given.slice(0, 10) : given;
    default:
      return given;
  }
}

function documentOf(text: string): unknown {
  const made = convert({ kind: 'text', value: text }, 'richText');
  return made.ok ? made.value.value : text;
}

function personOf(given: unknown): unknown {
  const parsed = person.safeParse(given);
  if (!parsed.success) return given;
  const { name, ref, email, emailHash } = parsed.data;
  return {
    name,
    ref,
    ...(email === undefined ? {} : { email }),
    ...(emailHash === undefined ? {} : { emailHash }),
  };
}

/** The kind of a value for a field that only the other side has. */
function guessed(given: unknown): ReplicaKind | undefined {
  if (given === null || typeof given === 'string' || typeof given === 'boolean') return 'text';
  if (typeof given === 'number') return 'number';
  if (Array.isArray(given))
    return given.every((one: unknown) => person.safeParse(one).success) && given.length > 0
      ? 'users'
      : 'options';
  if (rich.safeParse(given).success) return 'richText';
  if (z.looseObject({ parent: z.string() }).safeParse(given).success) return 'cascading';
  if (person.safeParse(given).success) return 'user';
  return z.looseObject({ name: z.string() }).safeParse(given).success ? 'option' : undefined;
}

const shown = (given: unknown): string => {
  const text = JSON.stringify(given) ?? 'undefined';
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
};
