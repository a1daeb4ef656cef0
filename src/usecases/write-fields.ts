import type { FieldEdit } from '../core/ports/jira.ts';
import type { Ports } from '../core/ports/ports.ts';
import { editOf, isNamedBy } from '../core/rules/command.ts';
import { COUNTERPART, issuePropertyWith } from '../core/sync/counterpart-property.ts';
import type { Incoming } from '../core/sync/decide-incoming.ts';
import type { Application } from './carry-out.ts';
import type { Context } from './load-context.ts';

/** Refused fields are set aside and the rest is tried again this often. */
const REPEATS = 2;

export interface FieldsWritten {
  /** The decision as it was carried out. */
  readonly decision: Incoming;
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
    if (result === 'done') return { decision, overwrote: [] };
    if (typeof result === 'object' && 'overwrote' in result) {
      return { decision, overwrote: pathsOf(decision, result.overwrote) };
    }
    const named = result === 'not-found' || result === 'no-override' ? [] : Object.keys(result.fields);
    const refused = Object.entries(decision.write)
      .filter(([, command]) => isNamedBy(command, named))
      .map(([path]) => path);
    // Jira named nothing that was asked for, or has refused often enough: none of it is written.
    decision = setAside(decision, refused.length === 0 || repeat >= REPEATS ? undefined : refused);
  }
  return { decision, overwrote: [] };
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

function setAside(decision: Incoming, paths: readonly string[] | undefined): Incoming {
  const refused = paths ?? Object.keys(decision.write);
  return {
    ...decision,
    write: Object.fromEntries(Object.entries(decision.write).filter(([path]) => !refused.includes(path))),
    partial: {
      ...decision.partial,
      ...Object.fromEntries(refused.map((path) => [path, 'refused' as const])),
    },
  };
}

function propertyOf(context: Context, { issue, item }: Application): unknown {
  const link = { c: context.connection.id, k: item.issue.key, s: 'ok' };
  return issuePropertyWith(issue.properties[COUNTERPART], issue.id, link);
}
