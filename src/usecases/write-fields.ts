import * as z from 'zod';
import type { FieldEdit } from '../core/ports/jira.ts';
import type { Ports } from '../core/ports/ports.ts';
import { editOf, isNamedBy } from '../core/rules/command.ts';
import type { LocalPaths } from '../core/rules/run-outgoing.ts';
import { COUNTERPART, issuePropertyWith } from '../core/sync/counterpart-property.ts';
import type { Incoming } from '../core/sync/decide-incoming.ts';
import { overlayOf } from '../core/sync/overlay.ts';
import type { Application } from './carry-out.ts';
import type { Context } from './load-context.ts';
import { type MendPlace, mendRefused } from './mend-refused.ts';

/** Refused fields are set aside and the rest is tried again this often. */
const REPEATS = 2;

export interface FieldsWritten {
  /** The decision as it was carried out. */
  readonly decision: Incoming;
  /** What this side would send now: a value that was refused may have given way to another. */
  readonly overlay: LocalPaths;
  /** Edits that were made here after the issue was read and that the write has replaced. */
  readonly overwrote: readonly { readonly path: string; readonly text: string | null }[];
}

/** One PUT for all fields, with the property. */
export async function writeFields(
  ports: Ports,
  context: Context,
  application: Application,
): Promise<FieldsWritten> {
  let decision = application.decision;
  for (let repeat = 0; Object.keys(decision.write).length > 0; repeat += 1) {
    const write = {
      ...editOf(decision.write),
      properties: { [COUNTERPART]: propertyOf(context, application) },
    };
    const { id, updated } = application.issue;
    const result = await ports.jira.updateIssue(id, write, { seen: updated });
    if (result === 'done') return written(context, application, decision, []);
    if (typeof result === 'object' && 'overwrote' in result) {
      return written(context, application, decision, pathsOf(decision, result.overwrote));
    }
    const named = result === 'not-found' || result === 'no-override' ? [] : Object.keys(result.fields);
    const refused = Object.entries(decision.write).filter(([, command]) => isNamedBy(command, named));
    // Jira named nothing that was asked for, or has refused often enough: none of it is written.
    decision =
      refused.length === 0 || repeat >= REPEATS
        ? noneWritten(decision)
        : await mended(ports, context, application, decision, Object.fromEntries(refused));
  }
  return written(context, application, decision, []);
}

function written(
  context: Context,
  { decision: planned, overlay, issue, rows }: Application,
  decision: Incoming,
  overwrote: FieldsWritten['overwrote'],
): FieldsWritten {
  if (decision === planned) return { decision, overlay, overwrote };
  return { decision, overlay: overlayOf(context, issue.fields, decision, rows), overwrote };
}

/** History names fields; the paths that were written to them are meant. */
function pathsOf(
  decision: { readonly write: Readonly<Record<string, { readonly field: string }>> },
  edits: readonly FieldEdit[],
): FieldsWritten['overwrote'] {
  return Object.entries(decision.write).flatMap(([path, { field }]) =>
    edits.filter((edit) => edit.field === field).map(({ text }) => ({ path, text })),
  );
}

/** The decision without what Jira refused, and with what is to be written in its place. */
async function mended(
  ports: Ports,
  context: Context,
  { issue }: Application,
  decision: Incoming,
  refused: Incoming['write'],
): Promise<Incoming> {
  const type = z.looseObject({ id: z.string() }).safeParse(issue.fields['issuetype']);
  const place: MendPlace = {
    moment: 'always',
    fields: issue.fields,
    projectId: issue.project.id,
    issueTypeId: type.data?.id,
  };
  const { write, aside } = await mendRefused(ports, context, place, refused);
  const left = Object.entries(decision.write).filter(([path]) => !Object.hasOwn(refused, path));
  return {
    ...decision,
    write: { ...Object.fromEntries(left), ...write },
    partial: { ...decision.partial, ...aside },
  };
}

function noneWritten(decision: Incoming): Incoming {
  const refused = Object.keys(decision.write).map((path) => [path, 'refused' as const]);
  return { ...decision, write: {}, partial: { ...decision.partial, ...Object.fromEntries(refused) } };
}

function propertyOf(context: Context, { issue, item }: Application): unknown {
  const link = { c: context.connection.id, k: item.issue.key, s: 'ok' };
  return issuePropertyWith(issue.properties[COUNTERPART], issue.id, link);
}
