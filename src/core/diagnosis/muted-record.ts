import * as z from 'zod';
import type { RecordKind } from '../ports/record-kind.ts';

/** Groups of errors that an admin does not want to be told of, key `<connection>`: `<cause>` or `<cause> <field>`. */
const mutedSchema = z.object({
  v: z.literal(1),
  groups: z.array(z.object({ group: z.string(), at: z.number().int() })),
});
export type Muted = z.infer<typeof mutedSchema>;

export const mutedKind: RecordKind<Muted> = { name: 'muted', schema: mutedSchema };

/** So many a connection keeps; the oldest gives way. */
const MOST = 200;

/** How a group is called in the record. */
export const groupName = ({
  cause,
  path,
}: {
  readonly cause: string;
  readonly path?: string | undefined;
}): string => (path === undefined ? cause : `${cause} ${path}`);

export const isMuted = (
  muted: Muted | undefined,
  group: { readonly cause: string; readonly path?: string | undefined },
): boolean => muted?.groups.some((one) => one.group === groupName(group)) ?? false;

/** `at`: epoch seconds. */
export function withMuted(
  before: Muted | undefined,
  group: { readonly cause: string; readonly path?: string | undefined },
  isOn: boolean,
  at: number,
): Muted {
  const name = groupName(group);
  const others = (before?.groups ?? []).filter((one) => one.group !== name);
  return { v: 1, groups: isOn ? [...others, { group: name, at }].slice(-MOST) : others };
}
