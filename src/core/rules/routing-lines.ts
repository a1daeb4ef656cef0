import * as z from 'zod';

/** One line of the routing: where a new issue of the peer's is made if all of its conditions hold. */
export interface RouteLine {
  readonly when: readonly { readonly path: string; readonly value: string }[];
  /** Project id. */
  readonly project: string;
  readonly type?: string | undefined;
}

export interface Routing {
  readonly lines: readonly RouteLine[];
  readonly unrouted: 'first' | 'refuse';
  readonly spaces: readonly { readonly id: string; readonly key: string }[];
  /** A table of the site whose rows follow the lines. */
  readonly table?: string | undefined;
}

const space = z.object({ id: z.string(), key: z.string() });
const condition = z.object({ path: z.string(), value: z.string() });
const line = z.object({ when: z.array(condition), project: z.string(), type: z.string().optional() });
const scoped = z.object({
  scope: z.object({
    projects: z.array(space).catch([]),
    routing: z.array(line).catch([]),
    unrouted: z.enum(['first', 'refuse']).catch('first'),
    table: z.string().optional().catch(undefined),
  }),
});

/** The routing of a draft; what cannot be read of it is empty, and the draft's problems name it. */
export function routingOf(version: Readonly<Record<string, unknown>>): Routing {
  const read = scoped.safeParse(version);
  if (!read.success) return { lines: [], unrouted: 'first', spaces: [] };
  const { projects, routing, unrouted, table } = read.data.scope;
  return { lines: routing, unrouted, spaces: projects, table };
}

type Spaces = Routing['spaces'];

/** What people call a space is a project where rules are stored. */
const SPACE = { shown: '@space', stored: '@project' } as const;

/** A condition's path as it is stored, from what a person has written. */
export const storedPath = (path: string): string =>
  path.toLowerCase() === SPACE.shown ? SPACE.stored : path;

const shownPath = (path: string): string => (path === SPACE.stored ? SPACE.shown : path);

/** The line as a person writes it: `@space = OPS, priority = "High, or so" -> HELP, Bug`. */
export function routeText({ when, project, type }: RouteLine, spaces: Spaces): string {
  const conditions = when.map(({ path, value }) => `${word(shownPath(path))} = ${word(value)}`).join(', ');
  const key = spaces.find(({ id }) => id === project)?.key ?? project;
  return `${conditions} -> ${word(key)}${type === undefined ? '' : `, ${word(type)}`}`;
}

const word = (text: string): string =>
  /^[^\s",=>-][^",=>\n\r-]*$/.test(text) && text.trim() === text ? text : JSON.stringify(text);

/** What is wrong with a line of text; `from` 1. */
export interface RouteFault {
  readonly ok: false;
  readonly line: number;
  readonly why: 'form' | 'no-condition' | 'unknown-space';
  /** The part that is meant. */
  readonly part: string;
}

/** Lines of text as lines of the routing, all of them or none; empty ones are left out. */
export function readRoutes(
  text: string,
  spaces: Spaces,
): { readonly ok: true; readonly lines: readonly RouteLine[] } | RouteFault {
  const lines: RouteLine[] = [];
  for (const [at, raw] of text.split(/\r?\n/).entries()) {
    if (raw.trim() === '') continue;
    const read = readRoute(raw.trim(), spaces);
    if ('why' in read) return { ok: false, line: at + 1, ...read };
    lines.push(read);
  }
  return { ok: true, lines };
}

function readRoute(text: string, spaces: Spaces): RouteLine | Pick<RouteFault, 'why' | 'part'> {
  const signs = signsOf(text);
  const arrow = signs?.indexOf('->') ?? -1;
  if (!signs || arrow < 0) return { why: 'form', part: text };
  const when = conditionsOf(signs.slice(0, arrow));
  const [key, comma, type, ...more] = signs.slice(arrow + 1);
  if (!when || !isWord(key) || more.length > 0) return { why: 'form', part: text };
  if ((comma === undefined) !== (type === undefined)) return { why: 'form', part: text };
  if (comma !== undefined && (comma !== ',' || !isWord(type))) return { why: 'form', part: text };
  if (when.length === 0) return { why: 'no-condition', part: text };
  const found = spaces.find((one) => one.key.toLowerCase() === key.is.toLowerCase() || one.id === key.is);
  if (!found) return { why: 'unknown-space', part: key.is };
  return { when, project: found.id, ...(isWord(type) ? { type: type.is } : {}) };
}

interface Word {
  readonly is: string;
}
type Sign = Word | ',' | '=' | '->';

const isWord = (sign: Sign | undefined): sign is Word => typeof sign === 'object';

function conditionsOf(signs: readonly Sign[]): RouteLine['when'] | undefined {
  const when: { path: string; value: string }[] = [];
  for (let at = 0; at < signs.length; at += 4) {
    const [path, equals, value, comma] = signs.slice(at, at + 4);
    if (!isWord(path) || equals !== '=' || !isWord(value)) return undefined;
    if (comma === undefined ? at + 3 < signs.length : comma !== ',' || at + 4 >= signs.length)
      return undefined;
    when.push({ path: storedPath(path.is), value: value.is });
  }
  return when;
}

const SIGN = /\s*(?:(,|=|->)|("(?:[^"\\]|\\.)*")|((?:[^\s",=>-]|-(?!>)|\s+(?=[^\s",=>-]))+))\s*/y;

function signsOf(text: string): Sign[] | undefined {
  const signs: Sign[] = [];
  for (let at = 0; at < text.length; ) {
    SIGN.lastIndex = at;
    const found = SIGN.exec(text);
    const [, mark, quoted, plain] = found ?? [];
    if (!found) return undefined;
    if (mark === ',' || mark === '=' || mark === '->') signs.push(mark);
    else if (quoted !== undefined) {
      const read = unquoted(quoted);
      if (read === undefined) return undefined;
      signs.push({ is: read });
    } else signs.push({ is: (plain ?? '').trim() });
    at += found[0].length;
  }
  return signs;
}

function unquoted(text: string): string | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'string' ? value : undefined;
  } catch {
    return undefined;
  }
}
