import { PortError } from '../../core/ports/port-error.ts';
import type { Ports } from '../../core/ports/ports.ts';
import type { ReadingPorts } from '../../core/ports/reading-ports.ts';
import { editOf } from '../../core/rules/command.ts';
import { localFingerprints } from '../../core/rules/local-fingerprints.ts';
import { COUNTERPART, issuePropertyWith } from '../../core/sync/counterpart-property.ts';
import { afterEdit, afterStep } from '../../core/workflow/after-write.ts';
import { type NextWrite, nextWrite, type Step } from '../../core/workflow/next-write.ts';
import { isEmpty, statusPath, type Writing, withAside, withWritten } from '../../core/workflow/writing.ts';
import type { Context } from '../twin/load-context.ts';
import type { Application } from './carry-out.ts';
import { toldByIds } from './known-names.ts';
import { issueTypeOf } from './known-workflow.ts';
import { learn } from './learn-workflow.ts';
import { mendRefused } from './mend-refused.ts';

/** More turns than this for one issue mean that something goes in circles. */
const TURNS_MAX = 80;

/** After so many refused edits nothing is mended any more. */
const REPEATS = 2;

/** Where fields are written, and in whose name. */
export type WritePlace = Pick<Application, 'issue' | 'rows' | 'decision'> & {
  readonly item: { readonly issue: { readonly key: string } };
};

/** What the writing may do and must tell. */
export interface WriteGuard {
  /** Whether enough time is left, of the function and of the lease, to begin a write. */
  readonly mayWrite: () => boolean;
  /** Jira holds something that it did not hold before: so far has the writing come. */
  readonly wrote: (writing: Writing) => void;
  /** The lease names the statuses that the issue passes, before it does. Throws PortError where it cannot. */
  readonly pass: (path: string, names: readonly string[]) => Promise<void>;
}

/** Finds out what there is to know before anything is written: of the workflow, and what cannot be written at all. */
export async function foresee(
  ports: Pick<ReadingPorts, 'jira' | 'clock'>,
  application: WritePlace,
  first: Writing,
): Promise<Writing> {
  let writing = first;
  for (let turn = 0; turn < TURNS_MAX; turn += 1) {
    const next = nextWrite(writing);
    if (next.do === 'aside') writing = setAside(writing, next);
    else if (next.do === 'look' || next.do === 'list' || next.do === 'ask')
      writing = await learn(ports, application.issue, writing, next);
    else return writing;
  }
  throw new Error(`The path of issue ${application.issue.id} through its workflow comes to no end`);
}

/**
 * Writes fields and status by as few calls as possible: one edit for all fields, and the transitions of the path.
 * What Jira refuses is set aside and the rest goes on.
 */
export async function writeIssue(
  ports: Ports,
  context: Context,
  application: WritePlace,
  planned: Writing,
  guard: WriteGuard,
): Promise<Writing> {
  let writing = planned;
  for (let turn = 0; turn < TURNS_MAX; turn += 1) {
    const next = nextWrite(writing);
    if (next.do === 'end') return writing;
    writing = await perform(ports, context, application, { writing, guard }, next);
  }
  throw new Error(`The writing of issue ${application.issue.id} comes to no end`);
}

interface Hand {
  readonly writing: Writing;
  readonly guard: WriteGuard;
}

async function perform(
  ports: Ports,
  context: Context,
  application: WritePlace,
  hand: Hand,
  next: Exclude<NextWrite, { do: 'end' }>,
): Promise<Writing> {
  const { writing } = hand;
  switch (next.do) {
    case 'look':
    case 'list':
    case 'ask':
      return learn(ports, application.issue, writing, next);
    case 'aside':
      return setAside(writing, next);
    case 'turn-back':
      return { ...writing, blocked: next.why };
    case 'check':
      return check(ports, context, application, writing, next.paths);
    case 'edit':
      return edit(ports, context, application, hand, next);
    case 'step':
      return step(ports, context, application, hand, next);
  }
}

function setAside(writing: Writing, next: Extract<NextWrite, { do: 'aside' }>): Writing {
  return withAside(writing, { [next.path]: { code: next.code, reason: next.reason } });
}

/** The workflow may have set by itself what is still to be written. */
async function check(
  ports: Ports,
  context: Context,
  { issue }: WritePlace,
  writing: Writing,
  paths: readonly string[],
): Promise<Writing> {
  const fields = paths.flatMap((path) => writing.left[path]?.field ?? []);
  const now = await ports.jira.readIssue(issue.id, { fields });
  if (now === 'not-found') throw gone(issue.id);
  const local = localFingerprints(context.rules, context.key, { ...issue.fields, ...now.fields }, paths);
  const there = paths.filter((path) => local[path] === writing.left[path]?.local);
  return { ...withWritten(writing, there), checked: true };
}

async function edit(
  ports: Ports,
  context: Context,
  application: WritePlace,
  { writing, guard }: Hand,
  next: Extract<NextWrite, { do: 'edit' }>,
): Promise<Writing> {
  requireTime(guard);
  const result = await ports.jira.updateIssue(
    application.issue.id,
    {
      ...editOf(toldByIds(ports, placeOf(application.issue), commandsOf(writing, next.paths))),
      ...propertyOf(context, application, writing),
    },
    { override: next.override, seen: application.issue.updated, quiet: context.rules.quiet },
  );
  if (result === 'not-found') throw gone(application.issue.id);
  const after = afterEdit(writing, next, result);
  if (result === 'done' || (typeof result === 'object' && 'overwrote' in result)) guard.wrote(after);
  const lacksRight = typeof result === 'object' && 'refused' in result && result.passing === 'right';
  return lacksRight || after.refusals > REPEATS ? after : mend(ports, context, application, writing, after);
}

/** What Jira has refused is looked at once more: a value that is not there can be made, or another one taken. */
async function mend(
  ports: Ports,
  context: Context,
  { issue }: WritePlace,
  before: Writing,
  after: Writing,
): Promise<Writing> {
  const paths = Object.keys(after.partial).filter((path) => before.partial[path] === undefined);
  const refused = Object.fromEntries(Object.entries(before.left).filter(([path]) => paths.includes(path)));
  if (paths.length === 0) return after;
  const place = {
    moment: 'always' as const,
    fields: issue.fields,
    ...placeOf(issue),
  };
  const { write, aside } = await mendRefused(ports, context, place, refused);
  const stays = (entries: Readonly<Record<string, unknown>>) =>
    Object.keys(entries).filter((path) => !paths.includes(path) || aside[path] !== undefined);
  // That nothing was found to be wrong with the value says no more than Jira did.
  const codeOf = (path: string) =>
    aside[path] === 'refused' ? after.partial[path] : (aside[path] ?? after.partial[path]);
  const keptCodes = stays(after.partial).map((path) => [path, codeOf(path)] as const);
  const keptReasons = stays(after.reasons).map((path) => [path, after.reasons[path]] as const);
  return {
    ...after,
    left: { ...after.left, ...write },
    partial: Object.fromEntries(keptCodes.flatMap(([path, code]) => (code ? [[path, code]] : []))),
    reasons: Object.fromEntries(keptReasons.flatMap(([path, why]) => (why ? [[path, why]] : []))),
  };
}

async function step(
  ports: Ports,
  context: Context,
  application: WritePlace,
  { writing, guard }: Hand,
  next: Step,
): Promise<Writing> {
  const path = statusPath(writing);
  if (path !== undefined && next.via.length > 0) await guard.pass(path, next.via);
  requireTime(guard);
  const write = editOf(commandsOf(writing, next.paths));
  const result = await ports.jira.transitionIssue(application.issue.id, next.transition.id, {
    ...write,
    fields: { ...fillersFor(writing, next), ...write.fields },
    ...propertyOf(context, application, writing),
  });
  if (result === 'not-found') throw gone(application.issue.id);
  const after = afterStep(writing, next, result);
  if (result === 'done') guard.wrote(after);
  return after;
}

const placeOf = (issue: WritePlace['issue']) => ({
  projectId: issue.project.id,
  issueTypeId: issueTypeOf(issue),
});

function requireTime(guard: WriteGuard): void {
  if (!guard.mayWrite()) throw new PortError('unavailable', 'too little time is left to write');
}

function commandsOf({ left }: Writing, paths: readonly string[]): Writing['left'] {
  return Object.fromEntries(Object.entries(left).filter(([path]) => paths.includes(path)));
}

/** What a screen requires, nothing else gives and the mapping has a default for. */
function fillersFor(writing: Writing, { transition, paths }: Step): Record<string, unknown> {
  const given = paths.map((path) => writing.left[path]?.field);
  const needed = transition.screen.filter(
    ({ field, required, filled }) =>
      required &&
      !filled &&
      !given.includes(field) &&
      Object.hasOwn(writing.fillers, field) &&
      Object.hasOwn(writing.fields, field) &&
      isEmpty(writing.fields[field]),
  );
  return Object.fromEntries(needed.map(({ field }) => [field, writing.fillers[field]]));
}

/** The issue says whose counterpart it is, with the first write that lands. */
function propertyOf(
  context: Context,
  { issue, item }: WritePlace,
  writing: Writing,
): { properties?: Record<string, unknown> } {
  if (writing.moves.length > 0 || Object.keys(writing.written).length > 0) return {};
  const link = { c: context.connection.id, k: item.issue.key, s: 'ok' };
  return { properties: { [COUNTERPART]: issuePropertyWith(issue.properties[COUNTERPART], issue.id, link) } };
}

const gone = (issue: string): PortError =>
  new PortError('unavailable', `Issue ${issue} is gone or hidden since it was read`);
