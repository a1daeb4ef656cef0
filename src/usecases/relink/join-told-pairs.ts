import { allOf } from '../../core/all-of.ts';
import type { Connection } from '../../core/connection/connection-record.ts';
import type { Ports } from '../../core/ports/ports.ts';
import type { Relinked, RelinkPair } from '../../core/protocol/kinds/relink.ts';
import type { AnswerOf, PayloadOf } from '../../core/protocol/message-kinds.ts';
import { COUNTERPART } from '../../core/sync/counterpart-property.ts';
import { askedPairKind } from '../../core/sync/records/asked-pair.ts';
import { peerIssueKind } from '../../core/sync/records/peer-issue.ts';
import { twinKey } from '../../core/sync/records/row.ts';
import { twinKind } from '../../core/sync/records/twin.ts';
import { judgePair } from '../../core/sync/relink/judge-pair.ts';
import { matchFiles } from '../../core/sync/relink/relinked-ledger.ts';
import { type Context, contextOf } from '../twin/load-context.ts';
import { epochSeconds } from '../twin/mark-twin.ts';
import { joinPair } from './join-pair.ts';
import { PAIR_FIELDS, readPairSide } from './read-pair-side.ts';

const PAIRS_AT_ONCE = 5;
/** No pair is begun with less time than this left in the invocation. */
const MARGIN_MS = 15_000;

/** Joins the pairs that the peer tells, as far as this side knows them too; nothing is written to Jira. */
export async function joinToldPairs(
  ports: Ports,
  connection: Connection,
  { pairs }: PayloadOf<'relink'>,
): Promise<AnswerOf<'relink'>> {
  const context = await contextOf(ports, connection);
  const answers: Relinked[] = [];
  for (let from = 0; from < pairs.length; from += PAIRS_AT_ONCE) {
    const batch = pairs.slice(from, from + PAIRS_AT_ONCE);
    const late = !context || ports.clock.remaining() < MARGIN_MS;
    answers.push(
      ...(await allOf(
        batch.map(async (pair) => (late ? { code: 'busy' as const } : joinTold(ports, context, pair))),
      )),
    );
  }
  return { pairs: answers };
}

async function joinTold(ports: Ports, context: Context, pair: RelinkPair): Promise<Relinked> {
  const connection = context.connection.id;
  const issue = await ports.jira.readIssue(pair.to, { fields: PAIR_FIELDS, properties: [COUNTERPART] });
  if (issue === 'not-found' || !context.rules.projects.includes(issue.project.id)) return { code: 'gone' };
  const twin = await ports.store.get(twinKind, twinKey(connection, pair.to));
  const named = await ports.store.get(peerIssueKind, twinKey(connection, pair.issue.id));
  const property = issue.properties[COUNTERPART];

  const verdict = judgePair(connection, pair, { twin, named: named?.issue, property });

  if (verdict.do === 'refuse') return { code: verdict.code };
  if (verdict.do === 'ask') {
    const { gen, issue: peer } = pair;
    const asked = { v: 1, gen, peer, at: epochSeconds(ports.clock) } as const;
    await ports.store.put(askedPairKind, twinKey(connection, pair.to), asked);
    return { code: 'asks' };
  }
  const side = await readPairSide(ports, connection, issue);
  const files = matchFiles(pair.files, side.files);
  if (verdict.do === 'join') {
    const joined = await joinPair(ports, {
      connection,
      issue: pair.to,
      peer: pair.issue,
      gen: verdict.gen,
      found: { here: side, there: pair, files },
    });
    if (!joined) return { code: 'busy' };
    await ports.store.delete(askedPairKind, twinKey(connection, pair.to));
  }
  const { comments, worklogs } = side;
  return {
    code: 'linked',
    gen: verdict.gen,
    comments,
    worklogs,
    files: files.map((one) => [one.there, one.here]),
  };
}
