import * as z from 'zod';
import { nameForm } from '../fields/option-kind.ts';

const userMap = z.object({
  map: z.array(z.object({ here: z.string(), there: z.string() })).catch([]),
  default: z.string().optional().catch(undefined),
  table: z.string().optional().catch(undefined),
  sendEmail: z.boolean().catch(false),
  matchEmail: z.boolean().catch(true),
});
export type DraftUserMap = z.infer<typeof userMap>;

const NONE: DraftUserMap = { map: [], sendEmail: false, matchEmail: true };

/** Who is who by a draft; what cannot be read of it is as in a new version, and the draft's problems name it. */
export function userMapOf(version: Readonly<Record<string, unknown>>): DraftUserMap {
  const read = userMap.safeParse(version['userMap']);
  return read.success ? read.data : NONE;
}

/** The map with these lines: whoever is in it already is somebody else from now on. */
export function withLines(before: DraftUserMap, lines: DraftUserMap['map']): DraftUserMap {
  const told = new Set(lines.map(({ there }) => there.toLowerCase()));
  return { ...before, map: [...before.map.filter(({ there }) => !told.has(there.toLowerCase())), ...lines] };
}

/** The map with another table; an empty name for none. */
export function withTable({ table: _before, ...rest }: DraftUserMap, name: string): DraftUserMap {
  return name === '' ? rest : { ...rest, table: name };
}

/** The account that the map names for a person who was seen, as the engine reads it; undefined where it names none. */
export function mappedAs(
  { map }: Pick<DraftUserMap, 'map'>,
  person: { readonly ref: string; readonly name: string; readonly email?: string | undefined },
): string | undefined {
  const email = person.email === undefined ? undefined : nameForm(person.email);
  const line =
    map.find(({ there }) => there === person.ref || (email !== undefined && nameForm(there) === email)) ??
    map.find(({ there }) => nameForm(there) === nameForm(person.name));
  return line?.here;
}
