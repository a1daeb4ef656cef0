import type { JiraIssue, Refused } from '../../core/ports/jira.ts';
import { PortError } from '../../core/ports/port-error.ts';
import type { Ports } from '../../core/ports/ports.ts';
import { editOf } from '../../core/rules/command.ts';
import { type PeerIssueSeen, peerValuesToWrite } from '../../core/rules/peer-values.ts';
import { withAside } from '../../core/sync/aside.ts';
import type { Rows } from '../../core/sync/rows.ts';
import { TIMING } from '../../core/sync/timing.ts';
import { explainRefusal } from '../../core/workflow/explain-obstacle.ts';
import type { Context } from './load-context.ts';
import { epochSeconds, markTwin } from './mark-twin.ts';
import { keepDenied, mayOverride } from './may-override.ts';
import { ring, sendJob } from './ring.ts';
import { saveRows } from './twin-rows.ts';

type PeerValues = ReturnType<typeof peerValuesToWrite>;

/** The issue as it was read for the exchange, and what goes into it with the same write. */
interface ShownOn extends Pick<JiraIssue, 'fields' | 'updated'> {
  readonly properties?: JiraIssue['properties'];
}

/**
 * Writes what the rules want to stand here of the peer's issue, where it does not. One write, no message: it is made
 * again with the next exchange where it fails. False: nothing was to be written, or it could not be.
 */
export async function showPeer(
  ports: Ports,
  context: Context,
  rows: Rows,
  shown: ShownOn,
  peer: PeerIssueSeen,
  moment: 'create' | 'always',
): Promise<boolean> {
  const values = peerValuesToWrite(context.rules, context.key, peer, shown.fields, moment);
  if (values.length === 0) return false;
  const { connection, issue } = rows.twin;
  try {
    const result = await write(ports, context, issue, shown, values);
    if (typeof result === 'object' && 'refused' in result) {
      await sayRefused(ports, rows, values, result);
      return false;
    }
    for (const other of rows.issue?.connections ?? []) {
      if (other === connection) continue;
      await markTwin(ports, other, issue);
      await ring(ports, sendJob(other, issue), TIMING.firstSend);
    }
    if (Object.keys(rows.twin.aside ?? {}).some((path) => path.startsWith('@')))
      await keepAside(ports, rows, values, {});
    return result !== 'not-found';
  } catch (error) {
    if (!(error instanceof PortError)) throw error;
    ports.log.note('peer.not-shown', { connection, issue, code: error.code });
    return false;
  }
}

async function write(
  ports: Ports,
  { rules }: Context,
  issue: string,
  { properties, updated }: ShownOn,
  values: PeerValues,
) {
  const commands = Object.fromEntries(values.map(({ command }, index) => [String(index), command]));
  const what = { ...editOf(commands), ...(properties === undefined ? {} : { properties }) };
  const manner = { quiet: rules.quiet, seen: updated };
  // Such fields stand on few edit screens, where the app alone fills them.
  if (mayOverride(ports.memo)) {
    const done = await ports.jira.updateIssue(issue, what, { ...manner, override: true });
    if (done !== 'no-override') return done;
    keepDenied(ports.memo);
  }
  return ports.jira.updateIssue(issue, what, manner);
}

/** The panel says what stands in the way; the exchange itself has gone well. */
async function sayRefused(ports: Ports, rows: Rows, values: PeerValues, refused: Refused): Promise<void> {
  const reasons = values.map(({ path, command: { field, raw } }) => {
    const says = refused.fields[field] ?? refused.messages[0] ?? 'nothing more';
    return [path, explainRefusal(field, raw, says)] as const;
  });
  await keepAside(ports, rows, values, Object.fromEntries(reasons));
}

async function keepAside(
  ports: Ports,
  rows: Rows,
  values: PeerValues,
  reasons: NonNullable<Parameters<typeof withAside>[2]['reasons']>,
): Promise<void> {
  const partial = Object.fromEntries(Object.keys(reasons).map((path) => [path, 'refused' as const]));
  const settled = values.map(({ path }) => path);
  const twin = withAside(rows.twin, settled, { partial, reasons }, epochSeconds(ports.clock));
  // Whoever came between has an exchange of its own, which says it again.
  await saveRows(ports, rows, { ...rows, twin }, []);
}
