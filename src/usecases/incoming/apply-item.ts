import type { Ports } from '../../core/ports/ports.ts';
import {
  type DecidedAnswer,
  type ItemAnswer,
  partialCode,
  type UpdateItem,
} from '../../core/protocol/kinds/sync.ts';
import { fingerprint } from '../../core/replica/fingerprint.ts';
import { childrenAnswer } from '../../core/sync/children/children-answer.ts';
import { hasChildren } from '../../core/sync/children/incoming-children.ts';
import { judgeItem } from '../../core/sync/judge-item.ts';
import { issueUrl } from '../../core/sync/local-issue.ts';
import { newLife, newLifeWork } from '../../core/sync/new-twin.ts';
import type { Rows } from '../../core/sync/rows.ts';
import { TIMING } from '../../core/sync/timing.ts';
import { createFromItem } from '../birth/create-from-item.ts';
import { findTwin } from '../twin/find-twin.ts';
import type { Context } from '../twin/load-context.ts';
import { epochSeconds, markChange } from '../twin/mark-twin.ts';
import { ring, sendJob } from '../twin/ring.ts';
import { sayBegun } from '../twin/say-state.ts';
import { loadLedger, saveRows } from '../twin/twin-rows.ts';
import { applyToRows } from './apply-to-rows.ts';
import { recoverApply } from './recover-apply.ts';

/** Applies one item of a peer inside its request. */
export async function applyItem(ports: Ports, context: Context, item: UpdateItem): Promise<ItemAnswer> {
  const digest = fingerprint(context.key, item);
  const found = await findTwin(ports.store, context.connection.id, item);
  if (!found) {
    // Only what has not been answered yet may create: a pair that we have lost is joined again by `relink`.
    return item.to === undefined ? createFromItem(ports, context, item, digest) : { code: 'refused' };
  }
  const judgement = judgeItem(found, item, {
    digest,
    now: epochSeconds(ports.clock),
    role: context.connection.role,
  });
  switch (judgement.do) {
    case 'answer':
      return judgement.answer;
    case 'repeat':
      return repeatAnswer(ports, context, found, item);
    case 'send-full':
      await askOwnFull(ports, found);
      return judgement.answer;
    case 'recover':
      await recoverApply(ports, context, found);
      return { code: 'busy' };
    case 'begin-life': {
      const begun = { ...found, twin: newLife(found.twin, item.gen) };
      const saved = await saveRows(ports, found, { ...begun, work: newLifeWork(found.work) });
      if (!saved) return { code: 'busy' };
      if (found.twin.life === 'unlinked') await sayBegun(ports, saved.twin);
      return applyToRows(ports, context, saved, item, digest);
    }
    case 'apply':
      return applyToRows(ports, context, found, item, digest);
  }
}

/** Our next message says everything, so that a peer whose rows went back knows again what it has. */
async function askOwnFull(ports: Ports, found: Rows): Promise<void> {
  const { connection, issue } = found.twin;
  const full = { ...found, twin: { ...found.twin, full: true } };
  const saved = await saveRows(ports, found, full, [markChange(ports, connection, issue)]);
  if (saved) await ring(ports, sendJob(connection, issue), TIMING.firstSend);
}

/** The first answer was lost: what is recorded is said again, and nothing that is not. */
async function repeatAnswer(
  ports: Ports,
  context: Context,
  rows: Rows,
  item: UpdateItem,
): Promise<ItemAnswer> {
  const { twin } = rows;
  const withChildren = hasChildren(item);
  const ledger = withChildren ? await loadLedger(ports.store, twin) : [];
  const key = await ownKey(ports, twin.issue);
  if (!key) return { code: 'busy' };
  return {
    code: 'applied',
    issue: { id: twin.issue, key, url: issueUrl(context.connection.local.siteUrl, key) },
    ...(twin.last?.lost ? { lost: twin.last.lost.filter((path) => isSaid(item, path)) } : {}),
    ...(twin.last?.partial ? { partial: partialOf(item, twin.last.partial) } : {}),
    ...childrenAnswer(context.key, context.rules, item, ledger),
  };
}

async function ownKey(ports: Ports, issue: string): Promise<string | undefined> {
  const read = await ports.jira.readIssue(issue, { fields: ['updated'] });
  return read === 'not-found' ? undefined : read.key;
}

/** Whether the item speaks of a path: fields that only a script here has written are nobody else's business. */
const isSaid = ({ changed }: UpdateItem, path: string): boolean => changed.some((one) => one.path === path);

function partialOf(
  item: UpdateItem,
  codes: Readonly<Record<string, string>>,
): NonNullable<DecidedAnswer['partial']> {
  const partial: NonNullable<DecidedAnswer['partial']> = {};
  for (const [path, code] of Object.entries(codes))
    if (isSaid(item, path)) partial[path] = partialCode.catch('refused').parse(code);
  return partial;
}
