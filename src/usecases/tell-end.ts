import type { JiraIssue } from '../core/ports/jira.ts';
import type { Ports } from '../core/ports/ports.ts';
import { syncAnswer, type UnlinkItem } from '../core/protocol/kinds/sync.ts';
import { asReplicaIssue } from '../core/sync/local-issue.ts';
import type { Mark } from '../core/sync/records/mark.ts';
import type { Rows } from '../core/sync/rows.ts';
import { TIMING } from '../core/sync/timing.ts';
import type { Context } from './load-context.ts';
import { cleanChange } from './mark-twin.ts';
import { saveRows } from './twin-rows.ts';

type Told = { readonly is: 'nothing' } | { readonly is: 'later'; readonly after: number };

/** How long until a peer that did not answer is told again; the sweep comes back to the mark in any case. */
const AGAIN = 300;

/**
 * Tells the peer that a person here has ended the pair. The mark goes when it has answered; a twin that the peer
 * never saw needs no words. `issue` as just read, or not-found: then the peer hears of the end when it next sends.
 */
export async function tellEnd(ports: Ports, context: Context, rows: Rows, mark: Mark): Promise<Told> {
  const { twin } = rows;
  const issue = await ports.jira.readIssue(twin.issue, { fields: ['issuetype'] });
  const heard = twin.peer === undefined || issue === 'not-found' || (await say(ports, context, rows, issue));
  if (!heard) return { is: 'later', after: AGAIN };
  const told = { ...rows, twin: { ...twin, told: true } };
  const saved = await saveRows(ports, rows, told, [cleanChange(ports, twin.connection, twin.issue, mark)]);
  return saved ? { is: 'nothing' } : { is: 'later', after: TIMING.firstSend };
}

async function say(ports: Ports, context: Context, { twin }: Rows, issue: JiraIssue): Promise<boolean> {
  const item: UnlinkItem = {
    do: 'unlink',
    gen: twin.gen,
    seq: twin.sendSeq + 1,
    issue: asReplicaIssue(context.connection.local.siteUrl, issue),
    ...(twin.peer === undefined ? {} : { to: twin.peer.id }),
    why: 'by-hand',
  };
  const said = await ports.peer.call(twin.connection, 'sync', { items: [item] }, TIMING.answer * 1000);
  const answer = said.ok ? syncAnswer.safeParse(said.answer) : undefined;
  return answer?.success === true && answer.data.items[0]?.code === 'unlinked';
}
