import {
  syncConnect,
  syncEnding,
  syncIssue,
  syncLetRemovalsGo,
  syncResume,
  syncStatus,
  syncUnlink,
} from '../../contract/sync.ts';
import { type Attempt, done } from '../../core/connection/explained.ts';
import type { IssueStanding, ResolverApp } from '../../wiring/resolver.ts';
import type { Caller } from './caller.ts';
import { issueOf, lookingOn, mayEndIssue, mayReadIssue, mayWriteIssue } from './rights.ts';
import { type ServedOperation, serve } from './serve-operation.ts';

export const syncOperations: readonly ServedOperation[] = [
  serve(syncIssue, mayWriteIssue, async (app, request, caller) => {
    const issue = issueOf(caller, request) ?? '';
    return shown(app, caller, await app.syncIssue({ issue, connection: request.connection }));
  }),
  serve(syncConnect, mayWriteIssue, async (app, request, caller) => {
    const { connection, peer } = request;
    return shown(
      app,
      caller,
      await app.connectIssue({ issue: issueOf(caller, request) ?? '', connection, peer }),
    );
  }),
  serve(syncUnlink, mayWriteIssue, async (app, request, caller) => {
    const issue = issueOf(caller, request) ?? '';
    return shown(app, caller, await app.unlinkIssue({ issue, connection: request.connection }));
  }),
  serve(syncLetRemovalsGo, mayWriteIssue, async (app, request, caller) => {
    const issue = issueOf(caller, request) ?? '';
    return shown(app, caller, await app.letRemovalsGo({ issue, connection: request.connection }));
  }),
  serve(syncEnding, mayEndIssue, async (app, request, caller) => {
    const { connection, keep } = request;
    return shown(
      app,
      caller,
      await app.decideEnding({ issue: issueOf(caller, request) ?? '', connection, keep }),
    );
  }),
  serve(syncResume, mayWriteIssue, async (app, request, caller) => {
    const issue = issueOf(caller, request) ?? '';
    return shown(app, caller, await app.resumeFields({ issue, connection: request.connection }));
  }),
  serve(syncStatus, lookingOn(syncStatus, mayReadIssue), async (app, request, caller) =>
    shown(app, caller, await app.issueStanding(issueOf(caller, request) ?? '')),
  ),
];

async function shown(app: ResolverApp, caller: Caller, attempt: Attempt<IssueStanding>) {
  if (!attempt.ok) return attempt;
  const { issue, twins, offers } = attempt.value;
  return done({
    issue: { ...issue, url: `${caller.siteUrl ?? (await app.siteUrl())}/browse/${issue.key}` },
    twins: [...twins],
    offers: [...offers],
  });
}
