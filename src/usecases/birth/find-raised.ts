import * as z from 'zod';
import type { JiraIssue } from '../../core/ports/jira.ts';
import type { Ports } from '../../core/ports/ports.ts';
import { COUNTERPART, readIssueProperty } from '../../core/sync/counterpart-property.ts';
import type { Claim } from '../../core/sync/records/claim.ts';
import { twinKey } from '../../core/sync/records/row.ts';
import { twinKind } from '../../core/sync/records/twin.ts';
import { TIMING } from '../../core/sync/timing.ts';
import { quoteJql } from '../../core/trigger/quote-jql.ts';
import type { Context } from '../twin/load-context.ts';
import { epochSeconds } from '../twin/mark-twin.ts';
import { summaryPrint } from './raise-request.ts';

/** More equal requests than this are told apart by nobody. */
const CANDIDATES = 20;

const shown = z.object({ summary: z.string() });

type RaisedFound =
  | { readonly is: 'one'; readonly issue: JiraIssue }
  | { readonly is: 'several'; readonly keys: readonly string[] }
  | { readonly is: 'none' };

/**
 * A request that was raised for a claim without an answer. It bears no property: an equal one that the app has raised
 * at that time and that nobody else claims is taken for it, if it is the only one.
 */
export async function findRaised(ports: Ports, context: Context, claim: Claim): Promise<RaisedFound> {
  if (claim.raised === undefined) return { is: 'none' };
  const minutes = Math.ceil((epochSeconds(ports.clock) - claim.at) / 60) + 2;
  const found = await ports.jira.searchIssues(
    `project = ${quoteJql(claim.project)} AND creator = currentUser() AND created >= "-${minutes}m" ORDER BY created ASC`,
    { fields: ['summary', 'created'], properties: [COUNTERPART], limit: CANDIDATES },
  );
  const equal = found.filter(
    ({ created, fields, properties }) =>
      created >= (claim.at - TIMING.writeMargin) * 1000 &&
      created <= (claim.at + TIMING.claimBusy) * 1000 &&
      readIssueProperty(properties[COUNTERPART]).links.length === 0 &&
      summaryPrint(context, shown.safeParse(fields).data?.summary) === claim.raised?.summary,
  );
  const free: JiraIssue[] = [];
  for (const issue of equal)
    if (!(await ports.store.get(twinKind, twinKey(context.connection.id, issue.id)))) free.push(issue);
  const [one, ...more] = free;
  if (!one) return { is: 'none' };
  return more.length === 0 ? { is: 'one', issue: one } : { is: 'several', keys: free.map(({ key }) => key) };
}
