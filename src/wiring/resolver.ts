import { jiraAsUser } from '../adapters/jira/jira-as-user.ts';
import { quickJsRunner } from '../adapters/script/quickjs-runner.ts';
import type { Asker } from '../core/connection/asked-connection.ts';
import type { Connection } from '../core/connection/connection-record.ts';
import { summaryOf } from '../core/connection/connection-view.ts';
import { done, type Person } from '../core/connection/explained.ts';
import { type ConnectionsWish, findConnections } from '../core/connection/find-connections.ts';
import type { InvitationWish } from '../core/connection/new-invitation.ts';
import { asSeenHere } from '../core/connection/own-identity.ts';
import type { PeerOffer } from '../core/offer/exposure-record.ts';
import type { Ports } from '../core/ports/ports.ts';
import { withCompiledQueries } from '../core/rules/compile-queries.ts';
import type { Template } from '../core/rules/template-record.ts';
import type { Version } from '../core/rules/version.ts';
import type { Side } from '../core/scripting/api.ts';
import {
  connectByHand,
  endByHand,
  endingByHand,
  type IssueStanding,
  issueStanding,
  letGoByHand,
  resumeByHand,
  syncByHand,
} from '../usecases/by-hand/sync-by-hand.ts';
import { conflictsOf, restoreByHand } from '../usecases/conflict/conflicts-by-hand.ts';
import { conflictPage } from '../usecases/conflict/list-conflicts.ts';
import { deleteConnection } from '../usecases/connection/delete-connection.ts';
import { disconnect, revokeKeys } from '../usecases/connection/end-connection.ts';
import { listAudit } from '../usecases/connection/list-audit.ts';
import { getConnection, listConnections } from '../usecases/connection/list-connections.ts';
import { type Audited, noteAudit } from '../usecases/connection/note-audit.ts';
import { pauseConnection } from '../usecases/connection/pause-connection.ts';
import { type AcceptWish, acceptInvitation } from '../usecases/invitation/accept-invitation.ts';
import { approveConnection } from '../usecases/invitation/approve-connection.ts';
import { askToAccept } from '../usecases/invitation/ask-to-accept.ts';
import { askToInvite, openCode } from '../usecases/invitation/ask-to-invite.ts';
import { confirmConnection } from '../usecases/invitation/confirm-connection.ts';
import { invite } from '../usecases/invitation/invite.ts';
import { loadSettings, saveSettings } from '../usecases/invitation/keep-settings.ts';
import {
  type InvitationSeen,
  type OwnWords,
  readInvitation,
} from '../usecases/invitation/read-invitation.ts';
import { refuseCode, refuseConnection } from '../usecases/invitation/refuse-connection.ts';
import { allowOlder } from '../usecases/peer/allow-older.ts';
import { checkConnection } from '../usecases/peer/check-connection.ts';
import { checkSelf } from '../usecases/peer/check-self.ts';
import { rotateKeys } from '../usecases/peer/rotate-keys.ts';
import { readUserMap, searchPeople, userMapOf } from '../usecases/people/user-map.ts';
import type { TestRunRead } from '../usecases/preview/read-test-run.ts';
import { withRules } from '../usecases/preview/with-rules.ts';
import { askedPairs, decideAskedPairs } from '../usecases/relink/asked-pairs.ts';
import { countTwins } from '../usecases/relink/count-twins.ts';
import { inviteAgain } from '../usecases/relink/invite-again.ts';
import { listPairs } from '../usecases/relink/list-pairs.ts';
import { deleteTrigger } from '../usecases/rules/delete-trigger.ts';
import { type ExportedRules, exportConnection } from '../usecases/rules/export-connection.ts';
import { fieldNames } from '../usecases/rules/field-names.ts';
import { type FileImport, importConnection } from '../usecases/rules/import-connection.ts';
import { discardDraft, loadDraft, rollBack, saveDraft } from '../usecases/rules/keep-draft.ts';
import { listScriptFailures } from '../usecases/rules/list-script-failures.ts';
import { getTable, listTables, type TableUser, tableUsers } from '../usecases/rules/list-tables.ts';
import { listTriggers } from '../usecases/rules/list-triggers.ts';
import {
  compareVersions,
  getVersion,
  type ListedVersion,
  listVersions,
} from '../usecases/rules/list-versions.ts';
import { noteRules } from '../usecases/rules/note-rules.ts';
import { previewTrigger } from '../usecases/rules/preview-trigger.ts';
import { type DraftPublishing, publishDraft, type ToWeigh } from '../usecases/rules/publish-draft.ts';
import {
  type PublishedRules,
  publishRules,
  type RulesWish,
  rulesInForce,
} from '../usecases/rules/publish-rules.ts';
import { deleteTable, saveTable, type TableWish } from '../usecases/rules/save-table.ts';
import { saveTrigger, type TriggerWish } from '../usecases/rules/save-trigger.ts';
import { checkScriptOf, scriptStarterOf, scriptWords } from '../usecases/rules/script-words.ts';
import { type ShownDraft, showDraft } from '../usecases/rules/show-draft.ts';
import { type ProjectSwitch, switchProject } from '../usecases/rules/switch-project.ts';
import { answerTerms, setReview, tellTerms } from '../usecases/rules/tell-terms.ts';
import { translateScript } from '../usecases/rules/translate-script.ts';
import { type ConnectionWish, updateConnection } from '../usecases/rules/update-connection.ts';
import { weighDraft } from '../usecases/rules/weigh-draft.ts';
import { beginBackfill } from '../usecases/run/begin-backfill.ts';
import { type RunAsked, type SeenRun, type Steer, seeRun, steerRun } from '../usecases/run/steer-run.ts';
import type { Drift } from '../usecases/template/apply-template.ts';
import type { FilledTemplate } from '../usecases/template/fill-template.ts';
import { contextOf } from '../usecases/twin/load-context.ts';
import { countRequests } from '../usecases/upkeep/count-requests.ts';
import { type AppPorts, connectionPorts } from './connection-ports.ts';
import { detailFor } from './detail-for.ts';
import { forItems } from './items.ts';
import { type Exposed, withPartner } from './partner.ts';
import { syncPorts } from './sync-ports.ts';
import { forTemplates } from './templates.ts';
import { forTestRuns } from './test-runs.ts';

export type {
  Drift,
  Exposed,
  FilledTemplate,
  InvitationSeen,
  IssueStanding,
  ListedVersion,
  PeerOffer,
  PublishedRules,
  SeenRun,
  ShownDraft,
  TableUser,
  Template,
  TestRunRead,
};

export type ResolverApp = ReturnType<typeof wireResolver>;

/** The use cases that pages ask for, bound to the invocation's adapters. */
export function wireResolver(installContext: string | undefined) {
  const ports = connectionPorts(installContext, 'page');
  const engine = syncPorts(ports);
  const { clock, log } = ports;
  return {
    log,
    memo: ports.memo,
    /** Questions with the caller's own rights. */
    user: jiraAsUser(ports.gate),
    isSetUp: () => ports.installation.tokenSecrets() !== undefined,
    summary: async (connection: Connection) =>
      summaryOf(
        asSeenHere(connection, ports.installation.here()),
        await countTwins(ports, connection.id),
        clock.now(),
      ),
    detail: (connection: Connection) => detailFor(ports, connection),
    connections: async (mayBeShown: (one: Connection) => boolean, wish: ConnectionsWish) =>
      findConnections((await listConnections(ports)).filter(mayBeShown), wish, clock.now()),
    connection: (id: string) => getConnection(ports, id),
    invite: (wish: InvitationWish & { projectId: string }) => invite(ports, wish),
    inviteAgain: (wish: { connection: string; validHours: number }) => inviteAgain(ports, wish),
    readInvitation: (code: string, own: OwnWords) => readInvitation(ports, code, own),
    accept: (wish: AcceptWish, person: Person) => acceptInvitation(ports, wish, person),
    refuseCode: (code: string) => refuseCode(ports, code),
    refuse: (id: string) => refuseConnection(ports, id),
    confirm: (wish: { connection: string; words: readonly string[] }, person: Person) =>
      confirmConnection(ports, wish, person),
    check: (id: string) => checkConnection(ports, id),
    rotateKeys: (id: string) => rotateKeys(ports, id),
    revokeKeys: (id: string) => revokeKeys(ports, id),
    allowOlder: (id: string) => allowOlder(ports, id),
    disconnect: (wish: { connection: string; cleanUp: boolean }) => disconnect(ports, wish),
    pairs: (wish: { connection: string; cursor?: string | undefined }) => listPairs(ports, wish),
    deleteConnection: (id: string) => deleteConnection(ports, id),
    pause: (id: string, held: boolean) => pauseConnection(ports, id, held),
    rules: (id: string) => rulesInForce(ports, id),
    notesOnRules: (version: Version) => noteRules(ports, version),
    publishRules: async (id: string, wish: RulesWish) => {
      const published = await publishRules(ports, id, wish);
      await tellTerms(ports, id);
      return published;
    },
    ...writingScripts(ports),
    ...writingRules(ports),
    ...forProjectAdmins(ports),
    ...forOneIssue(engine),
    ...watching(ports, engine),
    ...forTestRuns(ports),
    ...forTemplates(ports),
    ...withPartner(ports),
    ...forUserMap(ports),
    siteUrl: () => ports.jira.siteUrl(),
    checkSelf: () => checkSelf(ports),
  };
}

/** Who is who. */
function forUserMap(ports: AppPorts) {
  return {
    userMap: (id: string) => userMapOf(ports, id),
    readUserMap: (id: string | undefined, csv: string) => readUserMap(ports, id, csv),
    searchPeople: (id: string, query: string) => searchPeople(ports, id, query),
  };
}

/** Drafts and published versions. */
function writingRules(ports: AppPorts) {
  return {
    fieldNames: () => fieldNames(ports),
    draft: async (id: string) => showDraft(ports, await loadDraft(ports, id)),
    saveDraft: async (wish: Parameters<typeof saveDraft>[1]) =>
      showDraft(ports, await saveDraft(ports, wish)),
    discardDraft: async (id: string) => showDraft(ports, await discardDraft(ports, id)),
    rollBack: async (wish: Parameters<typeof rollBack>[1]) => showDraft(ports, await rollBack(ports, wish)),
    publishDraft: async (wish: DraftPublishing) => {
      const weigh = (what: ToWeigh) => weighed(ports, what);
      const published = await publishDraft({ ...ports, weigh }, wish);
      await tellTerms(ports, wish.connection);
      return published;
    },
    triggers: (id: string) => listTriggers(ports, id),
    saveTrigger: (wish: TriggerWish) => saveTrigger(ports, wish),
    deleteTrigger: (wish: Parameters<typeof deleteTrigger>[1]) => deleteTrigger(ports, wish),
    previewTrigger: (asked: Parameters<typeof previewTrigger>[1]) => previewTrigger(ports, asked),
    switchProject: (wish: ProjectSwitch) => switchProject(ports, wish),
    beginBackfill: (wish: Parameters<typeof beginBackfill>[1]) => beginBackfill(ports, wish),
    updateConnection: async (wish: ConnectionWish) => {
      const updated = await updateConnection(ports, wish);
      await tellTerms(ports, wish.connection);
      return updated;
    },
    seeRun: (asked: RunAsked) => seeRun(ports, asked),
    steerRun: (asked: RunAsked, steer: Steer) => steerRun(ports, asked, steer),
    versions: (wish: Parameters<typeof listVersions>[1]) => listVersions(ports, wish),
    version: (wish: Parameters<typeof getVersion>[1]) => getVersion(ports, wish),
    compareVersions: (wish: Parameters<typeof compareVersions>[1]) => compareVersions(ports, wish),
    tables: () => listTables(ports),
    table: (wish: Parameters<typeof getTable>[1]) => getTable(ports, wish),
    tableUsers: () => tableUsers(ports),
    saveTable: (wish: TableWish) => saveTable(ports, wish),
    deleteTable: (name: string) => deleteTable(ports, name),
    exportConnection: (id: string, which: ExportedRules) => exportConnection(ports, id, which),
    importConnection: async (wish: FileImport) => {
      const imported = await importConnection(ports, wish);
      if (!imported.ok) return imported;
      if (imported.value.is === 'asks') return done(imported.value);
      const { file, draft } = imported.value;
      return done({ is: 'drafted' as const, file, shown: await showDraft(ports, done(draft)) });
    },
  };
}

/** What the rules of a draft would do, by the code that sends: its scripts run on the issues as they are. */
async function weighed(ports: AppPorts, { after, ...what }: ToWeigh) {
  const laid = await withRules(ports, what.connection, withCompiledQueries(after));
  const before = await contextOf(ports, what.connection);
  if (!before) throw new Error(`The rules of ${what.connection.id} that are in force were not found`);
  const { jira } = syncPorts(laid.ports);
  const both = { before: before.rules, after: laid.context.rules };
  return weighDraft({ store: ports.store, jira }, { ...what, ...both });
}

/** What both sides agree to and have done, and pairs that wait for an admin. */
function watching(ports: AppPorts, engine: Ports) {
  return {
    ...forItems(engine),
    answerTerms: (wish: { connection: string; hash: string; yes: boolean }) => answerTerms(ports, wish),
    setReview: (id: string, on: boolean) => setReview(ports, id, on),
    audited: (act: Audited) => noteAudit(ports, act),
    audit: (wish: Parameters<typeof listAudit>[1]) => listAudit(ports, wish),
    conflictPage: (wish: { connection: string; cursor?: string | undefined }) => conflictPage(ports, wish),
    askedPairs: (wish: { connection: string; cursor?: string | undefined }) => askedPairs(engine, wish),
    decideAskedPairs: (wish: { connection: string; issues: readonly string[]; join: boolean }) =>
      decideAskedPairs(engine, wish),
  };
}

/** What an admin asks while writing a script. */
function writingScripts(ports: AppPorts) {
  return {
    scriptWords: (id: string) => scriptWords(ports, id),
    checkScript: (id: string, wish: Parameters<typeof checkScriptOf>[2]) => checkScriptOf(ports, id, wish),
    translateScript: (side: Side, text: string) => translateScript({ scripts: quickJsRunner() }, side, text),
    scriptFailures: (id: string) => listScriptFailures(ports, id),
    scriptStarter: (id: string, side: Side) => scriptStarterOf(ports, id, side),
  };
}

/** What administrators of a project may do, and what a site admin says to it. */
function forProjectAdmins(ports: AppPorts) {
  return {
    settings: () => loadSettings(ports),
    requestsInTurn: () => countRequests(ports),
    saveSettings: (wish: Parameters<typeof saveSettings>[1]) => saveSettings(ports, wish),
    project: (idOrKey: string) => ports.jira.project(idOrKey),
    askToInvite: (wish: Parameters<typeof askToInvite>[1], asker: Asker) => askToInvite(ports, wish, asker),
    askToAccept: (wish: AcceptWish, person: Person, asker: Asker) => askToAccept(ports, wish, person, asker),
    openCode: (wish: { connection: string; validHours: number }) => openCode(ports, wish),
    approve: (id: string) => approveConnection(ports, id),
  };
}

/** What a person asks of one issue. */
function forOneIssue(engine: ReturnType<typeof syncPorts>) {
  return {
    syncIssue: (wish: { issue: string; connection?: string | undefined }) => syncByHand(engine, wish),
    connectIssue: (wish: { issue: string; connection: string; peer: string }) => connectByHand(engine, wish),
    decideEnding: (wish: { issue: string; connection: string; keep: boolean }) => endingByHand(engine, wish),
    resumeFields: (wish: { issue: string; connection: string }) => resumeByHand(engine, wish),
    unlinkIssue: (wish: { issue: string; connection: string }) => endByHand(engine, wish),
    letRemovalsGo: (wish: { issue: string; connection: string }) => letGoByHand(engine, wish),
    conflicts: (wish: { issue: string; connection?: string | undefined }) => conflictsOf(engine, wish),
    restoreConflict: (wish: { issue: string; connection: string; id: string; path: string }) =>
      restoreByHand(engine, wish),
    issueStanding: (issue: string) => issueStanding(engine, issue),
  };
}
