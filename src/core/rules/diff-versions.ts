import { type Called, type Difference, diffLeaves, isRecord, sameJson, shown } from './diff-leaves.ts';
import type { DraftVersion } from './draft-version.ts';

/**
 * How rules differ from those before them, in sentences, place by place; none where they say the same. Takes drafts
 * as well, also wrong ones: of these it tells the bare values.
 */
export function diffVersions(before: DraftVersion, after: DraftVersion): Difference[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names
    .filter((name) => !WORKED_OUT.has(name))
    .flatMap((name) => diffPart(name, before[name], after[name]));
}

/** What publishing adds says nothing about the rules. */
const WORKED_OUT: ReadonlySet<string> = new Set(['v', 'published', 'compiled', 'facets']);

function diffPart(name: string, before: unknown, after: unknown): Difference[] {
  if (sameJson(before, after)) return [];
  if (name === 'mappings') return diffLines(name, before, after, mappingCalled);
  if (name === 'triggers') return diffLines(name, before, after, triggerCalled);
  if (name === 'scripts') return diffScripts(before, after);
  return diffLeaves(before, after, name, calledBy(partCalled(name)));
}

/** Lines with an id of their own: added, removed, switched, changed, moved. */
function diffLines(
  name: string,
  before: unknown,
  after: unknown,
  called: (line: Line) => string,
): Difference[] {
  const had = linesOf(before);
  const has = linesOf(after);
  if (!had || !has) return diffLeaves(before, after, name, calledBy(partCalled(name)));
  const gone = [...had.values()].filter((line) => !has.has(line.id));
  const found: Difference[] = gone.map((line) => ({
    place: `${name}.${line.id}`,
    text: `${called(line)} is removed.`,
  }));
  for (const line of has.values()) {
    const old = had.get(line.id);
    const place = `${name}.${line.id}`;
    if (old) found.push(...diffLine(old, line, place, called(line)));
    else found.push({ place, text: `${called(line)} is added${isOff(line) ? ', switched off' : ''}.` });
  }
  const stayed = (ids: Iterable<string>, others: ReadonlyMap<string, Line>) =>
    [...ids].filter((id) => others.has(id));
  if (!sameJson(stayed(had.keys(), has), stayed(has.keys(), had)))
    found.push({
      place: name,
      text: `${partCalled(name)}: their order changes; of two for one target the later one counts.`,
    });
  return found;
}

function diffLine(before: Line, after: Line, place: string, called: string): Difference[] {
  return Object.keys({ ...before.value, ...after.value }).flatMap((member): Difference[] => {
    const was = before.value[member];
    const is = after.value[member];
    if ((member === 'on' || member === 'active') && typeof is === 'boolean' && was !== is)
      return [{ place: `${place}.${member}`, text: `${called} is switched ${is ? 'on' : 'off'}.` }];
    return diffLeaves(
      was,
      is,
      `${place}.${member}`,
      (at) => `${called}, ${wordsOf(at.slice(place.length + 1))}`,
    );
  });
}

function diffScripts(before: unknown, after: unknown): Difference[] {
  if (!isRecord(before) || !isRecord(after))
    return diffLeaves(before, after, 'scripts', calledBy('The scripts'));
  const texts = ['outgoing', 'incoming'].flatMap((which): Difference[] => {
    const was = before[which];
    const is = after[which];
    if (sameJson(was, is)) return [];
    const place = `scripts.${which}`;
    const script = `The ${which} script`;
    if (typeof is !== 'string') return [{ place, text: `${script} is removed.` }];
    if (typeof was !== 'string')
      return [{ place, text: `${script} is added: ${count(linesIn(is).length, 'line')}.` }];
    return [{ place, text: `${script} changes: ${lineCounts(was, is)}.` }];
  });
  const { outgoing: _o, incoming: _i, reads: _r, always: _a, ...others } = before;
  const { outgoing: __o, incoming: __i, reads: __r, always: __a, ...now } = after;
  return [...texts, ...diffLeaves(others, now, 'scripts', calledBy('The scripts'))];
}

function lineCounts(before: string, after: string): string {
  const had = linesIn(before);
  const has = linesIn(after);
  const without = (some: readonly string[], others: readonly string[]) => {
    const left = [...others];
    return some.filter((line) => {
      const at = left.indexOf(line);
      if (at >= 0) left.splice(at, 1);
      return at < 0;
    }).length;
  };
  const came = without(has, had);
  const gone = without(had, has);
  if (came === 0 && gone === 0) return 'its lines stand in another order';
  return `${count(came, 'line')} new, ${count(gone, 'line')} gone`;
}

const linesIn = (text: string): string[] => text.split('\n');

interface Line {
  readonly id: string;
  readonly value: Readonly<Record<string, unknown>>;
}

/** Undefined where the lines cannot be told apart by their ids. */
function linesOf(list: unknown): ReadonlyMap<string, Line> | undefined {
  if (!Array.isArray(list)) return undefined;
  const lines = list.flatMap((value): Line[] =>
    isRecord(value) && typeof value['id'] === 'string' ? [{ id: value['id'], value }] : [],
  );
  const byId = new Map(lines.map((line) => [line.id, line]));
  return byId.size === list.length ? byId : undefined;
}

const isOff = ({ value }: Line): boolean => value['on'] === false || value['active'] === false;

const mappingCalled = ({ value }: Line): string =>
  `The mapping of ${shown(value['field'])} and ${shown(value['path'])}`;

const triggerCalled = ({ value }: Line): string => `The sync trigger ${shown(value['jql'])}`;

const PARTS: Readonly<Record<string, string>> = {
  mode: 'The mode',
  scope: 'The scope',
  mappings: 'The mappings',
  userMap: 'The people',
  comments: 'Comments',
  attachments: 'Attachments',
  worklogs: 'Work logged',
  links: 'Links',
  service: 'The service desk',
  subtasks: 'Sub-tasks',
  triggers: 'The sync triggers',
  policies: 'The policies',
};

const partCalled = (name: string): string => PARTS[name] ?? `The part ${name}`;

const calledBy =
  (part: string): Called =>
  (place) => {
    const rest = place.split('.').slice(1).join('.');
    return rest === '' ? part : `${part}, ${wordsOf(rest)}`;
  };

/** `methods.out` as "methods out", `noMatch` as "no match". */
const wordsOf = (place: string): string =>
  place
    .replaceAll('.', ' ')
    .replace(/([a-z])([A-Z])/g, (_, one: string, other: string) => `${one} ${other.toLowerCase()}`);

const count = (number: number, what: string): string => `${number} ${what}${number === 1 ? '' : 's'}`;
