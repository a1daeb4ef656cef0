import { PortError } from '../../core/ports/port-error.ts';
import type { Ports } from '../../core/ports/ports.ts';
import type { ReadingPorts } from '../../core/ports/reading-ports.ts';
import { fallbacks } from '../../core/rules/run-incoming.ts';
import { type KnownWorkflow, NOTHING_KNOWN } from '../../core/workflow/known-workflow.ts';
import { beginWriting, statusPath, type Writing } from '../../core/workflow/writing.ts';
import type { Context } from '../twin/load-context.ts';
import { epochSeconds } from '../twin/mark-twin.ts';
import { keepDenied, mayOverride } from '../twin/may-override.ts';
import {
  issueTypeOf,
  keepWorkflow,
  loadWorkflow,
  recallWorkflow,
  statusOf,
  workflowKey,
} from './known-workflow.ts';
import { foresee, type WritePlace } from './write-issue.ts';

/** A writing that is planned, with what was known of the workflow before it. */
export interface Planned {
  readonly writing: Writing;
  readonly before: KnownWorkflow;
  readonly key: string | undefined;
}

/** What an item's commands come to, before anything is written. Reads of Jira only where the workflow is unknown. */
export async function planWriting(
  ports: ReadingPorts,
  context: Context,
  application: WritePlace,
): Promise<Planned> {
  const { issue, decision } = application;
  const type = issueTypeOf(issue);
  const key = type === undefined ? undefined : workflowKey(issue.project.id, type);
  const status = statusOf(issue);
  const isNew = application.rows.twin.unwritten !== undefined;
  const moves =
    isNew || Object.values(decision.write).some(({ field }) => field === 'status' || field === 'resolution');
  const before = key === undefined ? NOTHING_KNOWN : await knownFor(ports, key, moves);
  const writing = beginWriting({
    left: decision.write,
    partial: {},
    fields: issue.fields,
    fillers: moves ? fallbacks(context.rules, context.key, { moment: 'always', fields: issue.fields }) : {},
    // The first look at an issue just made shows where its workflow begins.
    known: isNew && status ? { ...before, first: status.name } : before,
    override: mayOverride(ports.memo) ? 'untried' : 'denied',
    status,
  });
  const planned = statusPath(writing) === undefined ? writing : await foresee(ports, application, writing);
  return { writing: planned, before, key };
}

/** An edit alone does not ask the store: what this process has seen is enough. */
function knownFor(ports: ReadingPorts, key: string, moves: boolean): Promise<KnownWorkflow> | KnownWorkflow {
  return moves ? loadWorkflow(ports, key) : recallWorkflow(ports, key);
}

/** Keeps what the writing has taught. */
export async function keepLessons(ports: Ports, { before, key }: Planned, writing: Writing): Promise<void> {
  if (writing.override === 'denied') keepDenied(ports.memo);
  if (key === undefined) return;
  const now = epochSeconds(ports.clock);
  const hidden = [...writing.offScreen].map((field) => [field, before.offScreen[field] ?? now] as const);
  const after = { ...writing.known, offScreen: Object.fromEntries(hidden) };
  try {
    await keepWorkflow(ports, key, before, after);
  } catch (error) {
    // What is not remembered is read again; what was written stands.
    if (!(error instanceof PortError)) throw error;
    ports.log.note('workflow.not-kept', { code: error.code });
  }
}
