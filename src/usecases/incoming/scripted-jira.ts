import { allOf } from '../../core/all-of.ts';
import type { Jira, JiraIssue } from '../../core/ports/jira.ts';
import type { Memo } from '../../core/ports/memo.ts';
import type { ReadingStore } from '../../core/ports/reading-ports.ts';
import type { ScriptRunner } from '../../core/ports/script-runner.ts';
import type { ReplicaValue } from '../../core/replica/replica-value.ts';
import { asPeerMayKnow } from '../../core/rules/people.ts';
import { hiddenFields, withoutHiddenFields } from '../../core/rules/redacted-version.ts';
import { type Scripted, scriptOfField } from '../../core/rules/scripted-values.ts';
import { scriptTables } from '../../core/rules/used-tables.ts';
import type { Version } from '../../core/rules/version.ts';
import { asReplica } from '../../core/scripting/as-replica.ts';
import { issueAsScript } from '../../core/scripting/as-script.ts';
import type { ScriptResult } from '../../core/scripting/read-outcome.ts';
import { singleWrites } from '../../core/scripting/single-writes.ts';
import { unforeseenRead } from '../../core/scripting/unforeseen-read.ts';
import { issueUrl } from '../../core/sync/local-issue.ts';
import { answerLookups, type LookupPlace, type LookupPorts } from '../rules/answer-lookups.ts';
import { runScript } from '../rules/run-script.ts';
import { loadConnection, loadVersion } from '../twin/load-connection.ts';

/** What an outgoing script is run with. */
export interface ScriptedPorts {
  readonly store: ReadingStore;
  readonly memo: Memo;
  readonly jira: LookupPorts['jira'];
  readonly scripts: ScriptRunner;
}

/**
 * Jira, with what outgoing scripts make of an issue beside its fields: whoever reads a field by `scriptField` finds it
 * there, as `scripted` says. A read that asks for none costs nothing more.
 */
export function scriptedJira(ports: ScriptedPorts & { readonly jira: Jira }): Jira {
  const { jira } = ports;
  const add = (issue: JiraIssue, wanted: readonly string[]) => withScripted(ports, issue, wanted);
  return {
    ...jira,
    async readIssue(id, want) {
      const read = await jira.readIssue(id, { ...want, fields: fieldsOfJira(want.fields) });
      return read === 'not-found' ? read : add(read, want.fields);
    },
    async readIssues(ids, want) {
      const read = await jira.readIssues(ids, { ...want, fields: fieldsOfJira(want.fields) });
      return allOf(read.map((issue) => add(issue, want.fields)));
    },
    async searchIssues(jql, want) {
      const found = await jira.searchIssues(jql, { ...want, fields: fieldsOfJira(want.fields) });
      return allOf(found.map((issue) => add(issue, want.fields)));
    },
    async searchPage(jql, want) {
      const page = await jira.searchPage(jql, { ...want, fields: fieldsOfJira(want.fields) });
      return { ...page, issues: await allOf(page.issues.map((issue) => add(issue, want.fields))) };
    },
  };
}

const fieldsOfJira = (fields: readonly string[]): readonly string[] =>
  fields.filter((field) => scriptOfField(field) === undefined);

/** The issue with what the scripts behind the wanted fields make of it. */
export async function withScripted(
  ports: ScriptedPorts,
  issue: JiraIssue,
  wanted: readonly string[],
): Promise<JiraIssue> {
  let { fields } = issue;
  for (const field of wanted) {
    const source = scriptOfField(field);
    if (!source) continue;
    const made = await scriptedBy(ports, issue, source);
    if (made) fields = { ...fields, [field]: made };
  }
  return { ...issue, fields };
}

/** What the outgoing script of one version makes of an issue; undefined where there is no such script. */
async function scriptedBy(
  ports: ScriptedPorts,
  issue: JiraIssue,
  source: { readonly connection: string; readonly version: number },
): Promise<Scripted | undefined> {
  const connection = await loadConnection(ports, source.connection);
  const version = connection && (await loadVersion(ports, connection, source.version));
  if (!connection || version?.scripts.outgoing === undefined) return undefined;
  const { scripts, userMap } = version;
  const people = { asPeerMayKnow: asPeerMayKnow(userMap, connection.fingerprintKey) };
  const place: LookupPlace = {
    connection: connection.id,
    key: connection.fingerprintKey,
    projects: version.scope.projects.map(({ id }) => id),
    custom: scripts.fields ?? [],
    hidden: hiddenFields(version),
    issue,
    accounts: new Map(),
  };
  const self = { ...issue, url: issueUrl(connection.local.siteUrl, issue.key) };
  const { outcome } = await runScript(
    ports,
    {
      side: 'outgoing',
      script: version.scripts.outgoing,
      input: {
        issue: issueAsScript(self, fieldsShown(version, issue), scripts.fields ?? [], people),
        replica: {},
        previous: null,
        firstSync: false,
        connection: {
          name: connection.name,
          local: connection.local.name,
          peer: connection.peer.name,
          url: connection.local.siteUrl,
          peerUrl: connection.peer.siteUrl ?? '',
        },
        entityType: 'issue',
        sprint: null,
        tables: scriptTables(version, connection.fingerprintKey),
      },
      // The same issue is to come to the same values however often it is looked at.
      now: issue.updated,
      seed: Number(issue.id.slice(-3)),
    },
    (asked) => answerLookups(ports, place, asked),
  );
  if (outcome.is === 'failure') {
    const { message, at } = outcome.failure;
    return { failed: { message, ...at } };
  }
  const unforeseen = unforeseenRead(scripts, outcome.result);
  return unforeseen === undefined ? valuesOf(outcome.result) : { failed: { message: unforeseen } };
}

/**
 * What publishing has seen the script read and nothing else: an edit of anything else is skipped, and what is never
 * shown cannot change what the script comes to.
 */
function fieldsShown(version: Version, { fields }: JiraIssue): JiraIssue['fields'] {
  const { reads } = version.scripts;
  const shown = withoutHiddenFields(version, fields);
  return reads === undefined
    ? shown
    : Object.fromEntries(Object.entries(shown).filter(([field]) => reads.includes(field)));
}

function valuesOf({ writes }: ScriptResult): Scripted {
  const values: Record<string, ReplicaValue> = {};
  for (const [write, { value: given, at }] of writes) {
    for (const [name, value] of singleWrites(write, given)) {
      const made = asReplica(name, value);
      if (!made.ok) return { failed: { message: made.why, ...at } };
      values[made.path] = made.value;
    }
  }
  return { values };
}
