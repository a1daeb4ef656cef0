import { type Connection, mayCarryIssues } from '../../core/connection/connection-record.ts';
import { namesFiles } from '../../core/document/with-media.ts';
import type { JiraIssue } from '../../core/ports/jira.ts';
import { PortError } from '../../core/ports/port-error.ts';
import type { ReadingPorts } from '../../core/ports/reading-ports.ts';
import { previewItem } from '../../core/preview/preview-item.ts';
import { previewedFields } from '../../core/preview/previewed-fields.ts';
import type { PreviewAnswer, PreviewPayload } from '../../core/protocol/kinds/preview.ts';
import type { UpdateItem } from '../../core/protocol/kinds/sync.ts';
import { overlaid } from '../../core/rules/command.ts';
import { runOutgoing } from '../../core/rules/run-outgoing.ts';
import { fieldsToApply } from '../../core/sync/local-issue.ts';
import { planCreate } from '../../core/sync/plan-create.ts';
import { codesOf } from '../../core/sync/records/claim.ts';
import type { Previous } from '../../core/sync/records/previous.ts';
import type { Twin } from '../../core/sync/records/twin.ts';
import { rememberedPaths } from '../../core/sync/remembered-paths.ts';
import type { Rows } from '../../core/sync/rows.ts';
import { knownProject } from '../birth/known-project.ts';
import { placeTaken, sourceTaken } from '../birth/source-of-create.ts';
import { decideItem } from '../incoming/decide-item.ts';
import { findAccounts } from '../incoming/find-accounts.ts';
import { loadPrevious } from '../incoming/keep-previous.ts';
import { localizeIssues } from '../incoming/localize-issues.ts';
import { overlayByScript } from '../incoming/overlay-by-script.ts';
import { planWriting } from '../incoming/plan-writing.ts';
import { type Taking, takeByScript } from '../incoming/take-by-script.ts';
import { decisionAfter } from '../incoming/write-fields.ts';
import { findTwin } from '../twin/find-twin.ts';
import { judgeScope } from '../twin/judge-scope.ts';
import { type Context, contextOf } from '../twin/load-context.ts';
import { isSame, ownPaths, pathsToSay, unmoved, wishesOf } from './previewed-script.ts';

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
  const taken = await takenBy(ports, context, { item, issue, twin, previous });
  if (taken.is === 'failed') return { code: 'refused' };
  const learned = taken.is === 'taken' ? taken.context : context;
  const decision = (await decideItem(ports, learned, rows, item, issue, taken)).decision;
  const planned = await planWriting(ports, learned, { issue, rows, decision, item });
  const decided = decisionAfter(decision, planned.writing);

  const asked = Object.keys(payload.fields);
  const remembered = [...rememberedPaths(rows), ...asked, ...ownPaths(taken)];
  const before = runOutgoing(rules, key, issue.fields, 'always', remembered);
  const after = await overlayByScript(ports, learned, issue, decided, rows);
  const paths = pathsToSay(asked, taken, [before, after]);
  const equal = { ...unmoved(taken, rules, payload.fields, previous?.fields ?? {}), ...decided.equal };
  const fields = previewedFields(paths, { ...decided, equal }, before, after);
  return { code: 'previewed', made: false, fields, ...wishesOf(taken) };
}

/** What an incoming script makes of it, as of a message that carries only what the peer has not said yet. */
async function takenBy(
  ports: ReadingPorts,
  context: Context,
  {
    item,
    issue,
    twin,
    previous,
  }: { item: UpdateItem; issue: JiraIssue; twin: Twin; previous?: Previous | undefined },
): Promise<Taking> {
  // Without the replica of before a message would be sent again as a whole.
  if (!previous) return takeByScript(ports, context, { item: { ...item, full: true }, issue, twin });
  const changed = item.changed.filter(({ path }) => !isSame(previous.fields[path], item.fields[path]));
  return takeByScript(ports, context, { item: { ...item, changed }, issue, twin, previous });
}

async function wouldMake(
  ports: ReadingPorts,
  context: Context,
  payload: PreviewPayload,
): Promise<PreviewAnswer> {
  const { rules, key, connection } = context;
  const item = previewItem(payload);
  const taken = await takeByScript(ports, context, { item });
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
  const own = ownPaths(taken);
  const waiting = localized.waiting.filter((path) => !own.includes(path));
  const partial = {
    ...codesOf(claim),
    ...Object.fromEntries(waiting.map((path) => [path, 'waiting'] as const)),
  };

  const asked = Object.keys(payload.fields);
  const made = overlaid({}, Object.values(commands));
  const after = runOutgoing(rules, key, made, 'create', [...asked, ...own]);
  const decided = { write: commands, equal: {}, lost: [], partial };
  const fields = previewedFields(pathsToSay(asked, taken, [after]), decided, {}, after);
  return { code: 'previewed', made: true, fields, ...wishesOf(taken) };
}
