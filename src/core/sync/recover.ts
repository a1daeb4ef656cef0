import { withLanded } from './landed.ts';
import { withNotes } from './notes.ts';
import { withoutPaths, withVoided } from './own-paths.ts';
import type { Lease } from './records/lease.ts';
import type { Twin } from './records/twin.ts';
import { type Rows, withLease, withOptional } from './rows.ts';
import { movedShadow, type ShadowPath } from './shadow.ts';

export interface RecoveryInput {
  readonly rows: Rows;
  /** The expired lease, taken over. */
  readonly lease: Lease;
  /** Fingerprints of the local values as read now. */
  readonly local: Readonly<Record<string, string>>;
  /** Fingerprints of what would leave now, by path. */
  readonly out: Readonly<Record<string, string>>;
  /** Planned children that are there, by letter and peer id. */
  readonly children: readonly string[];
  /** Paths that a person has edited last, as far as the history is known. */
  readonly byPerson?: readonly string[];
  readonly now: number;
}

export interface Recovered {
  readonly rows: Rows;
  /** Conflicts that the lost end of the apply did not get to tell. */
  readonly overruled: readonly string[];
  readonly kept: readonly string[];
  /** Planned paths that hold the planned value. */
  readonly landed: readonly string[];
}

/**
 * What an expired lease has left behind: fields that hold the planned value are recorded as applied, and if all
 * of the plan is there the item counts as applied. Nothing is ever written to Jira here.
 */
export function recover({ rows, lease, local, out, children, byPerson = [], now }: RecoveryInput): Recovered {
  const planned = Object.entries(lease.fields);
  const holds = (path: string, value: string) => lease.done?.includes(path) === true || local[path] === value;
  const there = planned.filter(([path, plan]) => holds(path, plan.local));
  const between = betweenSteps(lease, local).filter(
    ([path]) => !byPerson.includes(path) && lease.done?.includes(path) !== true,
  );
  const passing = new Set(between.map(([path]) => path));
  const overtaken = planned.filter(
    ([path, plan]) => !holds(path, plan.local) && local[path] !== plan.was && !passing.has(path),
  );
  const all =
    there.length === planned.length &&
    Object.keys(lease.children ?? {}).every((name) => children.includes(name)) &&
    !goesBeyond(lease);
  const paths = there.map(([path]) => path);
  const overruled = [...paths, ...passing].filter((path) => lease.overruled?.includes(path));
  const kept = all ? (lease.lost ?? []) : [];
  const { twin } = rows;
  const moves: Record<string, ShadowPath> = {};
  for (const [path, { local: value, sent }] of there) {
    moves[path] = { sent: sent ?? value, known: value, applied: value };
  }
  for (const [path, value] of between) moves[path] = { sent: out[path] ?? value, known: value };
  const owed = [...new Set([...(twin.owed ?? []).filter((path) => !paths.includes(path)), ...kept])];
  const unwritten = twin.unwritten?.filter((path) => !paths.includes(path) && !passing.has(path));
  const appliedSeq = all ? Math.max(twin.appliedSeq, lease.seq) : twin.appliedSeq;
  const settled = withLanded(twin, appliedSeq, { paths, seq: lease.seq, at: now });
  const next: Twin = {
    ...withOptional(
      withOptional(settled, 'owed', owed.length > 0 ? owed : undefined),
      'unwritten',
      unwritten && unwritten.length > 0 ? unwritten : undefined,
    ),
    shadow: movedShadow(twin.shadow, moves),
    ...(overruled.length > 0 ? { retell: lease.seq } : {}),
    ...(all
      ? {
          appliedSeq,
          last: {
            digest: lease.digest,
            ...(lease.lost ? { lost: lease.lost } : {}),
            ...(lease.partial ? { partial: lease.partial } : {}),
          },
          synced: now,
        }
      : {}),
  };
  const work = withVoided(withoutPaths(rows.work, [...paths, ...passing]), [
    ...overtaken.map(([path]) => path),
    ...kept,
  ]);
  return {
    rows: withLease({ ...rows, twin: withNotes(next, notesOf(kept, overruled, now)), work }, undefined),
    overruled,
    kept,
    landed: paths,
  };
}

/** Whether what the item asks for cannot be told from the fields and children alone. */
const goesBeyond = ({ uploads, own, more }: Lease): boolean =>
  uploads !== undefined || own === true || more === true;

function notesOf(kept: readonly string[], overruled: readonly string[], at: number) {
  return [
    ...kept.map((path) => ({ at, code: 'kept-here', path })),
    ...overruled.map((path) => ({ at, code: 'overruled-here', path })),
  ];
}

/** Where the issue has stopped on its way: that is nobody's edit, and the repeated item takes it on from there. */
function betweenSteps(lease: Lease, local: RecoveryInput['local']): readonly (readonly [string, string])[] {
  return Object.entries(lease.fields).flatMap(([path, plan]) => {
    const here = local[path];
    const passed = here !== undefined && here !== plan.local && plan.via?.includes(here);
    return passed ? [[path, here] as const] : [];
  });
}
