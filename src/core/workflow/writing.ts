import type { JiraStatus } from '../ports/jira.ts';
import type { PartialCode } from '../protocol/kinds/sync.ts';
import type { Runnable } from '../rules/command.ts';
import type { KnownWorkflow } from './known-workflow.ts';
import type { Obstacle } from './plan-path.ts';

/** Why a value was set aside, for people of this site. */
export interface Reason {
  /** What failed, with which value, and why. */
  readonly why: string;
  readonly next: string;
}

/** How far the writing of one item's fields has come. Plain data: each step of it makes the next one. */
export interface Writing {
  /** Path -> command that is still to be written. */
  readonly left: Readonly<Record<string, Runnable>>;
  readonly written: Readonly<Record<string, Runnable>>;
  /** Edits that were made here after the issue was read and that a write has replaced. */
  readonly overwrote: readonly { readonly path: string; readonly text: string | null }[];
  readonly partial: Readonly<Record<string, PartialCode>>;
  readonly reasons: Readonly<Record<string, Reason>>;
  /** The values of the issue as read: field id -> raw value. */
  readonly fields: Readonly<Record<string, unknown>>;
  /** Field id -> value that a mapping gives where nothing else does. */
  readonly fillers: Readonly<Record<string, unknown>>;
  readonly known: KnownWorkflow;
  /** The status at the start and now; absent where the status is not read. */
  readonly start?: JiraStatus;
  readonly at?: JiraStatus;
  /** Transitions that have run. */
  readonly moves: readonly string[];
  /** Status ids whose ways were read for this very issue, and those asked for by another issue. */
  readonly fresh: ReadonlySet<string>;
  readonly asked: ReadonlySet<string>;
  readonly barred: ReadonlyMap<string, Obstacle>;
  /** The path is blocked: the issue goes back to where it was, if it can. */
  readonly blocked?: Obstacle;
  /** Fields that the edit screen does not show, as Jira has said just now. */
  readonly offScreen: ReadonlySet<string>;
  readonly override: 'untried' | 'granted' | 'denied';
  /** Edits that Jira has refused. */
  readonly refusals: number;
  /** Jira has refused an edit without saying which field it means: they are tried one by one. */
  readonly singly: boolean;
  /** A resolution left over after a move was looked up: the workflow may have set it. */
  readonly checked: boolean;
  /** A transition to the same status has been used for its screen. */
  readonly looped: boolean;
}

export function beginWriting(of: {
  readonly left: Writing['left'];
  readonly partial: Writing['partial'];
  readonly fields: Writing['fields'];
  readonly fillers: Writing['fillers'];
  readonly known: KnownWorkflow;
  readonly override: Writing['override'];
  readonly status: JiraStatus | undefined;
}): Writing {
  const { status, ...rest } = of;
  return {
    ...rest,
    written: {},
    overwrote: [],
    reasons: {},
    ...(status ? { start: status, at: status } : {}),
    moves: [],
    fresh: new Set(),
    asked: new Set(),
    barred: new Map(),
    offScreen: new Set(Object.keys(of.known.offScreen)),
    refusals: 0,
    singly: false,
    checked: false,
    looped: false,
  };
}

/** The writing with some paths done: Jira holds what was commanded. */
export function withWritten(writing: Writing, paths: readonly string[]): Writing {
  return {
    ...writing,
    left: without(writing.left, paths),
    written: { ...writing.written, ...only(writing.left, paths) },
  };
}

/** The writing with some paths given up, each for its reason. */
export function withAside(
  writing: Writing,
  aside: Readonly<Record<string, { readonly code: PartialCode; readonly reason: Reason }>>,
): Writing {
  const codes = Object.entries(aside).map(([path, { code }]) => [path, code] as const);
  const reasons = Object.entries(aside).map(([path, { reason }]) => [path, reason] as const);
  return {
    ...writing,
    left: without(writing.left, Object.keys(aside)),
    partial: { ...writing.partial, ...Object.fromEntries(codes) },
    reasons: { ...writing.reasons, ...Object.fromEntries(reasons) },
  };
}

/** The path of the status among the commands that are left. */
export function statusPath(writing: Writing): string | undefined {
  return Object.keys(writing.left).find((path) => writing.left[path]?.field === 'status');
}

/** Whether a value of Jira says nothing. */
export function isEmpty(raw: unknown): boolean {
  return raw === null || raw === undefined || raw === '' || (Array.isArray(raw) && raw.length === 0);
}

const without = (commands: Writing['left'], paths: readonly string[]): Writing['left'] =>
  Object.fromEntries(Object.entries(commands).filter(([path]) => !paths.includes(path)));
const only = (commands: Writing['left'], paths: readonly string[]): Writing['left'] =>
  Object.fromEntries(Object.entries(commands).filter(([path]) => paths.includes(path)));
