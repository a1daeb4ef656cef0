import type { JiraIssue } from '../../core/ports/jira.ts';
import type { Ports } from '../../core/ports/ports.ts';
import type { ConnectItem, ItemAnswer } from '../../core/protocol/kinds/sync.ts';
import { CONNECTING, judgeConnect } from '../../core/sync/connect/judge-connect.ts';
import { COUNTERPART } from '../../core/sync/counterpart-property.ts';
import { twinKey } from '../../core/sync/records/row.ts';
import { twinKind } from '../../core/sync/records/twin.ts';
import { joinPair } from '../relink/join-pair.ts';
import { fieldsToJoin, readPairSide } from '../relink/read-pair-side.ts';
import { judgeScope } from '../twin/judge-scope.ts';
import type { Context } from '../twin/load-context.ts';
import { epochSeconds } from '../twin/mark-twin.ts';
import { nameCounterpart } from './name-counterpart.ts';
import { namedElsewhere, namePeerIssue } from './name-peer-issue.ts';

/**
 * A person of the peer's wants its issue joined with one that is here. An issue that is not in scope is answered like
 * one that does not exist, so that nothing can be learned by guessing keys. Nothing of the issue leaves with the
 * answer, and nothing is sent before the peer's first item has been applied.
 */
export async function receiveConnect(ports: Ports, context: Context, item: ConnectItem): Promise<ItemAnswer> {
  const connection = context.connection.id;
  const issue = await readInScope(ports, context, item.with);
  if (!issue) return { code: 'no-such-issue' };
  const twin = await ports.store.get(twinKind, twinKey(connection, issue.id));
  const named = await namedElsewhere(ports.store, connection, item.issue.id, issue.id);

  const verdict = judgeConnect(item, { twin, named });

  if (verdict.do === 'answer') return { code: verdict.code };
  if (verdict.do === 'join') {
    const here = await readPairSide(ports, connection, issue);
    await namePeerIssue(ports.store, connection, item.issue.id, issue.id);
    const joined = await joinPair(ports, {
      connection,
      issue: issue.id,
      peer: item.issue,
      gen: verdict.gen,
      found: { here, there: { comments: [], worklogs: [] }, files: [] },
      beginning: {
        met: true,
        hold: { why: 'left-there', since: epochSeconds(ports.clock), attempts: 0, code: CONNECTING },
        ...(context.rules.waits ? { wake: true } : {}),
      },
    });
    if (!joined) return { code: 'busy' };
    await nameCounterpart(ports, connection, issue, item.issue.key);
  }
  return { code: 'connected', gen: verdict.gen, issue: { id: issue.id, key: issue.key } };
}

async function readInScope(ports: Ports, context: Context, key: string): Promise<JiraIssue | undefined> {
  if (!context.rules.sends && !context.rules.takes) return undefined;
  const issue = await ports.jira.readIssue(key, {
    fields: fieldsToJoin(context.rules),
    properties: [COUNTERPART],
  });
  if (issue === 'not-found' || (await judgeScope(ports, context, issue))) return undefined;
  return issue;
}
