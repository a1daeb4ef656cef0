import { type Connection, mayCarryIssues } from '../../core/connection/connection-record.ts';
import { namesFiles } from '../../core/document/with-media.ts';
import { PortError } from '../../core/ports/port-error.ts';
import type { ReadingPorts } from '../../core/ports/reading-ports.ts';
import { previewItem } from '../../core/preview/preview-item.ts';
import { previewedFields } from '../../core/preview/previewed-fields.ts';
import type { PreviewAnswer, PreviewPayload } from '../../core/protocol/kinds/preview.ts';
import { overlaid } from '../../core/rules/command.ts';
import { runOutgoing } from '../../core/rules/run-outgoing.ts';
import { fieldsToApply } from '../../core/sync/local-issue.ts';
import { overlayOf } from '../../core/sync/overlay.ts';
import { planCreate } from '../../core/sync/plan-create.ts';
import { codesOf } from '../../core/sync/records/claim.ts';
import { rememberedPaths } from '../../core/sync/remembered-paths.ts';
import type { Rows } from '../../core/sync/rows.ts';
import { knownProject } from '../birth/known-project.ts';
import { placeTaken, sourceTaken } from '../birth/source-of-create.ts';
import { decideItem } from '../incoming/decide-item.ts';
import { findAccounts } from '../incoming/find-accounts.ts';
import { loadPrevious } from '../incoming/keep-previous.ts';
import { localizeIssues } from '../incoming/localize-issues.ts';
import { planWriting } from '../incoming/plan-writing.ts';
import { takeByScript } from '../incoming/take-by-script.ts';
import { decisionAfter } from '../incoming/write-fields.ts';
import { findTwin } from '../twin/find-twin.ts';
import { judgeScope } from '../twin/judge-scope.ts';
import { type Context, contextOf } from '../twin/load-context.ts';

/**
 * What the rules here would make of a peer's issue. Its ports cannot write: nothing is made, changed or kept. Only where
 * an admin here answers test runs of this partner, and only with values that the rules here send to it anyway.
 */
export async function answerPreview(
  ports: ReadingPorts,
  connection: Connection,
  payload: PreviewPayload,
): Promise<PreviewAnswer> {
  if (connection.testRuns !== true || !mayCarryIssues(connection)) return { code: 'off' };
  const context = await contextOf(ports, connection);
  if (!context?.rules.takes) return { code: 'left-scope' };
  // What an incoming script would make of it is not foreseen here: an answer by the mappings alone would be wrong.
  if (context.rules.taking) return { code: 'off' };
  try {
    const rows = await findTwin(ports.store, connection.id, payload);
    if (rows) return await wouldChange(ports, context, rows, payload);
    return payload.to === undefined ? await wouldMake(ports, context, payload) : { code: 'no-such-issue' };
  } catch (error) {
    if (!(error instanceof PortError)) throw error;
    ports.log.note('preview.interrupted', { connection: connection.id, code: error.code });
    return { code: 'not-now' };
  }
}

async function wouldChange(
  ports: ReadingPorts,
  context: Context,
  rows: Rows,
  payload: PreviewPayload,
): Promise<PreviewAnswer> {
  const { twin } = rows;
  if (twin.peer?.id !== payload.issue.id) return { code: 'no-such-issue' };
  if (twin.life === 'unlinked' || twin.life === 'deleted') return { code: 'unlinked' };
  const { rules, key } = context;
  const item = previewItem(payload, rows);
  const files = namesFiles([item.fields]) ? ['attachment'] : [];
  const issue = await ports.jira.readIssue(twin.issue, { fields: [...fieldsToApply(rules), ...files] });
  if (issue === 'not-found') return { code: 'no-such-issue' };
  if (await judgeScope(ports, context, issue)) return { code: 'left-scope' };

  const previous = await loadPrevious(ports, context, twin);
  const whole = { ...item, full: true };
  const taken = await takeByScript(ports, context, { item: whole, issue, twin, previous });
  if (taken.is === 'failed') return { code: 'refused' };
  const { decision } = await decideItem(ports, context, rows, item, issue, taken);
  const planned = await planWriting(ports, context, { issue, rows, decision, item });
  const decided = decisionAfter(decision, planned.writing);

  const paths = Object.keys(payload.fields);
  const before = runOutgoing(rules, key, issue.fields, 'always', [...rememberedPaths(rows), ...paths]);
  const after = overlayOf(context, issue.fields, decided, rows);
  return { code: 'previewed', made: false, fields: previewedFields(paths, decided, before, after) };
}

async function wouldMake(
  ports: ReadingPorts,
  context: Context,
  payload: PreviewPayload,
): Promise<PreviewAnswer> {
  const { rules, key, connection } = context;
  const item = previewItem(payload);
  const taken = await takeByScript(ports, context, { item: { ...item, full: true } });
  if (taken.is === 'failed') return { code: 'refused' };
  const place = await placeTaken(ports, context, item, taken);
  if (place === 'nowhere') return { code: 'no-project' };
  if (rules.resting?.[place.project] !== undefined) return { code: 'left-scope' };
  const project = await knownProject(ports, place.project);
  if (project === 'not-found') return { code: 'refused' };

  const localized = await localizeIssues(ports.store, connection.id, item);
  const type = place.type === undefined ? {} : { type: place.type };
  const source = { ...sourceTaken(context, localized.item, taken), digest: '', project, ...type };
  const { commands, claim } = planCreate(source, await findAccounts(ports, context, source.item.fields));
  const waiting = localized.waiting.map((path) => [path, 'waiting'] as const);
  const partial = { ...codesOf(claim), ...Object.fromEntries(waiting) };

  const paths = Object.keys(payload.fields);
  const after = runOutgoing(rules, key, overlaid({}, Object.values(commands)), 'create', paths);
  const decided = { write: commands, equal: {}, lost: [], partial };
  return { code: 'previewed', made: true, fields: previewedFields(paths, decided, {}, after) };
}
