import type { ReplicaFields } from '../replica/replica.ts';
import { placeFor } from './route-create.ts';
import { type Routing, storedPath } from './routing-lines.ts';

/** What becomes of an issue that somebody has made up; `line` from 1. */
export type Tried =
  | { readonly is: 'unread'; readonly line: number }
  | { readonly is: 'line'; readonly line: number; readonly key: string; readonly type: string | undefined }
  | { readonly is: 'first'; readonly key: string }
  | { readonly is: 'refused' };

/** Runs the routing on an issue given as lines `path = value`; several lines of one path are members of a set. */
export function tryRoute({ lines, unrouted, spaces }: Routing, text: string): Tried {
  const given = new Map<string, string[]>();
  for (const [at, raw] of text.split(/\r?\n/).entries()) {
    if (raw.trim() === '') continue;
    const [, path, value] = /^\s*(@?[A-Za-z][A-Za-z0-9_]*)\s*=\s*(.*?)\s*$/.exec(raw) ?? [];
    if (path === undefined || value === undefined) return { is: 'unread', line: at + 1 };
    const stored = storedPath(path);
    given.set(stored, [...(given.get(stored) ?? []), value]);
  }
  const fields: ReplicaFields = Object.fromEntries(
    [...given].map(([path, value]) => [path, { kind: 'options', value }]),
  );
  const item = {
    issue: { id: '1', key: 'X-1', url: '', type: '', project: '', ...placeOf(given) },
    fields,
  };
  const keyOf = (id: string): string => spaces.find((space) => space.id === id)?.key ?? id;
  const own = spaces[0]?.id ?? '';
  const projects = spaces.map(({ id }) => id);
  // Line by line, so that it can be said which one it was.
  for (const [at, line] of lines.entries()) {
    const routing = [asStored(line)];
    const place = placeFor({ routing, unrouted: 'refuse', projects }, own, item);
    if (place !== 'nowhere') return { is: 'line', line: at + 1, key: keyOf(place.project), type: place.type };
  }
  return lines.length > 0 && unrouted === 'refuse' ? { is: 'refused' } : { is: 'first', key: keyOf(own) };
}

const asStored = ({ when, project, type }: Routing['lines'][number]) => ({
  when: when.map((one) => ({ ...one })),
  project,
  ...(type === undefined ? {} : { type }),
});

const placeOf = (given: ReadonlyMap<string, readonly string[]>) => ({
  ...(given.get('@project')?.[0] === undefined ? {} : { project: given.get('@project')?.[0] ?? '' }),
  ...(given.get('@type')?.[0] === undefined ? {} : { type: given.get('@type')?.[0] ?? '' }),
});
