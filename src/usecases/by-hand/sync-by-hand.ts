import * as z from 'zod';
import { type Attempt, done, type Explained, failed } from '../../core/connection/explained.ts';
import type { JiraIssue } from '../../core/ports/jira.ts';
import type { Ports } from '../../core/ports/ports.ts';
import { type ConnectWish, connectIssue } from '../birth/connect-issue.ts';
import { explainOut, faults } from '../birth/explain-connect.ts';
import { type StartOutcome, startSync } from '../birth/start-sync.ts';
import { letRemovalsGo } from '../children/let-removals-go.ts';
import { decideEnding } from '../leaving/decide-ending.ts';
import { unlinkByHand } from '../leaving/unlink-by-hand.ts';
import type { Context } from '../twin/load-context.ts';
import { deskContexts, facetReports, fieldsToShow, heedRequest } from './read-request.ts';
import { resumeFields } from './resume-fields.ts';
import { connectionsOf, type IssueReport, syncStatus } from './sync-status.ts';

export interface IssueStanding extends IssueReport {
  readonly issue: { readonly id: string; readonly key: string };
}

/** Seconds for which an issue counts as lying where it was found: pages ask every second how it stands. */
const PLACE_AGE = 60;

const place = z.object({
  id: z.string(),
  key: z.string(),
  project: z.object({ id: z.string() }),
  fields: z.record(z.string(), z.unknown()),
});

const ISSUE_ID = /^\d+$/;

/** How an issue stands under every connection, for a person. No Jira call where it was found a moment ago. */
export async function issueStanding(ports: Ports, idOrKey: string): Promise<Attempt<IssueStanding>> {
  const joined = ISSUE_ID.test(idOrKey) ? await connectionsOf(ports, idOrKey) : undefined;
  // An issue that is named by its key is shown without what is of its desk.
  const contexts = await deskContexts(ports, joined ?? []);
  const name = `place:${idOrKey}`;
  const known = place.safeParse(ports.memo.recall(name, PLACE_AGE));
  const issue = known.success ? known.data : await lookAt(ports, contexts, idOrKey);
  if (issue === 'not-found') return failed(notFound(idOrKey));
  if (!known.success) ports.memo.keep(name, place.parse(issue));
  const standing = await report(ports, issue, joined);
  const desks = await facetReports(ports, contexts, issue);
  return done({
    ...standing,
    twins: standing.twins.map((twin) => {
      const desk = desks[twin.connection];
      return desk ? { ...twin, desk } : twin;
    }),
  });
}

/** The issue with what of a service desk is shown of it; what has changed silently leaves now. */
async function lookAt(
  ports: Ports,
  contexts: readonly Context[],
  idOrKey: string,
): Promise<JiraIssue | 'not-found'> {
  const issue = await ports.jira.readIssue(idOrKey, { fields: fieldsToShow(contexts) });
  if (issue === 'not-found') return issue;
  await heedRequest(ports, contexts, issue);
  const shown = contexts.flatMap(({ rules }) => (rules.facets ?? []).map(({ field }) => field));
  const fields = Object.entries(issue.fields).filter(([field]) => shown.includes(field));
  return { ...issue, fields: Object.fromEntries(fields) };
}

/**
 * A person wants this issue under sync, or synced again. Without a connection named, all that it is under are
 * rung; where it is under none, the only one that could take it is meant.
 */
export async function syncByHand(
  ports: Ports,
  wish: { readonly issue: string; readonly connection?: string | undefined },
): Promise<Attempt<IssueStanding>> {
  const issue = await readIssue(ports, wish.issue);
  if (issue === 'not-found') return failed(notFound(wish.issue));
  const before = await report(ports, issue);

  const chosen = choose(before, wish.connection);

  if (!chosen.ok) return chosen;
  for (const connection of chosen.value) {
    const outcome = await startSync(ports, { connection, issue: issue.id, by: 'hand', chain: 0 });
    const fault = explain(outcome, issue.key);
    if (fault) return failed(fault);
  }
  return done(await report(ports, issue));
}

/** A person joins this issue with one that the partner has already. */
export async function connectByHand(ports: Ports, wish: ConnectWish): Promise<Attempt<IssueStanding>> {
  const issue = await readIssue(ports, wish.issue);
  if (issue === 'not-found') return failed(notFound(wish.issue));
  const connected = await connectIssue(ports, { ...wish, issue: issue.id });
  return connected.ok ? done(await report(ports, issue)) : connected;
}

/** A person ends the pair of this issue under one connection. */
export async function endByHand(
  ports: Ports,
  wish: { readonly issue: string; readonly connection: string },
): Promise<Attempt<IssueStanding>> {
  const issue = await readIssue(ports, wish.issue);
  if (issue === 'not-found') return failed(notFound(wish.issue));
  const ended = await unlinkByHand(ports, { connection: wish.connection, issue: issue.id });
  return ended.ok ? done(await report(ports, issue)) : ended;
}

/** A person agrees to removals that wait. */
export async function letGoByHand(
  ports: Ports,
  wish: { readonly issue: string; readonly connection: string },
): Promise<Attempt<IssueStanding>> {
  const issue = await readIssue(ports, wish.issue);
  if (issue === 'not-found') return failed(notFound(wish.issue));
  const gone = await letRemovalsGo(ports, { connection: wish.connection, issue: issue.id });
  return gone.ok ? done(await report(ports, issue)) : gone;
}

/** A person keeps an issue that would be deleted with the partner's, or has it deleted. */
export async function endingByHand(
  ports: Ports,
  wish: { readonly issue: string; readonly connection: string; readonly keep: boolean },
): Promise<Attempt<IssueStanding>> {
  const issue = await readIssue(ports, wish.issue);
  if (issue === 'not-found') return failed(notFound(wish.issue));
  const decided = await decideEnding(ports, { ...wish, issue: issue.id });
  return decided.ok ? done(await report(ports, issue)) : decided;
}

/** A person lets fields go on that the loop breaker has paused. */
export async function resumeByHand(
  ports: Ports,
  wish: { readonly issue: string; readonly connection: string },
): Promise<Attempt<IssueStanding>> {
  const issue = await readIssue(ports, wish.issue);
  if (issue === 'not-found') return failed(notFound(wish.issue));
  const gone = await resumeFields(ports, { connection: wish.connection, issue: issue.id });
  return gone.ok ? done(await report(ports, issue)) : gone;
}

const readIssue = (ports: Ports, idOrKey: string): Promise<JiraIssue | 'not-found'> =>
  ports.jira.readIssue(idOrKey, { fields: [] });

async function report(
  ports: Ports,
  issue: z.infer<typeof place>,
  known?: readonly string[],
): Promise<IssueStanding> {
  const joined = known ?? (await connectionsOf(ports, issue.id));
  const standing = await syncStatus(ports, { id: issue.id, projectId: issue.project.id }, joined);
  return { ...standing, issue: { id: issue.id, key: issue.key } };
}

function choose(standing: IssueStanding, connection: string | undefined): Attempt<readonly string[]> {
  if (connection !== undefined) return done([connection]);
  if (standing.twins.length > 0) return done(standing.twins.map((twin) => twin.connection));
  const [first, ...others] = standing.offers;
  if (first && others.length === 0) return done([first.connection]);
  return failed(first ? choiceNeeded(standing.issue.key) : noConnection(standing.issue.key));
}

function explain(outcome: StartOutcome, key: string): Explained | undefined {
  switch (outcome.is) {
    case 'started':
    case 'runs-already':
    case 'busy':
      return undefined;
    case 'not-found':
      return notFound(key);
    case 'not-active':
      return {
        code: 'not-running',
        message: 'The connection is not active.',
        next: 'Confirm the six words, or resume it, and try again.',
      };
    case 'sends-nothing':
      return faults.sendsNothing;
    case 'out-of-scope':
      return explainOut(outcome.why, key);
    case 'no-trigger':
    case 'ended':
      return explainOut('project', key);
  }
}

const { notFound } = faults;

const choiceNeeded = (key: string): Explained => ({
  code: 'connection-needed',
  field: 'connection',
  message: `Several connections could take ${key}.`,
  next: 'Choose the one that you mean.',
});

const noConnection = (key: string): Explained => ({
  code: 'no-connection',
  message: `No active connection takes work items of the space of ${key}.`,
  next: 'Connect this space with a partner first.',
});
