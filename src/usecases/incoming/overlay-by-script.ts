import type { JiraIssue } from '../../core/ports/jira.ts';
import { overlaid } from '../../core/rules/command.ts';
import { type LocalPaths, runOutgoing } from '../../core/rules/run-outgoing.ts';
import { withoutScripted } from '../../core/rules/scripted-values.ts';
import type { Incoming } from '../../core/sync/decide-incoming.ts';
import { overlayOf } from '../../core/sync/overlay.ts';
import { rememberedPaths } from '../../core/sync/remembered-paths.ts';
import type { Rows } from '../../core/sync/rows.ts';
import type { Context } from '../twin/load-context.ts';
import { type ScriptedPorts, withScripted } from './scripted-jira.ts';

/**
 * The issue as read, with the commands over it, as this side would send it. An outgoing script runs on that once more:
 * where it makes something else of a value than what came, the peer is told, and nothing bounces.
 */
export async function overlayByScript(
  ports: ScriptedPorts,
  context: Context,
  issue: JiraIssue,
  decision: Incoming,
  rows: Rows,
): Promise<LocalPaths> {
  const { rules, key } = context;
  const paths = [...Object.keys({ ...decision.write, ...decision.equal }), ...decision.lost];
  // A script that writes nothing of its own for arriving values leaves the peer's as they came.
  if (rules.script === undefined || rules.taking === undefined || paths.length === 0)
    return overlayOf(context, issue.fields, decision, rows);
  const fields = overlaid(withoutScripted(rules, issue.fields), Object.values(decision.write));
  const after = await withScripted(ports, { ...issue, fields }, [rules.script]);
  return runOutgoing(rules, key, after.fields, 'always', [...rememberedPaths(rows), ...paths]);
}
