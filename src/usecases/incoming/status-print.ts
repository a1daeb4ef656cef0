import type { JiraIssue } from '../../core/ports/jira.ts';
import { localFingerprints } from '../../core/rules/local-fingerprints.ts';
import { runOutgoing } from '../../core/rules/run-outgoing.ts';
import type { ShadowPath } from '../../core/sync/shadow.ts';
import type { Context } from '../twin/load-context.ts';

/** The local fingerprint that a path would have if the issue were in the status of this name. */
export function printOfStatus(
  { rules, key }: Context,
  issue: JiraIssue,
  path: string,
  name: string,
): string | undefined {
  return localFingerprints(rules, key, { ...issue.fields, status: { name } })[path];
}

/** The shadow of a path as it is when both sides leave the issue in the status of this name. */
export function shadowOfStatus(
  context: Context,
  issue: JiraIssue,
  path: string,
  name: string,
): Pick<ShadowPath, 'sent' | 'known'> {
  const fields = { ...issue.fields, status: { name } };
  return {
    known: printOfStatus(context, issue, path, name),
    sent: runOutgoing(context.rules, context.key, fields, 'always')[path]?.out,
  };
}
