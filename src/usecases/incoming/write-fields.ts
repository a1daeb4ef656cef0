import type { Ports } from '../../core/ports/ports.ts';
import type { LocalPaths } from '../../core/rules/run-outgoing.ts';
import type { Incoming } from '../../core/sync/decide-incoming.ts';
import type { Writing } from '../../core/workflow/writing.ts';
import type { Context } from '../twin/load-context.ts';
import type { Application } from './carry-out.ts';
import { overlayByScript } from './overlay-by-script.ts';
import { keepLessons, type Planned } from './plan-writing.ts';
import { seeEffects } from './see-effects.ts';
import { shadowOfStatus } from './status-print.ts';
import { type WriteGuard, writeIssue } from './write-issue.ts';

export interface FieldsWritten {
  /** The decision as it was carried out. */
  readonly decision: Incoming;
  /** The issue as it would leave with what was written. */
  readonly overlay: LocalPaths;
  /** Edits that were made here after the issue was read and that the write has replaced. */
  readonly overwrote: Writing['overwrote'];
  /** The workflow has changed something by itself that this side must send. */
  readonly own: boolean;
}

/** Fields and status of an item. */
export async function writeFields(
  ports: Ports,
  context: Context,
  application: Application,
  planned: Planned,
  guard: WriteGuard,
): Promise<FieldsWritten> {
  const written = await writeIssue(ports, context, application, planned.writing, guard);
  const { writing, own } = await seeEffects(ports, context, application, written);
  await keepLessons(ports, planned, writing);
  const decision = decisionAfter(application.decision, writing);
  const stood = stoodIn(context, application, writing);
  const { issue, rows } = application;
  const overlay = await overlayByScript(ports, context, issue, decision, rows);
  return { decision: { ...decision, ...stood }, overlay, overwrote: writing.overwrote, own };
}

/** The decision with what could not be written set aside. */
export function decisionAfter(decision: Incoming, writing: Writing): Incoming {
  return {
    ...decision,
    write: { ...writing.left, ...writing.written },
    partial: { ...decision.partial, ...writing.partial },
    reasons: { ...decision.reasons, ...writing.reasons },
  };
}

/** An issue that stopped half-way is in a status that nobody has chosen: it is no edit of this side. */
function stoodIn(
  context: Context,
  { issue, decision }: Application,
  { start, at, partial }: Writing,
): Pick<Incoming, 'stood'> {
  const path = Object.keys(decision.write).find((one) => decision.write[one]?.field === 'status');
  if (path === undefined || partial[path] === undefined || !at || at.id === start?.id) return {};
  return { stood: { [path]: shadowOfStatus(context, issue, path, at.name) } };
}
