import { explainCode } from '../fields/explain-code.ts';
import { valueText } from '../fields/value-text.ts';
import type { PreviewedField } from '../protocol/kinds/preview.ts';
import { splitPath } from '../replica/replica-path.ts';
import type { ReplicaValue } from '../replica/replica-value.ts';
import type { LocalPath, LocalPaths } from '../rules/run-outgoing.ts';
import type { Place } from '../scripting/place.ts';
import { type Shadow, shadowOf } from '../sync/shadow.ts';
import type { TestedField } from './tested-issue.ts';

export interface FieldsToTest {
  /** What the rules under test make of the issue, and what those in force do. */
  readonly leaves: LocalPaths;
  readonly inForce: LocalPaths;
  /** Absent: the issue has no twin yet. */
  readonly shadow: Shadow | undefined;
  /** What the partner said; absent where it was not asked, or did not answer. */
  readonly partner: readonly PreviewedField[] | undefined;
  readonly lines: ReadonlyMap<string, Place>;
  /** When the issue was last changed (epoch milliseconds): scripts can read all of it. */
  readonly updated: number;
}

const MOST = 2_000;

/** Field by field, what the far side has and would have. */
export function testedFields(of: FieldsToTest): TestedField[] {
  const said = new Map((of.partner ?? []).map((field) => [field.path, field]));
  const leaving = Object.entries(of.leaves).map(([path, local]) => ({
    path,
    ...(said.get(path) === undefined ? foreseen(of, path, local) : fromPartner(path, said.get(path))),
    ...shown('sends', path, local.value),
    crosses: isNews(of, path, local),
    byRules: isByRules(of, path, local),
    input: of.lines.has(path) ? String(of.updated) : local.local,
    ...(of.lines.get(path) ?? {}),
  }));
  const more = (of.partner ?? []).filter(({ path }) => of.leaves[path] === undefined);
  const stay = staying(of).filter(({ path }) => !more.some((one) => one.path === path));
  return [...leaving, ...stay, ...more.map(ofPartner)];
}

/** A path of which nothing is sent: a script of the partner writes it by itself. */
const ofPartner = (said: PreviewedField): TestedField => ({
  path: said.path,
  ...fromPartner(said.path, said),
  crosses: false,
  byRules: false,
});

/** Paths whose difference comes from the rules alone: they lose every conflict. */
export function pathsByRules(of: Omit<FieldsToTest, 'partner' | 'lines' | 'updated'>): string[] {
  return Object.entries(of.leaves).flatMap(([path, local]) => (isByRules(of, path, local) ? [path] : []));
}

const sentOf = ({ shadow }: Pick<FieldsToTest, 'shadow'>, path: string): string | undefined =>
  shadow === undefined ? undefined : shadowOf(shadow, path).sent;

const isNews = (of: Pick<FieldsToTest, 'shadow'>, path: string, { out }: LocalPath): boolean =>
  of.shadow === undefined || sentOf(of, path) !== out;

function isByRules(of: Pick<FieldsToTest, 'shadow' | 'inForce'>, path: string, local: LocalPath): boolean {
  if (of.shadow === undefined || !isNews(of, path, local)) return false;
  return sentOf(of, path) === of.inForce[path]?.out;
}

function fromPartner(path: string, said: PreviewedField | undefined): Pick<TestedField, 'result'> {
  if (!said) return { result: 'left' };
  const { result, code, before, after } = said;
  return {
    result,
    ...(code === undefined ? {} : explainCode(code)),
    ...shown('before', path, before),
    ...shown('after', path, after ?? (result === 'written' ? undefined : before)),
  };
}

/** What follows from what the partner has acknowledged: of that only fingerprints are stored. */
function foreseen(of: FieldsToTest, path: string, local: LocalPath): Pick<TestedField, 'result'> {
  if (of.shadow === undefined) return { result: 'written', ...shown('after', path, local.value) };
  if (!isNews(of, path, local))
    return {
      result: 'same',
      ...shown('before', path, local.value),
      ...shown('after', path, local.value),
    };
  const before = of.inForce[path];
  const known = before !== undefined && before.out === sentOf(of, path);
  return {
    result: 'written',
    ...(known ? shown('before', path, before.value) : {}),
    ...shown('after', path, local.value),
  };
}

/** Paths that the rules in force send and those under test do not: nothing is emptied there for it. */
function staying(of: FieldsToTest): TestedField[] {
  return Object.entries(of.inForce).flatMap(([path, { value, out }]) => {
    const gone = of.leaves[path] === undefined && sentOf(of, path) !== undefined;
    if (!gone || path.includes('/')) return [];
    const known = sentOf(of, path) === out;
    const values = known ? { ...shown('before', path, value), ...shown('after', path, value) } : {};
    return [{ path, result: 'stays' as const, ...values, crosses: false, byRules: true }];
  });
}

/** The value in words under a name; nothing where it is not known. */
function shown(
  name: 'sends' | 'before' | 'after',
  path: string,
  value: ReplicaValue | undefined,
): Partial<Record<'sends' | 'before' | 'after', string>> {
  if (value === undefined) return {};
  const words = value.kind === 'member' ? memberText(path, value.value) : (valueText(value) ?? '');
  return { [name]: words.length > MOST ? `${words.slice(0, MOST)}…` : words };
}

const memberText = (path: string, there: true | null): string =>
  there === null ? '' : (splitPath(path).member ?? '');
