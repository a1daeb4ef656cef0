import type { JiraTransition, Overwrote, Refused } from '../ports/jira.ts';
import { isNamedBy, type Runnable } from '../rules/command.ts';
import { explainNotNow, explainRefusal, fieldInWords } from './explain-obstacle.ts';
import { type Obstacle, wayName } from './plan-path.ts';
import { statusPath, type Writing, withAside, withWritten } from './writing.ts';

/** Refused fields are set aside and the rest is tried again this often. */
const REPEATS = 2;
/** More fields than this are not tried one by one. */
const SINGLY_MAX = 8;

export function afterEdit(
  writing: Writing,
  edit: { readonly paths: readonly string[]; readonly override: boolean },
  result: 'done' | 'no-override' | Refused | Overwrote,
): Writing {
  if (result === 'done' || (typeof result === 'object' && 'overwrote' in result)) {
    const done = withOverwrote(withWritten(writing, edit.paths), edit.paths, result);
    return edit.override ? { ...done, override: 'granted' } : done;
  }
  if (result === 'no-override') return { ...writing, override: 'denied' };
  const said = saidOf(writing, edit.paths, result);
  // Without the right to edit the issue no field of it can be written, one by one or all together.
  if (result.passing === 'right')
    return asideWith(writing, edit.paths, (path) => said[path] ?? allOf(result), 'not-now');
  // A field that the screen does not show is tried another way before it is given up.
  const hidden = edit.override ? [] : Object.keys(said).filter((path) => isOffScreen(said[path] ?? ''));
  const next: Writing = {
    ...writing,
    offScreen: new Set([...writing.offScreen, ...hidden.flatMap((path) => fieldOf(writing, path))]),
    refusals: writing.refusals + 1,
  };
  const refused = Object.keys(said).filter((path) => !hidden.includes(path));
  if (hidden.length + refused.length > 0 && (writing.singly || writing.refusals < REPEATS)) {
    return asideWith(next, refused, (path) => said[path] ?? '');
  }
  const alone = edit.paths.length === 1 || edit.paths.length > SINGLY_MAX || writing.refusals >= REPEATS;
  if (!alone && !writing.singly) return { ...next, singly: true };
  const others = asideWith(next, refused, (path) => said[path] ?? '');
  const unsaid = edit.paths.filter((path) => said[path] === undefined);
  return asideWith(others, unsaid, () => allOf(result), result.passing ? 'not-now' : 'refused');
}

/** History names fields; the paths that were written to them are meant. */
function withOverwrote(writing: Writing, paths: readonly string[], result: 'done' | Overwrote): Writing {
  if (result === 'done') return writing;
  const more = paths.flatMap((path) =>
    result.overwrote
      .filter(({ field }) => field === writing.written[path]?.field)
      .map(({ text }) => ({ path, text })),
  );
  return { ...writing, overwrote: [...writing.overwrote, ...more] };
}

export function afterStep(
  writing: Writing,
  step: { readonly transition: JiraTransition; readonly paths: readonly string[] },
  result: 'done' | Refused,
): Writing {
  const { transition, paths } = step;
  const at = writing.at?.id ?? '';
  if (result === 'done') {
    const loop = transition.to.id === at;
    const arrived = Object.entries(writing.left).flatMap(([path, { field, raw }]) =>
      field === 'status' && !writing.blocked && isNamed(raw, transition.to.name) ? [path] : [],
    );
    const done = withWritten(writing, [...paths, ...arrived]);
    return {
      ...done,
      at: transition.to,
      moves: [...done.moves, transition.id],
      looped: writing.looped || loop,
    };
  }
  // Without the right to move the issue no way leads anywhere; what would ride on the way is written by itself.
  const status = statusPath(writing);
  if (result.passing === 'right' && status !== undefined && !writing.blocked)
    return asideWith(writing, [status], () => allOf(result), 'not-now');
  // What was remembered may be out of date: the ways out of this status are read once for this very issue.
  if (!writing.fresh.has(at)) return { ...writing, known: withoutWays(writing, at) };
  const said = saidOf(writing, paths, result);
  const ridden = Object.keys(said);
  const next = asideWith(writing, ridden, (path) => said[path] ?? '');
  const ownFields = ridden.flatMap((path) => fieldOf(writing, path));
  const asked = Object.keys(result.fields).find((field) => !ownFields.includes(field));
  if (asked === undefined && ridden.length > 0) return next;
  return { ...next, barred: new Map([...next.barred, [wayName(at, transition.id), obstacle()]]) };

  function obstacle(): Obstacle {
    if (asked === undefined || result === 'done') return { is: 'refused', transition, says: allOf(result) };
    const shown = transition.screen.find(({ field }) => field === asked);
    const fieldNamed = { id: asked, name: shown?.name ?? asked };
    const says = result.messages.length > 0 ? allOf(result) : undefined;
    return says === undefined
      ? { is: 'needs-field', transition, field: fieldNamed }
      : { is: 'refused', transition, says };
  }
}

/** What Jira says of each path: by field, or by a message in which the field's id stands. */
function saidOf(
  writing: Writing,
  paths: readonly string[],
  refused: Refused,
): Readonly<Record<string, string>> {
  const said: Record<string, string> = {};
  for (const path of paths) {
    const command = writing.left[path];
    if (command === undefined) continue;
    const message = messageFor(command, refused);
    if (message !== undefined) said[path] = message;
  }
  return said;
}

function messageFor(command: Runnable, refused: Refused): string | undefined {
  const key = Object.keys(refused.fields).find((one) => isNamedBy(command, [one]));
  if (key !== undefined) return refused.fields[key];
  return refused.messages.find((text) => names(text, command.under?.field ?? command.field));
}

function names(text: string, field: string): boolean {
  return text
    .toLowerCase()
    .split(/[^a-z0-9_]+/)
    .includes(field.toLowerCase());
}

function asideWith(
  writing: Writing,
  paths: readonly string[],
  says: (path: string) => string,
  code: 'refused' | 'not-now' = 'refused',
): Writing {
  const other: Record<string, Runnable> = {};
  const aside = paths.flatMap((path) => {
    const command = writing.left[path];
    if (command?.instead && code === 'refused') {
      const { instead, ...rest } = command;
      other[path] = { ...rest, ...instead };
      return [];
    }
    const explain = code === 'refused' ? explainRefusal : explainNotNow;
    const reason = explain(fieldInWords(path, command?.field), command?.raw, says(path));
    return [[path, { code, reason }] as const];
  });
  const next = withAside(writing, Object.fromEntries(aside));
  return { ...next, left: { ...next.left, ...other } };
}

function withoutWays({ known }: Writing, status: string): Writing['known'] {
  const { [status]: _, ...ways } = known.ways;
  return { ...known, ways };
}

/** Jira says that no screen shows the field here. */
const isOffScreen = (message: string): boolean => /not on the appropriate screen/i.test(message);
const fieldOf = (writing: Writing, path: string): string[] => {
  const field = writing.left[path]?.field;
  return field === undefined ? [] : [field];
};
const allOf = (refused: Refused | 'done'): string =>
  refused === 'done' ? '' : [...refused.messages, ...Object.values(refused.fields)].join(' ');

function isNamed(raw: unknown, name: string): boolean {
  const own = typeof raw === 'object' && raw !== null && 'name' in raw ? raw.name : undefined;
  return typeof own === 'string' && own.trim().toLowerCase() === name.trim().toLowerCase();
}
