import * as z from 'zod';

/** The ways a value goes and what becomes of one without a match, as a line of the rules names them. */
export const directions = ['both', 'out', 'in'] as const;
const noMatches = ['error', 'same', 'nothing', 'default', 'create'] as const;
const merges = ['merge', 'replace', 'union', 'text'] as const;

const word = z.string().catch('');
const words = z.array(z.string()).catch([]);
const pair = z.object({ here: word, there: word });

/** A mapping of a draft, which may hold anything: what is missing or wrong in a place shows there as empty. */
const line = z.object({
  id: word,
  on: z.boolean().catch(true),
  field: word,
  path: word,
  kind: word,
  direction: z.enum(directions).catch('both'),
  when: z
    .object({ types: words, statuses: words, firstSync: z.boolean().catch(false) })
    .catch({ types: [], statuses: [], firstSync: false }),
  values: z.array(pair).catch([]),
  noMatch: z.enum(noMatches).catch('error'),
  default: z.string().optional().catch(undefined),
  constant: z.string().optional().catch(undefined),
  merge: z.enum(merges).optional().catch(undefined),
  /** Name of a table of the site. */
  table: z.string().optional().catch(undefined),
});

/** One line of the rules as a person edits it. */
export type MappingLine = z.infer<typeof line> & {
  /** The mapping as the draft has it: parts that no page knows stay as they are. */
  readonly kept: Readonly<Record<string, unknown>>;
};

/** The lines of a draft, in their order. */
export function linesOf(version: Readonly<Record<string, unknown>>): MappingLine[] {
  const given = z.array(z.record(z.string(), z.unknown())).safeParse(version['mappings']);
  if (!given.success) return [];
  return given.data.map((kept) => ({ ...line.parse(kept), kept }));
}

/** The mapping that a line stands for; what is empty is left out. */
export function mappingOf({ kept, ...edited }: MappingLine): Record<string, unknown> {
  const { when, values, default: standIn, constant, merge, table, ...always } = edited;
  const {
    when: _when,
    values: _values,
    default: _default,
    constant: _constant,
    merge: _merge,
    table: _table,
    ...rest
  } = kept;
  const condition = {
    ...(when.types.length === 0 ? {} : { types: when.types }),
    ...(when.statuses.length === 0 ? {} : { statuses: when.statuses }),
    ...(when.firstSync ? { firstSync: true } : {}),
  };
  return {
    ...rest,
    ...always,
    ...(Object.keys(condition).length === 0 ? {} : { when: condition }),
    ...(values.length === 0 ? {} : { values }),
    ...(standIn === undefined || standIn === '' ? {} : { default: standIn }),
    ...(constant === undefined || constant === '' ? {} : { constant }),
    ...(merge === undefined ? {} : { merge }),
    ...(table === undefined || table === '' ? {} : { table }),
  };
}

/** A new line, under an id that none of them has. */
export function newLine(lines: readonly MappingLine[], given: Partial<MappingLine> = {}): MappingLine {
  const taken = new Set(lines.map(({ id }) => id));
  let number = lines.length + 1;
  while (taken.has(`line-${number}`)) number += 1;
  return { ...line.parse({}), kept: {}, ...given, id: `line-${number}` };
}

/** The lines with one of them at another place. */
export function movedLine<T>(lines: readonly T[], from: number, to: number): T[] {
  const moved = lines[from];
  if (moved === undefined || to < 0 || to >= lines.length) return [...lines];
  const others = lines.filter((_, at) => at !== from);
  return [...others.slice(0, to), moved, ...others.slice(to)];
}
