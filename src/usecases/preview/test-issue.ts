import type { Connection } from '../../core/connection/connection-record.ts';
import { explainCode } from '../../core/fields/explain-code.ts';
import type { JiraIssue } from '../../core/ports/jira.ts';
import { PortError } from '../../core/ports/port-error.ts';
import type { Ports } from '../../core/ports/ports.ts';
import { explainAway } from '../../core/preview/explain-away.ts';
import { explainEffect, explainPreview } from '../../core/preview/explain-preview.ts';
import { pathsByRules, testedFields } from '../../core/preview/tested-fields.ts';
import { type TestedIssue, untested } from '../../core/preview/tested-issue.ts';
import { type PreviewAnswer, previewAnswer } from '../../core/protocol/kinds/preview.ts';
import type { LocalPaths } from '../../core/rules/run-outgoing.ts';
import { keptBack, runOutgoing } from '../../core/rules/run-outgoing.ts';
import { scriptFailure } from '../../core/rules/scripted-values.ts';
import { asReplicaIssue, fieldsToSend } from '../../core/sync/local-issue.ts';
import { rememberedPaths } from '../../core/sync/remembered-paths.ts';
import type { Rows } from '../../core/sync/rows.ts';
import { TIMING } from '../../core/sync/timing.ts';
import { linkedPeer } from '../outgoing/wait-for-twin.ts';
import { judgeScope } from '../twin/judge-scope.ts';
import type { Context } from '../twin/load-context.ts';
import { loadRows } from '../twin/twin-rows.ts';
import { type ChildrenToTest, childrenToTest } from './children-to-test.ts';
import type { RecordedScripts } from './record-scripts.ts';

/** What issues are tested with. */
export interface TestBench {
  /** The rules under test, and those in force. */
  readonly context: Context;
  readonly inForce: Context;
  /** Of the rules under test. */
  readonly script: string | undefined;
  readonly scripts: RecordedScripts;
  readonly askPartner: boolean;
}

/** What would become of one issue. Reads Jira and the twin; nothing is written, and only a test run of the partner leaves. */
export async function testIssue(ports: Ports, bench: TestBench, key: string): Promise<TestedIssue> {
  try {
    const fields = [...fieldsToSend(bench.context.rules), ...bench.inForce.rules.fields, 'summary'];
    const issue = await ports.jira.readIssue(key, { fields: [...new Set(fields)] });
    if (issue === 'not-found')
      return untested(key, 'not-found', { text: `The app sees no work item ${key} on this site.` });
    return await testRead(ports, bench, issue);
  } catch (error) {
    if (!(error instanceof PortError)) throw error;
    ports.log.note('test-run.interrupted', { code: error.code });
    return untested(key, 'stopped', { text: `Jira did not answer: ${error.message}. Run it again.` });
  }
}

async function testRead(ports: Ports, bench: TestBench, issue: JiraIssue): Promise<TestedIssue> {
  const { context, inForce } = bench;
  const { rules, key, connection } = context;
  const shown = headOf(connection, issue);
  const out = await judgeScope(ports, context, issue);
  if (out) return untested(issue.key, 'held-back', { ...shown, text: explainAway(out) });
  const broken = scriptFailure(rules, issue.fields);
  if (broken) {
    const { message, ...at } = broken;
    return untested(issue.key, 'stopped', { ...shown, ...at, text: `The script stops: ${message}` });
  }
  const rows = await loadRows(ports.store, connection.id, issue.id);
  const twin = rows?.twin.life === 'linked' || rows?.twin.life === 'left-scope' ? rows : undefined;
  const moment = twin ? 'always' : 'create';
  const remembered = twin ? rememberedPaths(twin) : [];
  const made = runOutgoing(rules, key, issue.fields, moment, remembered);
  const { leaves, waiting } = await asPeerNames(ports, connection.id, made);
  const before = runOutgoing(inForce.rules, key, issue.fields, 'always', remembered);
  const children = await childrenToTest(ports, context, twin, issue);
  const compared = { leaves, inForce: before, shadow: twin?.twin.shadow };
  const partner = bench.askPartner ? await askPartner(ports, bench, issue, twin, compared) : undefined;
  const trace = bench.scripts.trace('outgoing', bench.script);

  const answered = partner?.code === 'previewed' ? partner : undefined;
  const unanswered = partner?.code === 'previewed' ? undefined : partner?.code;
  const fields = testedFields({
    ...compared,
    partner: answered?.fields,
    lines: trace.lines,
    updated: issue.updated,
  });
  const crosses = fields.some((field) => field.crosses) || children.counts.length > 0;
  return {
    ...untested(issue.key, crosses ? 'crosses' : 'nothing', shown),
    ...(twin?.twin.peer === undefined ? {} : { peerKey: twin.twin.peer.key }),
    against: answered ? 'partner' : twin ? 'acknowledged' : 'new',
    fields,
    heldBack: heldBack(context, issue, leaves),
    children: children.counts,
    lookups: [...trace.lookups],
    effects: [
      ...trace.effects,
      ...(answered?.effects ?? []).map((effect) => ({ text: explainEffect(effect) })),
    ],
    logs: [...trace.logs],
    warnings: [
      ...warningsOf(context, issue, waiting, children),
      ...trace.warnings,
      ...(unanswered === undefined ? [] : [explainPreview(unanswered)]),
    ],
    replica: replicaText(connection, issue, leaves, children),
  };
}

function headOf(connection: Connection, issue: JiraIssue): Pick<TestedIssue, 'id' | 'url' | 'summary'> {
  const { summary } = issue.fields;
  return {
    id: issue.id,
    url: asReplicaIssue(connection.local.siteUrl, issue).url,
    ...(typeof summary === 'string' ? { summary: summary.slice(0, 255) } : {}),
  };
}

/** Issues among the values as the peer knows them; of one without a twin nothing is said until it has one. */
async function asPeerNames(ports: Ports, connection: string, made: LocalPaths) {
  const leaves: Record<string, LocalPaths[string]> = { ...made };
  const waiting: string[] = [];
  for (const [path, local] of Object.entries(made)) {
    if (local.value.kind !== 'issue' || local.value.value === null) continue;
    const { id, key } = local.value.value;
    const to = await linkedPeer(ports, connection, id);
    if (to !== undefined) leaves[path] = { ...local, value: { kind: 'issue', value: { id, key, to } } };
    else {
      delete leaves[path];
      waiting.push(`"${path}" waits until ${key} is under sync.`);
    }
  }
  return { leaves, waiting };
}

async function askPartner(
  ports: Ports,
  { context: { connection } }: TestBench,
  issue: JiraIssue,
  twin: Rows | undefined,
  compared: Parameters<typeof pathsByRules>[0],
): Promise<PreviewAnswer | { readonly code: 'silent' }> {
  const to = twin?.twin.peer?.id;
  const payload = {
    issue: asReplicaIssue(connection.local.siteUrl, issue),
    ...(to === undefined ? {} : { to }),
    fields: Object.fromEntries(Object.entries(compared.leaves).map(([path, { value }]) => [path, value])),
    rules: pathsByRules(compared),
  };
  const said = await ports.peer.call(connection.id, 'preview', payload, TIMING.answer * 1000);
  if (!said.ok) return { code: 'silent' };
  const answer = previewAnswer.safeParse(said.answer);
  return answer.success ? answer.data : { code: 'silent' };
}

/** Values that mappings were to send and that a value map or the redaction keeps here. */
function heldBack({ rules, key }: Context, issue: JiraIssue, leaves: LocalPaths): TestedIssue['heldBack'] {
  const unmatched = Object.entries(keptBack(rules, key, issue.fields)).map(([path, code]) => ({
    path,
    why: explainCode(code).why,
  }));
  const { redaction, ...open } = rules;
  if (redaction === undefined) return unmatched;
  const whole = runOutgoing(open, key, issue.fields, 'always', Object.keys(leaves));
  const hidden = Object.entries(whole).flatMap(([path, { out }]) => {
    const left = leaves[path];
    if (left?.out === out || whole[path]?.value.kind === 'issue') return [];
    const why = left ? 'the redaction hides part of it' : 'the redaction keeps it here';
    return [{ path, why }];
  });
  return [...unmatched, ...hidden];
}

function warningsOf(
  { rules }: Context,
  issue: JiraIssue,
  waiting: readonly string[],
  children: ChildrenToTest,
): string[] {
  const absent = rules.outgoing.filter(({ field }) => !Object.hasOwn(issue.fields, field));
  return [
    ...absent.map(({ field, path }) => `The work item has no field ${field}, so "${path}" says nothing.`),
    ...waiting,
    ...children.warnings,
  ];
}

const MOST_REPLICA = 100_000;

function replicaText(
  connection: Connection,
  issue: JiraIssue,
  leaves: LocalPaths,
  children: ChildrenToTest,
): string {
  const fields = Object.fromEntries(Object.entries(leaves).map(([path, { value }]) => [path, value]));
  const replica = {
    v: 1,
    issue: asReplicaIssue(connection.local.siteUrl, issue),
    fields,
    children: children.leaving,
  };
  const text = JSON.stringify(replica, undefined, 2);
  return text.length > MOST_REPLICA
    ? `${text.slice(0, MOST_REPLICA)}\n… ${text.length - MOST_REPLICA} more characters`
    : text;
}
