import { PortError } from '../../core/ports/port-error.ts';
import type { Ports } from '../../core/ports/ports.ts';
import {
  COUNTERPART,
  issuePropertyWith,
  issuePropertyWithout,
  readIssueProperty,
} from '../../core/sync/counterpart-property.ts';
import { twinKey } from '../../core/sync/records/row.ts';
import { type PairState, type SaidState, saidStateKind } from '../../core/sync/records/said-state.ts';
import type { Twin } from '../../core/sync/records/twin.ts';
import { epochSeconds } from './mark-twin.ts';

/**
 * The issue says how its pair stands; of one that has ended it says nothing more. A hint for searches: failing is no
 * harm. False: it could not be written.
 */
export async function sayState(
  ports: Pick<Ports, 'jira' | 'log'>,
  { connection, issue, peer }: Twin,
  state: PairState,
): Promise<boolean> {
  try {
    const read = await ports.jira.readIssue(issue, { fields: [], properties: [COUNTERPART] });
    if (read === 'not-found') return false;
    const before = read.properties[COUNTERPART];
    const own = readIssueProperty(before).links.find(({ c }) => c === connection);
    if (state === 'ended') {
      const left = issuePropertyWithout(before, connection);
      if (left !== undefined) await ports.jira.setIssueProperty(issue, COUNTERPART, left);
    } else if (peer !== undefined && own?.s !== state) {
      const link = { ...own, c: connection, k: peer.key, s: state };
      await ports.jira.setIssueProperty(issue, COUNTERPART, issuePropertyWith(before, issue, link));
    }
    return true;
  } catch (error) {
    ports.log.note('property.not-written', {
      issue,
      error: error instanceof Error ? error.name : 'unknown',
    });
    return false;
  }
}

/** Nobody is to find an issue as a counterpart whose pair has ended; where Jira refuses, the hourly look does it. */
export async function sayEnded(ports: Ports, twin: Twin): Promise<void> {
  if (twin.peer === undefined || twin.life === 'deleted') return;
  if (!(await sayState(ports, twin, 'ended'))) await watchState(ports, twin, 'ended');
}

/** A pair that had ended has begun anew. */
export async function sayBegun(ports: Ports, twin: Twin): Promise<void> {
  if (twin.peer !== undefined && !(await sayState(ports, twin, 'ok')))
    await watchState(ports, twin, 'waiting', 'ended');
}

/** The hourly look is to see how this pair stands: for states that no index finds. */
export async function watchState(
  ports: Ports,
  twin: Twin,
  state: PairState,
  said?: PairState,
): Promise<void> {
  if (twin.peer === undefined) return;
  const key = twinKey(twin.connection, twin.issue);
  const at = epochSeconds(ports.clock);
  const record: SaidState = { v: 1, state, at, ...(said === undefined ? {} : { said, told: at }) };
  try {
    await ports.store.create(saidStateKind, key, record);
  } catch (error) {
    if (!(error instanceof PortError)) throw error;
    ports.log.note('state.not-watched', { issue: twin.issue, code: error.code });
  }
}
