import { fieldKinds } from '../fields/fields.ts';
import type { LocalKind } from '../fields/local-kind.ts';
import { nameForm } from '../fields/option-kind.ts';
import { atDesk } from '../service/at-desk.ts';
import { type Appearance, appearanceOf } from '../service/comment-appearance.ts';
import { isSilent } from '../service/facet-fields.ts';
import { facetLines } from '../service/facet-lines.ts';
import type { ProjectRests } from '../sync/project-change.ts';
import { childFields } from './child-fields.ts';
import type { CompiledQuery } from './compiled-query.ts';
import type { MadeAsked } from './made-as.ts';
import { isPeerSource, type Mapping } from './mapping.ts';
import { mayWait } from './may-wait.ts';
import { isHidden, withoutHiddenChildren } from './redacted-version.ts';
import { type Redaction, redactionOf } from './redaction.ts';
import type { RouteLine } from './routing-lines.ts';
import { routesOf } from './routing-table.ts';
import { asSwitched, switches } from './switched-version.ts';
import { valuesOf } from './used-tables.ts';
import type { Version } from './version.ts';
import { wholeUserMap } from './whole-user-map.ts';

/** One direction of one mapping. */
export interface Rule {
  readonly path: string;
  readonly field: string;
  readonly kind: LocalKind;
  readonly on: 'create' | 'always';
  readonly when?: Mapping['when'];
  /** Name, whatever its case -> the name on the side that it goes to. Absent: names go as they are. */
  readonly words?: ReadonlyMap<string, string>;
  readonly noMatch: Mapping['noMatch'];
  readonly default?: string;
  readonly constant?: string;
  /** Sets alone: member by member, as a whole, or only ever adding. */
  readonly set?: 'members' | 'whole' | 'union';
  /** Texts alone: where both sides have edited one, it comes to hold both edits. */
  readonly mergeText?: true;
}

/** What the engine runs: plain data, made once per version. */
export interface CompiledRules {
  readonly outgoing: readonly Rule[];
  readonly incoming: readonly Rule[];
  /** What of the peer's issue itself stands in fields here: its key, address and status. */
  readonly ofPeer: readonly Rule[];
  /** Local Jira fields that rules of either direction read. */
  readonly fields: readonly string[];
  /** Fields whose change can make something leave. */
  readonly reads: readonly string[];
  /** Something leaves that Jira changes without an event. */
  readonly silent: boolean;
  /** Whether anything leaves, and whether anything is taken in: a direction that is off moves no issue data. */
  readonly sends: boolean;
  readonly takes: boolean;
  /** New issues are taken in only where a person has started them, or where they come under a parent that is here. */
  readonly takesByHand: boolean;
  readonly projects: readonly string[];
  /** Those of them that are in the archive, in the trash or deleted now; no part of a version. */
  readonly resting?: ProjectRests;
  readonly routing: readonly RouteLine[];
  readonly unrouted: Version['scope']['unrouted'];
  /** Of the issues of these projects only those that it finds are in scope. */
  readonly filter?: CompiledQuery;
  /** Names of security levels that an issue may have and still be in scope. */
  readonly levels: readonly string[] | 'any';
  readonly userMap: Version['userMap'];
  /** What came from other partners leaves, too: issues by the triggers that say so, and children of any issue. */
  readonly onward: boolean;
  /** What becomes of an issue here when the peer's is deleted. */
  readonly onDelete: Version['policies']['delete'];
  /** Nobody is to be mailed about what is written here, as far as Jira allows it. */
  readonly quiet: boolean;
  readonly labelSpaces: Version['policies']['labelSpaces'];
  readonly comments: Version['comments'];
  /** How comments of the peer appear on requests here; absent where they appear as they were sent. */
  readonly appearance?: Appearance;
  readonly attachments: Version['attachments'];
  readonly worklogs: Version['worklogs'];
  readonly links: Version['links'];
  readonly service?: Version['service'];
  /** Fields of the service desk that leave, or that the panel shows, by a switch. */
  readonly facets?: Version['facets'];
  readonly subtasks: Version['subtasks'];
  /** Something may wait for another pair. */
  readonly waits: boolean;
  /** What is hidden of everything that leaves; absent where nothing is. */
  readonly redaction?: Redaction;
  /** Where the values of the outgoing script stand among the fields of an issue as read. */
  readonly script?: string;
  /** What the incoming script has said of versions and components that are to be made; no part of a version. */
  readonly madeAs?: MadeAsked;
  /** Set where an incoming script says how what came lands. */
  readonly taking?: TakingScript;
}

/** What is known of an incoming script without running it. */
export interface TakingScript {
  /** Paths of the rules that it may write by. */
  readonly paths: readonly string[];
  /** Names of the replica that it reads; `*` for all. */
  readonly reads: readonly string[];
}

/** `script`: the field under which the values of the version's outgoing script are read. */
export function compileVersion(published: Version, script?: string): CompiledRules {
  const version = withoutHiddenChildren(asSwitched(published));
  const redaction = redactionOf(version.policies.redaction);
  const { sends, takes } = switches(version);
  const switchedOn = [...facetLines(version), ...version.mappings].filter((mapping) => mapping.on);
  const lines = switchedOn.filter((mapping) => !isPeerSource(mapping.path));
  const ofPeer = switchedOn
    .filter((mapping) => isPeerSource(mapping.path))
    .map((mapping) => asRule(mapping, valuesOf(mapping, version), 'in'));
  const leaving = lastPerPath(lines.filter(({ direction }) => sends && direction !== 'in'));
  const entering = lastPerPath(lines.filter(({ direction }) => takes && direction !== 'out'));
  const outgoing = leaving
    .filter((mapping) => !redaction || !isHidden(redaction.fields, mapping))
    .map((mapping) => asRule(mapping, valuesOf(mapping, version), 'out'));
  const taking = takes ? takingScript(version) : undefined;
  const mapped = entering.map((mapping) => enters(mapping, version));
  const incoming = [
    ...mapped.filter(({ path }) => taking?.rules.every((rule) => rule.path !== path) !== false),
    ...(taking?.rules ?? []),
  ];
  const scripted = scriptedFields(version, sends ? script : undefined);
  const appearance = takes ? appearanceOf(version.service, version.mappings) : undefined;
  return {
    outgoing,
    incoming,
    ofPeer,
    fields: distinct([
      ...[...outgoing, ...incoming, ...ofPeer].flatMap(fieldsOf),
      ...scripted.fields,
      ...(taking?.looksAt ?? []),
      ...(appearance?.typeField === undefined ? [] : [appearance.typeField]),
    ]),
    reads: distinct([...outgoing.flatMap(fieldsOf), ...scripted.reads, ...childFields(version)]),
    ...(scripted.script === undefined ? {} : { script: scripted.script }),
    ...(taking ? { taking: taking.script } : {}),
    silent: outgoing.some(({ kind }) => isSilent(kind)),
    sends,
    takes,
    takesByHand: version.scope.methods.in === 'manual',
    projects: version.scope.projects.map((project) => project.id),
    routing: routesOf(version),
    unrouted: version.scope.unrouted,
    ...filterOf(version),
    levels: levelsOf(version, lines),
    userMap: wholeUserMap(version),
    onward: version.triggers.some(({ active, fromPartners }) => active && fromPartners),
    onDelete: version.policies.delete,
    quiet: version.policies.mail === 'quiet',
    labelSpaces: version.policies.labelSpaces,
    comments: version.comments,
    ...(appearance === undefined ? {} : { appearance }),
    attachments: version.attachments,
    worklogs: version.worklogs,
    links: version.links,
    ...deskOf(version),
    subtasks: version.subtasks,
    waits: mayWait(version),
    ...(redaction === undefined ? {} : { redaction }),
  };
}

const enters = (mapping: Mapping, version: Version): Rule =>
  asRule(atDesk(mapping, version.service), valuesOf(mapping, version), 'in');

/** What a read must bring for the outgoing script, and the name under which it brings what the script makes of it. */
function scriptedFields({ scripts }: Version, script: string | undefined) {
  const reads = fieldsOfScript(scripts);
  if (scripts.outgoing === undefined || script === undefined) return { fields: [], reads };
  return { fields: [...reads, script], reads, script };
}

const deskOf = ({ service, facets }: Version): Pick<CompiledRules, 'service' | 'facets'> => ({
  ...(service === undefined ? {} : { service }),
  ...(facets === undefined ? {} : { facets }),
});

/** The incoming script's part of the rules: a line for each field that it may write, which takes what it gives. */
function takingScript({ scripts: { incoming, into = [], looksAt = [], takes = [] } }: Version) {
  if (incoming === undefined) return undefined;
  const rules = into.map(({ path, field, kind, makes }): Rule => {
    const on = field === 'issuetype' ? 'create' : 'always';
    const set = fieldKinds[kind]?.set ? { set: 'whole' as const } : {};
    return { path, field, kind, on, noMatch: makes === true ? 'create' : 'error', ...set };
  });
  return { rules, looksAt, script: { paths: rules.map(({ path }) => path), reads: takes } };
}

/** Jira fields that the outgoing script reads. */
export const fieldsOfScript = ({ outgoing, reads = [] }: Version['scripts']): readonly string[] =>
  outgoing === undefined ? [] : reads;

/** A filter that nobody has compiled is left to Jira's search. */
function filterOf({ scope, compiled }: Version): Pick<CompiledRules, 'filter'> {
  const jql = scope.filter;
  if (jql === undefined) return {};
  const found = compiled?.find((query) => query.jql === jql);
  return { filter: found ?? { jql, tree: { op: 'ask', clause: jql }, fields: [] } };
}

/** Rules that map the security level say themselves what becomes of it. */
function levelsOf({ scope }: Version, lines: readonly Mapping[]): CompiledRules['levels'] {
  if (scope.levels !== undefined) return scope.levels;
  return lines.some(({ field }) => field === 'security') ? 'any' : [];
}

/** Jira fields that a mapping reads: its own, and those of its conditions. */
export function fieldsOf({ field, when }: Pick<Mapping, 'field' | 'when'>): readonly string[] {
  return [field, ...(when?.types ? ['issuetype'] : []), ...(when?.statuses ? ['status'] : [])];
}

function asRule(mapping: Mapping, values: Mapping['values'], way: 'out' | 'in'): Rule {
  const { path, field, kind, when, noMatch, direction, constant } = mapping;
  const words = values?.map(({ here, there }): [string, string] =>
    way === 'out' ? [nameForm(here), there] : [nameForm(there), here],
  );
  const set = fieldKinds[kind]?.set ? setMode(mapping) : undefined;
  // A default is a value of this side: it leaves only where nothing comes back.
  const usesDefault = way === 'in' || direction === 'out';
  return {
    path,
    field,
    kind,
    on: when?.firstSync === true ? 'create' : 'always',
    noMatch: noMatch === 'default' && !usesDefault ? 'same' : noMatch,
    ...(when === undefined ? {} : { when }),
    // Of two lines for one name the earlier one counts.
    ...(words === undefined ? {} : { words: new Map(words.reverse()) }),
    ...(mapping.default === undefined ? {} : { default: mapping.default }),
    ...(constant === undefined ? {} : { constant }),
    ...(set === undefined ? {} : { set }),
    ...(mapping.merge === 'text' ? { mergeText: true } : {}),
  };
}

function setMode({ merge, direction }: Mapping): NonNullable<Rule['set']> {
  if (merge === 'union') return 'union';
  if (merge === 'replace') return 'whole';
  return merge === 'merge' || direction === 'both' ? 'members' : 'whole';
}

/** Of two lines for one path the later one counts. */
function lastPerPath(lines: readonly Mapping[]): readonly Mapping[] {
  return [...new Map(lines.map((line) => [line.path, line])).values()];
}

function distinct(words: readonly string[]): readonly string[] {
  return [...new Set(words)];
}
