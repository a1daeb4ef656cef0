import * as z from 'zod';
import type { JiraIssue } from '../../core/ports/jira.ts';
import type { ReadingPorts } from '../../core/ports/reading-ports.ts';
import type { UpdateItem } from '../../core/protocol/kinds/sync.ts';
import { canonicalJson } from '../../core/replica/canonical-json.ts';
import { fingerprint } from '../../core/replica/fingerprint.ts';
import type { ReplicaFields } from '../../core/replica/replica.ts';
import { type MadeAs, madeKey } from '../../core/rules/made-as.ts';
import { asPeerMayKnow } from '../../core/rules/people.ts';
import { hiddenFields, withoutHiddenFields } from '../../core/rules/redacted-version.ts';
import { scriptTables } from '../../core/rules/used-tables.ts';
import type { Version } from '../../core/rules/version.ts';
import { issueAsScript, replicaAsScript } from '../../core/scripting/as-script.ts';
import type { ScriptFailure, ScriptResult } from '../../core/scripting/read-outcome.ts';
import { systemFields } from '../../core/scripting/script-fields.ts';
import type { ScriptInput, ScriptIssue } from '../../core/scripting/script-input.ts';
import { type WrittenValues, writtenValues } from '../../core/scripting/written-values.ts';
import { childrenSeen } from '../../core/sync/children/scripted-children.ts';
import { issueUrl } from '../../core/sync/local-issue.ts';
import { type Previous, previousAfter } from '../../core/sync/records/previous.ts';
import type { Twin } from '../../core/sync/records/twin.ts';
import { type ScriptedChange, scriptedChange, withoutTaken } from '../../core/sync/scripted-item.ts';
import { answerLookups, type LookupPlace } from '../rules/answer-lookups.ts';
import { runScript, type ScriptRan } from '../rules/run-script.ts';
import { loadVersion } from '../twin/load-connection.ts';
import type { Context } from '../twin/load-context.ts';

/** What an incoming script makes of an item. */
export interface Taken {
  readonly is: 'taken';
  /** What the script writes, as if it had come; issues are those of this site. */
  readonly own: ScriptedChange;
  /** With what the run has learned: the accounts behind references of this site. */
  readonly context: Context;
  /** What it wants done that is no write of a field. */
  readonly effects: ScriptResult['effects'];
  readonly children: ScriptResult['children'];
  /** Key of the space that it chose. */
  readonly project?: string;
  /** What the item said, and what the peer has once it is applied. */
  readonly came: ReplicaFields;
  readonly previous: Previous;
}

export type Taking =
  | { readonly is: 'no-script' }
  | { readonly is: 'needs-full' }
  | { readonly is: 'failed'; readonly failure: ScriptFailure }
  | Taken;

/** The item as the engine is to decide it: what the mappings take of it, and what the script writes. */
export function itemTaken({ own, context }: Taken, item: UpdateItem): UpdateItem {
  const rest = withoutTaken(context.rules, item);
  return {
    ...rest,
    changed: [...rest.changed, ...own.changed],
    fields: { ...rest.fields, ...own.fields },
  };
}

interface ToTake {
  readonly item: UpdateItem;
  /** Absent where the issue is yet to be made. */
  readonly issue?: JiraIssue;
  readonly twin?: Twin;
  readonly previous?: Previous | undefined;
}

/**
 * Runs the incoming script on the whole replica, and once more on the one of before: what it gives for both is no
 * change. The second run has the first one's answers, time and chance.
 */
export async function takeByScript(ports: ReadingPorts, context: Context, to: ToTake): Promise<Taking> {
  const { item, previous } = to;
  const version = context.rules.taking && (await versionOf(ports, context));
  if (version?.scripts.incoming === undefined) return { is: 'no-script' };
  if (item.full !== true && !previous) return { is: 'needs-full' };
  const whole = previousAfter(item.full === true ? undefined : previous, item.issue, item.fields);
  const accounts = accountsIn(context, to.issue?.fields ?? {});
  const now = ports.clock.now();
  const script = { text: version.scripts.incoming, context, version, to, accounts, now };
  const ran = await run(ports, script, whole, previous ?? null, {});
  const judged = judge(context, to, ran);
  if (!judged.ok) return { is: 'failed', failure: judged.failure };
  const before = previous && (await run(ports, script, previous, previous, ran.answers));
  const was = before && judge(context, to, before);
  const wanted = newEffects(judged.effects, was?.ok === true ? was.effects : []);
  // A transition that could not be made is wanted until it is.
  const moves = to.twin?.aside?.['status'] === undefined ? wanted : judged.effects;
  const values = { ...judged.values, ...(await statusAlong(ports, to.issue, moves)) };
  return {
    is: 'taken',
    own: scriptedChange(item, to.twin, values, was?.ok === true ? was.values : undefined),
    context: withMadeAs(withAccounts(context, accounts), judged.effects),
    effects: wanted,
    children: judged.children,
    ...(judged.project === undefined ? {} : { project: judged.project }),
    came: item.fields,
    previous: whole,
  };
}

const versionOf = (ports: ReadingPorts, { connection }: Context): Promise<Version | undefined> =>
  loadVersion(ports, connection, connection.version);

interface Script {
  readonly text: string;
  readonly context: Context;
  readonly version: Version;
  readonly to: ToTake;
  readonly accounts: Map<string, string>;
  /** Epoch milliseconds: of both runs, so that a script that reads the clock does not differ by it. */
  readonly now: number;
}

function run(
  ports: ReadingPorts,
  { text, context, version, to, accounts, now }: Script,
  replica: Previous,
  previous: Previous | null,
  answers: Readonly<Record<string, unknown>>,
): Promise<ScriptRan> {
  const { connection } = context;
  const { item, issue, twin } = to;
  // What came with this item had not come before it: else nothing that a script does about a comment would be new.
  const brings = replica === previous ? { comments: [], attachments: [] } : item;
  const input: Omit<ScriptInput, 'answers'> = {
    issue: issueSeen(context, version, issue),
    replica: { ...replicaAsScript(replica.issue, replica.fields), ...childrenSeen(brings) },
    previous: previous && replicaAsScript(previous.issue, previous.fields),
    firstSync: replica !== previous && isFirst(twin),
    connection: {
      name: connection.name,
      local: connection.local.name,
      peer: connection.peer.name,
      url: connection.local.siteUrl,
      peerUrl: connection.peer.siteUrl ?? '',
      remoteKey: item.issue.key,
      remoteUrl: item.issue.url,
    },
    entityType: 'issue',
    sprint: null,
    tables: scriptTables(version, connection.fingerprintKey),
  };
  const seed = Number(item.issue.id.slice(-3));
  const job = { side: 'incoming', script: text, input, now, seed } as const;
  const place: LookupPlace = {
    connection: connection.id,
    key: context.key,
    projects: context.rules.projects,
    custom: version.scripts.fields ?? [],
    hidden: hiddenFields(version),
    issue,
    accounts,
  };
  return runScript(ports, job, (asked) => answerLookups(ports, place, asked), answers);
}

/** Made here by this very item, or joined with it. */
const isFirst = (twin: Twin | undefined): boolean =>
  twin === undefined || (twin.appliedSeq === 0 && twin.ackedSeq === 0);

/** The issue as scripts see it; one that is yet to be made has every field, and nothing in it. */
function issueSeen({ connection, rules, key }: Context, version: Version, issue?: JiraIssue): ScriptIssue {
  const self = issue
    ? { ...issue, url: issueUrl(connection.local.siteUrl, issue.key) }
    : { id: '', key: '', url: '', created: null, updated: null };
  const place = { asPeerMayKnow: asPeerMayKnow(rules.userMap, key) };
  const fields = withoutHiddenFields(version, issue?.fields ?? UNBORN);
  return issueAsScript(self, fields, version.scripts.fields ?? [], place);
}

const UNBORN: Readonly<Record<string, unknown>> = Object.fromEntries(
  systemFields.map(({ field, kind }) => [
    field,
    kind === 'labels' ? [] : kind === 'status' || kind === 'issueType' ? { name: '' } : null,
  ]),
);

type Judged =
  | ({ readonly ok: true } & Pick<ScriptResult, 'effects' | 'children'> & WrittenValues)
  | { readonly ok: false; readonly failure: ScriptFailure };

function judge({ rules }: Context, { issue }: ToTake, { outcome, answers }: ScriptRan): Judged {
  if (outcome.is === 'failure') return { ok: false, failure: outcome.failure };
  const ours = issuesIn([issue?.fields, answers]);
  const written = writtenValues(rules, outcome.result, (id) => ours.has(id));
  const { effects, children } = outcome.result;
  const sync = effects.find((one) => one.do === 'add-comment' && one.sync);
  if (sync) return { ok: false, failure: { ...CANNOT_CROSS, ...(sync.at ? { at: sync.at } : {}) } };
  return written.ok ? { ...written, effects, children } : written;
}

const CANNOT_CROSS = {
  kind: 'result',
  message: 'A comment that a script adds cannot cross in this release. Leave the second argument out.',
} as const;

const reference = z.looseObject({ id: z.string(), key: z.string() });

/** Ids of issues that this site has named to the script. */
function issuesIn(places: readonly unknown[]): ReadonlySet<string> {
  const found = new Set<string>();
  for (const place of places)
    for (const value of Object.values(
      z
        .record(z.string(), z.unknown())
        .catch({})
        .parse(place ?? {}),
    )) {
      const parsed = reference.safeParse(value);
      if (parsed.success) found.add(parsed.data.id);
    }
  return found;
}

const account = z.looseObject({ accountId: z.string() });

/** Accounts that the issue names, by the reference under which the script sees them. */
function accountsIn({ key }: Context, fields: Readonly<Record<string, unknown>>): Map<string, string> {
  const people = Object.values(fields).flatMap((value) => {
    const parsed = z.array(account).safeParse(Array.isArray(value) ? value : [value]);
    return parsed.success ? parsed.data : [];
  });
  return new Map(people.map(({ accountId }) => [fingerprint(key, accountId), accountId]));
}

function withAccounts(context: Context, accounts: ReadonlyMap<string, string>): Context {
  const { userMap } = context.rules;
  const own = [...accounts].map(([there, here]) => ({ here, there }));
  return { ...context, rules: { ...context.rules, userMap: { ...userMap, map: [...own, ...userMap.map] } } };
}

/** What the script says of versions and components, for whoever makes those that are missing. */
function withMadeAs(context: Context, effects: ScriptResult['effects']): Context {
  const madeAs = new Map<string, MadeAs>();
  for (const one of effects) {
    if (one.do === 'create-version') madeAs.set(madeKey('version', one.name), described(one));
    if (one.do !== 'create-component') continue;
    const lead = context.rules.userMap.map.find(({ there }) => there === one.lead)?.here;
    madeAs.set(madeKey('component', one.name), {
      ...described(one),
      ...(lead === undefined ? {} : { lead }),
    });
  }
  return madeAs.size === 0 ? context : { ...context, rules: { ...context.rules, madeAs } };
}

const described = ({ description }: { readonly description?: string }): MadeAs =>
  description === undefined ? {} : { description };

/** Where the named transition leads from the status that the issue has; nothing where it is not offered. */
async function statusAlong(
  ports: ReadingPorts,
  issue: JiraIssue | undefined,
  effects: ScriptResult['effects'],
): Promise<ReplicaFields> {
  const wanted = effects.find((one) => one.do === 'transition');
  if (wanted?.do !== 'transition' || !issue) return {};
  const ways = await ports.jira.transitions(issue.id);
  const named = ways === 'not-found' ? [] : ways;
  const way = named.find(({ id, name }) => id === wanted.transition || sameName(name, wanted.transition));
  if (!way) return {};
  return { status: { kind: 'status', value: { name: way.to.name, category: way.to.category } } };
}

const sameName = (one: string, other: string): boolean =>
  one.trim().toLowerCase() === other.trim().toLowerCase();

/** What the run asks for that it would not have asked for before. */
function newEffects(
  after: ScriptResult['effects'],
  before: ScriptResult['effects'],
): ScriptResult['effects'] {
  const said = before.map(printOf);
  return after.filter((one) => {
    const at = said.indexOf(printOf(one));
    if (at >= 0) said.splice(at, 1);
    return at < 0;
  });
}

function printOf({ at: _at, ...effect }: ScriptResult['effects'][number]): string {
  return canonicalJson(effect);
}
