import { allOf } from '../../core/all-of.ts';
import type { Connection } from '../../core/connection/connection-record.ts';
import { type Attempt, done, failed } from '../../core/connection/explained.ts';
import { isOver } from '../../core/connection/is-over.ts';
import { type Finding, inOrder, stoppedBy, toldFindings } from '../../core/diagnosis/why-not.ts';
import type { JiraIssue } from '../../core/ports/jira.ts';
import type { Ports } from '../../core/ports/ports.ts';
import { isOpen } from '../../core/retry/breaker.ts';
import type { Version } from '../../core/rules/version.ts';
import { fieldsToSend } from '../../core/sync/local-issue.ts';
import { jiraFieldFor } from '../../core/trigger/trigger-fields.ts';
import { originOf } from '../birth/origin-of.ts';
import { getConnection, listConnections } from '../connection/list-connections.ts';
import { judgeScope } from '../twin/judge-scope.ts';
import { loadVersion } from '../twin/load-connection.ts';
import { type Context, contextOf } from '../twin/load-context.ts';
import { epochSeconds } from '../twin/mark-twin.ts';
import { findingOfPair } from './finding-of-pair.ts';
import { clausesInWords, findingOfTriggers, whyNotTaken } from './finding-of-triggers.ts';

/** What was found about one connection: the first cause stands last. */
interface WhyNot {
  readonly connection: string;
  readonly connectionName: string;
  readonly findings: ReturnType<typeof toldFindings>;
}

interface WhyNotAnswer {
  readonly key: string;
  readonly issue?: string;
  readonly checks: readonly WhyNot[];
}

type CheckPorts = Pick<Ports, 'store' | 'jira' | 'log' | 'memo' | 'clock' | 'budget'>;

/** Connections looked at where none is named: each costs a few reads of the store, and a search for a clause that only Jira knows. */
const MOST = 20;

/**
 * Why a work item is not in sync: what is looked at, one thing after the other, up to the first that stops it. Reads only.
 * One read of Jira, and a search for each clause of a filter or trigger that values do not decide (six at most of each).
 */
export async function explainNotSynced(
  ports: CheckPorts,
  wish: { readonly issue: string; readonly connection?: string | undefined },
): Promise<Attempt<WhyNotAnswer>> {
  const chosen = await connectionsMeant(ports, wish.connection);
  if (!chosen.ok) return chosen;
  const key = wish.issue.trim().toUpperCase();
  const known = await allOf(chosen.value.map((connection) => rulesOf(ports, connection)));
  const issue = await ports.jira.readIssue(key, { fields: fieldsFor(known) });
  const checks: WhyNot[] = [];
  for (const { connection, rules } of known) {
    const findings = await findingsOf(ports, connection, rules, issue);
    checks.push({
      connection: connection.id,
      connectionName: connection.name,
      findings: toldFindings(findings),
    });
  }
  return done({ key, ...(issue === 'not-found' ? {} : { key: issue.key, issue: issue.id }), checks });
}

async function connectionsMeant(
  ports: CheckPorts,
  id: string | undefined,
): Promise<Attempt<readonly Connection[]>> {
  if (id !== undefined) {
    const found = await getConnection(ports, id);
    return found.ok ? done([found.value]) : found;
  }
  const all = (await listConnections(ports)).filter((one) => !isOver(one));
  return all.length === 0 ? failed(noConnection) : done(all.slice(0, MOST));
}

const noConnection = {
  code: 'no-connection',
  message: 'This site is connected with nobody.',
  next: 'Connect a space with a partner first.',
};

interface Rules {
  readonly context: Context;
  readonly version: Version;
}

interface Known {
  readonly connection: Connection;
  /** Absent before the first version is published. */
  readonly rules?: Rules;
}

async function rulesOf(ports: CheckPorts, connection: Connection): Promise<Known> {
  const context = await contextOf(ports, connection);
  const version = context && (await loadVersion(ports, connection, connection.version));
  return context && version ? { connection, rules: { context, version } } : { connection };
}

/** Every field that scope and triggers of these rules are judged by. */
function fieldsFor(known: readonly Known[]): readonly string[] {
  const fields = known.flatMap(({ rules }) => {
    if (rules === undefined) return [];
    const { context, version } = rules;
    const read = (version.compiled ?? []).flatMap((query) => query.fields);
    return [...fieldsToSend(context.rules), ...read.flatMap((field) => jiraFieldFor(field) ?? [])];
  });
  return [...new Set(fields)];
}

async function findingsOf(
  ports: CheckPorts,
  connection: Connection,
  rules: Rules | undefined,
  issue: JiraIssue | 'not-found',
): Promise<readonly Finding[]> {
  if (issue === 'not-found') return [stoppedBy('visible', 'start:unseen')];
  const now = epochSeconds(ports.clock);
  const found: Finding[] = [inOrder('visible', issue.key), findingOfConnection(connection, now)];
  if (rules === undefined) return [...found, stoppedBy('published', 'start:no-rules')];
  found.push(inOrder('published', String(connection.version)));
  const pair = await findingOfPair(ports.store, connection.id, issue.id);
  if (pair !== 'none') found.push(pair.finding);
  // A pair whose row says that it runs needs no trigger any more.
  if (pair === 'none' || pair.runs) found.push(await findingOfScope(ports, rules, issue));
  if (pair === 'none') {
    found.push(findingOfDirection(rules));
    const origin = await originOf(ports, connection.id, issue.id);
    found.push(await findingOfTriggers(ports, rules.version, issue, (origin?.hops ?? 0) > 0));
  }
  found.push(
    (await ports.budget.left('live')) > 0 ? inOrder('budget') : stoppedBy('budget', 'breaker:points'),
  );
  return pair === 'none' ? [...found, stoppedBy('trigger', 'start:not-yet')] : found;
}

function findingOfConnection(connection: Connection, now: number): Finding {
  const { state, rest, breaker } = connection;
  if (rest !== undefined) return stoppedBy('connection', `rest:${rest.why}`);
  if (state !== 'active') return stoppedBy('connection', `connection:${state}`);
  if (breaker !== undefined && isOpen(connection, now))
    return stoppedBy('connection', `breaker:${breaker.why}`, ...untilOf(breaker.until));
  return inOrder('connection');
}

const untilOf = (until: number | undefined): readonly string[] =>
  until === undefined ? [] : [new Date(until * 1000).toISOString()];

async function findingOfScope(ports: CheckPorts, { context }: Rules, issue: JiraIssue): Promise<Finding> {
  const out = await judgeScope(ports, context, issue);
  if (out === undefined) return inOrder('scope', issue.project.key);
  const { filter } = context.rules;
  const clauses = out === 'filter' && filter ? await whyNotTaken(ports, filter, issue) : [];
  const details = clauses.length === 0 ? [] : [clausesInWords(clauses)];
  return stoppedBy('scope', `scope:${out}`, ...details);
}

function findingOfDirection({ context, version }: Rules): Finding {
  if (!context.rules.sends) return stoppedBy('direction', 'start:sends-nothing');
  return version.scope.methods.out === 'manual'
    ? stoppedBy('direction', 'start:manual')
    : inOrder('direction');
}
