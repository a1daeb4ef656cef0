import type { Ports } from '../core/ports/ports.ts';
import { editOf, isNamedBy } from '../core/rules/command.ts';
import { COUNTERPART, issuePropertyWith } from '../core/sync/counterpart-property.ts';
import type { Incoming } from '../core/sync/decide-incoming.ts';
import type { Application } from './carry-out.ts';
import type { Context } from './load-context.ts';

/** Refused fields are set aside and the rest is tried again this often. */
const REPEATS = 2;

/** One PUT for all fields, with the property. Answers the decision as it was carried out. */
export async function writeFields(
  ports: Ports,
  context: Context,
  application: Application,
): Promise<Incoming> {
  let decision = application.decision;
  for (let repeat = 0; Object.keys(decision.write).length > 0; repeat += 1) {
    const result = await ports.jira.updateIssue(application.issue.id, {
      ...editOf(decision.write),
      properties: { [COUNTERPART]: propertyOf(context, application) },
    });
    if (result === 'done') return decision;
    const named = result === 'not-found' || result === 'no-override' ? [] : Object.keys(result.fields);
    const refused = Object.entries(decision.write)
      .filter(([, command]) => isNamedBy(command, named))
      .map(([path]) => path);
    // Jira named nothing that was asked for, or has refused often enough: none of it is written.
    decision = setAside(decision, refused.length === 0 || repeat >= REPEATS ? undefined : refused);
  }
  return decision;
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
