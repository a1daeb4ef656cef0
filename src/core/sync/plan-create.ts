import * as z from 'zod';
import type { JiraProject } from '../ports/jira.ts';
import type { PartialCode, UpdateItem } from '../protocol/kinds/sync.ts';
import { createOf, isNamedBy, overlaid, type Runnable } from '../rules/command.ts';
import type { CompiledRules } from '../rules/compile-version.ts';
import { peerValuesAtCreate } from '../rules/peer-values.ts';
import type { Addresses } from '../rules/people.ts';
import { runIncoming } from '../rules/run-incoming.ts';
import { runOutgoing } from '../rules/run-outgoing.ts';
import { explainRefusal, fieldInWords } from '../workflow/explain-obstacle.ts';
import { statusName } from '../workflow/plan-path.ts';
import type { Reason } from '../workflow/writing.ts';
import { createEssentials } from './create-essentials.ts';
import { explainPartial } from './explain-partial.ts';
import { peerSeen } from './peer-seen.ts';
import { type Claim, codesOf } from './records/claim.ts';
import { movedShadow, type ShadowPath } from './shadow.ts';
import { statusShown, waitingForStatus } from './status-of-new.ts';
import { typeShown, writtenByRules } from './type-of-new.ts';

/** What an issue is made from. */
export interface CreateSource {
  readonly rules: CompiledRules;
  readonly key: string;
  readonly item: UpdateItem;
  readonly digest: string;
  readonly project: JiraProject;
  /** Name of the issue type that the routing gives, in place of one that matters at a create alone. */
  readonly type?: string;
  /** Name of the status that new issues are known to begin in. */
  readonly firstStatus?: string;
  /**
   * A script has made the item's values: these paths the peer's item did not carry. What the script wants done beside
   * them waits until the issue is there.
   */
  readonly unsaid?: readonly string[];
}

export interface CreatePlan {
  /** Jira field id -> value. */
  readonly fields: Readonly<Record<string, unknown>>;
  /** What the fields come from, by path. */
  readonly commands: Readonly<Record<string, Runnable>>;
  /** Paths that no create screen shows: they are written once the issue is there. */
  readonly later: readonly string[];
  /** What takes the place of a field that Jira refuses and wants. */
  readonly essentials: Readonly<Record<string, unknown>>;
  readonly claim: Omit<Claim, 'token' | 'at'>;
  /** Why paths were set aside, for people of this side. */
  readonly reasons: Readonly<Record<string, Reason>>;
}

/** What an issue made for a peer's item holds, and the shadow it will have: all that the claim must remember. */
export function planCreate(source: CreateSource, addresses: Addresses): CreatePlan {
  const { rules, key, item, project } = source;
  const underParent = Object.values(item.fields).some((one) => one.kind === 'issue' && one.value !== null);
  const unknown = { moment: 'create', project, fields: {}, addresses, underParent } as const;
  const least = createEssentials(item, project, source.type);
  const ofType = { field: 'issuetype', routed: source.type !== undefined };
  const type = writtenByRules(rules, key, item.fields, unknown, ofType) ?? least['issuetype'];
  const typed = { ...unknown, fields: typeShown(project, type) };
  const status = writtenByRules(rules, key, item.fields, typed, { field: 'status' });
  const shown = statusShown(status, source.firstStatus);
  const place = { ...typed, fields: { ...typed.fields, ...shown } };
  const partial: Record<string, PartialCode> = {};
  const commands: Record<string, Runnable> = {};
  for (const [path, command] of Object.entries(runIncoming(rules, key, item.fields, place))) {
    if (source.type !== undefined && givesType(rules, path)) continue;
    if (command.ok) commands[path] = command;
    else partial[path] = command.code;
  }
  const essentials = {
    ...peerValuesAtCreate(rules, key, peerSeen(item), place),
    ...least,
  };
  return planOf(source, commands, partial, essentials, []);
}

function givesType(rules: CompiledRules, path: string): boolean {
  return rules.incoming.some(
    (rule) => rule.path === path && rule.field === 'issuetype' && rule.on === 'create',
  );
}

/** The plan after Jira has refused these fields, with what is to be written in their place. */
export function replanned(
  source: CreateSource,
  plan: CreatePlan,
  refused: readonly string[],
  mended: {
    readonly write: Readonly<Record<string, Runnable>>;
    readonly aside: Readonly<Record<string, PartialCode>>;
    readonly later: readonly string[];
    /** Values of the version for fields that Jira demands and nothing else fills. */
    readonly fillers: Readonly<Record<string, unknown>>;
    /** Jira field id -> what Jira says of the value. */
    readonly says?: Readonly<Record<string, string>>;
  },
): CreatePlan {
  const refusals = Object.entries(mended.aside).flatMap(([path, code]) => {
    const command = plan.commands[path];
    const says = command && mended.says?.[command.field];
    if (code !== 'refused' || says === undefined) return [];
    return [[path, explainRefusal(fieldInWords(path, command?.field), command?.raw, says)] as const];
  });
  const left = Object.entries(plan.commands).filter(
    ([path, command]) => mended.later.includes(path) || !isNamedBy(command, refused),
  );
  // An essential that was itself refused cannot take the place of anything.
  const essentials = Object.entries(plan.essentials).filter(
    ([field, value]) => !(refused.includes(field) && plan.fields[field] === value),
  );
  const next = planOf(
    source,
    { ...Object.fromEntries(left), ...mended.write },
    { ...codesOf(plan.claim), ...mended.aside },
    { ...Object.fromEntries(essentials), ...mended.fillers },
    [...plan.later, ...mended.later],
  );
  return { ...next, reasons: { ...next.reasons, ...plan.reasons, ...Object.fromEntries(refusals) } };
}

function planOf(
  { rules, key, item, digest, project, firstStatus, unsaid }: CreateSource,
  commands: Readonly<Record<string, Runnable>>,
  partial: Readonly<Record<string, PartialCode>>,
  essentials: Readonly<Record<string, unknown>>,
  later: readonly string[],
): CreatePlan {
  const status = Object.values(commands).find(({ field }) => field === 'status');
  const unwritten = [
    ...Object.keys(commands).filter(
      (path) => later.includes(path) || !isWritten(commands[path], firstStatus),
    ),
    ...waitingForStatus(rules, item, statusShown(status?.raw, firstStatus)),
  ];
  const written = Object.entries(commands).filter(([path]) => !unwritten.includes(path));
  const onCreate = new Set(rules.incoming.filter((rule) => rule.on === 'create').map((rule) => rule.path));
  const known = written.filter(([path]) => !onCreate.has(path));
  const fields = { ...essentials, ...createOf(onCreateScreen(commands, later)) };
  const after = {
    ...overlaid(
      {},
      written.map(([, command]) => command),
    ),
    ...typeShown(project, fields['issuetype']),
  };
  const outgoing = runOutgoing(
    rules,
    key,
    after,
    'always',
    known.map(([path]) => path),
  );
  const moves = known.map(([path, { local }]): [string, ShadowPath] => [
    path,
    { sent: unsaid?.includes(path) ? undefined : outgoing[path]?.out, known: local, applied: local },
  ]);
  return {
    fields,
    commands,
    later,
    essentials,
    reasons: explainPartial(rules, item.fields, partial),
    claim: {
      v: 1,
      seq: item.seq,
      gen: item.gen,
      digest,
      project: project.id,
      peer: { id: item.issue.id, key: item.issue.key },
      shadow: movedShadow({}, Object.fromEntries(moves)),
      ...(Object.keys(partial).length > 0 ? { partial } : {}),
      ...(unwritten.length > 0 || unsaid ? { unwritten } : {}),
      ...(item.origin === undefined ? {} : { origin: item.origin, hops: (item.hops ?? 0) + 1 }),
    },
  };
}

/** An issue is made in the first status of its workflow, whatever it is told: another one is walked to afterwards. */
function isWritten(command: Runnable | undefined, firstStatus: string | undefined): boolean {
  if (command?.field !== 'status') return true;
  const named = z.object({ name: z.string() }).safeParse(command.raw);
  return (
    firstStatus !== undefined && named.success && statusName(named.data.name) === statusName(firstStatus)
  );
}

/** Jira gives these no value by itself; few create screens show them, and a refusal would cost another POST. */
const BORN_EMPTY: ReadonlySet<string> = new Set([
  'resolution',
  'parent',
  'timeoriginalestimate',
  'timeestimate',
]);

function onCreateScreen(
  commands: Readonly<Record<string, Runnable>>,
  later: readonly string[],
): Readonly<Record<string, Runnable>> {
  const shown = Object.entries(commands).filter(
    ([path, { field, raw }]) =>
      field !== 'status' && !later.includes(path) && !(BORN_EMPTY.has(field) && (raw === null || raw === 0)),
  );
  return Object.fromEntries(shown);
}
