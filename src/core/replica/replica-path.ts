import * as z from 'zod';

/** Names that every object has: as a path they would be found where nothing was said. */
const TAKEN = new Set(Object.getOwnPropertyNames(Object.prototype));

/** Name of a value in the replica. */
export const replicaName = z
  .string()
  .min(1)
  .max(120)
  .regex(/^[A-Za-z][A-Za-z0-9_]*$/, 'a path begins with a letter and holds letters, digits and _ only')
  .refine((name) => !TAKEN.has(name), 'this name is taken');

/** A field of the replica by its path: a plain name, or `<name>/<member>` for a member of a set. */
export const replicaPath = z
  .string()
  .min(1)
  .max(400)
  .regex(/^[A-Za-z][A-Za-z0-9_]*(\/.+)?$/s)
  .refine((path) => !TAKEN.has(path));

/** The name that a path begins with, and the member where it names one. */
export function splitPath(path: string): { readonly name: string; readonly member?: string } {
  const slash = path.indexOf('/');
  return slash < 0 ? { name: path } : { name: path.slice(0, slash), member: path.slice(slash + 1) };
}
