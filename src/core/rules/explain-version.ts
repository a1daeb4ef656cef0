import { fieldKinds } from '../fields/fields.ts';
import { serviceIn, serviceOut } from '../service/explain-service.ts';
import { isPeerSource, type Mapping } from './mapping.ts';
import { hiddenNames, isHidden, withoutHiddenChildren } from './redacted-version.ts';
import { redactionInWords } from './redaction-in-words.ts';
import type { Version } from './version.ts';

/** What a version lets out and in, in sentences for the people who answer for it. */
export interface VersionInWords {
  readonly leaves: readonly string[];
  readonly enters: readonly string[];
}

/** Names of this site's fields by Jira's ids; a field that has none here is called by its id. */
export type FieldNames = Readonly<Record<string, string>>;

/** A mapping with the name of its field. */
interface Line extends Mapping {
  readonly called: string;
}

export const explainVersion = (version: Version, names: FieldNames = {}): VersionInWords => ({
  leaves: version.scope.methods.out === 'off' ? howItStarts(version) : whatLeaves(version, names),
  enters:
    version.scope.methods.in === 'off'
      ? [...howItArrives(version), ...ofPeerIssue(version, names)]
      : whatEnters(version, names),
});

const nameOf = (names: FieldNames, field: string): string => names[field] ?? field;

const whatLeaves = (version: Version, names: FieldNames): string[] => [
  ...howItStarts(version),
  ...running(version, names, 'in').map(leaving),
  ...scriptOut(version, names),
  ...childrenOut(withoutHiddenChildren(version)),
  ...(version.service === undefined ? [] : serviceOut(version.service)),
  ...peopleOut(version),
  ...redactionInWords(version, names),
];

const whatEnters = (version: Version, names: FieldNames): string[] => [
  ...howItArrives(version),
  ...running(version, names, 'out').map(entering),
  ...ofPeerIssue(version, names),
  ...scriptIn(version, names),
  ...peopleIn(version),
  ...childrenIn(version),
  ...(version.service === undefined ? [] : serviceIn(version.service)),
  ...whenDeleted(version),
  ...(version.policies.mail === 'quiet'
    ? [
        'Jira mails nobody about fields, worklogs and edited comments that are written; a transition or a new comment is mailed as ever.',
      ]
    : []),
];

/** The mappings that are on and run in more than the other direction. */
const running = ({ mappings, policies }: Version, names: FieldNames, other: 'in' | 'out'): Line[] => {
  const hidden = hiddenNames(other === 'in' ? policies.redaction : undefined);
  return mappings
    .filter((one) => one.on && one.direction !== other && !isPeerSource(one.path) && !isHidden(hidden, one))
    .map((one) => ({ ...one, called: nameOf(names, one.field) }));
};

const sourceInWords: Readonly<Record<string, string>> = {
  '@key': 'key',
  '@url': 'address',
  '@status': 'status',
};

/** What is written of the partner's work item itself, in both directions of sync. */
const ofPeerIssue = ({ mappings }: Version, names: FieldNames): string[] =>
  mappings
    .filter(({ on, path }) => on && isPeerSource(path))
    .map(
      (mapping) =>
        `${capital(named({ ...mapping, called: nameOf(names, mapping.field) }))} holds the ${sourceInWords[mapping.path]} of the partner’s work item${conditions(mapping)}.`,
    );

function howItStarts({ scope, triggers }: Version): string[] {
  const projects = scope.projects.map(({ key }) => key).join(', ');
  if (scope.methods.out === 'off') return [`Nothing of ${projects} leaves.`];
  const active = triggers.filter((trigger) => trigger.active).length;
  const starts =
    scope.methods.out === 'manual' || active === 0
      ? 'a work item leaves when a person starts it'
      : `a work item leaves when one of ${count(active, 'sync trigger')} takes it or a person starts it`;
  const levels = scope.levels ?? [];
  return [
    `Of ${projects}, ${starts}.`,
    ...(levels.length === 0 ? [] : [`Work items with the security level ${either(levels)} leave, too.`]),
    ...(scope.filter === undefined
      ? []
      : [`Nothing leaves of work items that "${scope.filter}" does not find.`]),
  ];
}

const BY_HAND =
  'Of those only what a person of the partner has started is made, and what comes under a parent that is under sync.';

/** What the paths of a route's condition stand for that are no values of a field. */
const peerWords: Readonly<Record<string, string>> = {
  '@project': 'the partner’s space',
  '@space': 'the partner’s space',
  '@type': 'the partner’s work type',
};

function howItArrives({ scope }: Version): string[] {
  const [first] = scope.projects;
  if (scope.methods.in === 'off') return ['Nothing is taken in.'];
  const byHand = scope.methods.in === 'manual' ? [BY_HAND] : [];
  const hasRoutes = scope.routing.length > 0 || scope.table !== undefined;
  return [
    ...scope.routing.map(({ when, project, type }) => {
      const conditions = when
        .map(({ path, value }) => `${peerWords[path] ?? path} is "${value}"`)
        .join(' and ');
      const key = scope.projects.find(({ id }) => id === project)?.key ?? project;
      return `Where ${conditions}, new work items are made in ${key}${type === undefined ? '' : ` as ${type}`}.`;
    }),
    ...(scope.table === undefined
      ? []
      : [`Then the table "${scope.table}" of the site says where new work items are made.`]),
    hasRoutes && scope.unrouted === 'refuse'
      ? 'Other new work items of the partner are refused.'
      : `${hasRoutes ? 'Other new' : 'New'} work items of the partner are made in ${first?.key ?? 'the space'}.`,
    ...byHand,
  ];
}

function leaving(mapping: Line): string {
  const { path, constant, noMatch } = mapping;
  const what =
    constant === undefined
      ? `${named(mapping)} leaves as ${path}${setWords(mapping)}`
      : `"${constant}" leaves as ${path}, whatever ${named(mapping)} holds`;
  const stays = noMatch === 'error' || noMatch === 'nothing' || noMatch === 'default';
  const map =
    mapWords(mapping) === undefined || constant !== undefined
      ? ''
      : `, by ${mapWords(mapping)}; what is not in it ${stays && noMatch !== 'default' ? 'does not leave' : 'leaves as it is'}`;
  return `${capital(what)}${map}${conditions(mapping)}.`;
}

function entering(mapping: Line): string {
  const { path, constant, kind } = mapping;
  if (fieldKinds[kind]?.readOnly) return `${capital(path)} is not written: Jira computes ${named(mapping)}.`;
  if (constant !== undefined)
    return `${capital(named(mapping))} becomes "${constant}", whatever comes as ${path}${conditions(mapping)}.`;
  const map = mapWords(mapping) === undefined ? '' : ` by ${mapWords(mapping)}`;
  return `What comes as ${path} is written to ${named(mapping)}${map}${setWords(mapping)}; a value that is not found here ${noMatchWords(mapping)}${conditions(mapping)}.`;
}

/** What the names of a mapping go by; undefined where they go as they are. */
function mapWords({ values, table }: Mapping): string | undefined {
  const map = values === undefined ? [] : [`a map of ${count(values.length, 'value')}`];
  const parts = [...map, ...(table === undefined ? [] : [`the table "${table}"`])];
  return parts.length === 0 ? undefined : parts.join(' and ');
}

function noMatchWords({ noMatch, default: other }: Mapping): string {
  switch (noMatch) {
    case 'nothing':
      return 'leaves the field as it is';
    case 'default':
      return other === undefined ? 'becomes what Jira takes by itself' : `becomes "${other}"`;
    case 'create':
      return 'is made';
    case 'same':
    case 'error':
      return 'is set aside and said on the work item';
  }
}

function setWords({ kind, merge, direction }: Mapping): string {
  if (!fieldKinds[kind]?.set) return merge === 'text' ? ', both sides’ edits put together' : '';
  if (merge === 'union') return ', only ever adding';
  return merge === 'replace' || (merge !== 'merge' && direction !== 'both')
    ? ', as a whole'
    : ', each member by itself';
}

function conditions({ when }: Mapping): string {
  const parts = [
    ...(when?.firstSync === true ? ['with a new work item alone'] : []),
    ...(when?.types ? [`for work items of the type ${either(when.types)}`] : []),
    ...(when?.statuses ? [`in the status ${either(when.statuses)}`] : []),
  ];
  return parts.length === 0 ? '' : `, only ${parts.join(' and ')}`;
}

function scriptOut({ scripts: { outgoing, reads = [], always } }: Version, names: FieldNames): string[] {
  if (outgoing === undefined) return [];
  const fields = reads.length === 0 ? 'no field' : reads.map((field) => nameOf(names, field)).join(', ');
  const says = `A script says what else leaves; of a work item it reads: ${fields}.`;
  if (always !== true) return [says];
  const why =
    'It looks at the time, at chance or at what hangs on the work item, so it runs after every edit.';
  return [`${says} ${why}`];
}

function scriptIn({ scripts: { incoming, into = [] } }: Version, names: FieldNames): string[] {
  if (incoming === undefined) return [];
  const fields = into.length === 0 ? 'no field' : into.map(({ field }) => nameOf(names, field)).join(', ');
  return [`A script says how what comes lands; of a work item it may write: ${fields}.`];
}

function childrenOut({ comments, attachments, worklogs, links }: Version): string[] {
  return [
    ...(comments.out === 'off' ? [] : [`${commentsOut(comments)}.`]),
    ...(attachments.out === 'all' ? ['Attachments leave.'] : []),
    ...(attachments.out === 'public'
      ? ['Attachments leave; of a service desk only those that its customers can see.']
      : []),
    ...(worklogs.out === 'off'
      ? []
      : [
          `Work logged leaves${worklogs.out === 'all' ? ', restricted entries too' : ' unless it is restricted'}.`,
        ]),
    ...(links.out === 'off'
      ? []
      : [`Links between work items under sync leave${links.remote ? ', and web links' : ''}.`]),
  ];
}

function commentsOut({ out, prefix, tag, wordFor }: Version['comments']): string {
  const words = [
    ...(prefix === undefined ? [] : [`begin with "${prefix}"`]),
    ...(tag === undefined ? [] : [`hold "${tag}"`]),
  ].join(' or ');
  const internal = out === 'all' ? 'internal ones too' : 'unless they are internal';
  if (words === '') return out === 'all' ? `Comments leave, ${internal}` : `Comments leave ${internal}`;
  switch (wordFor) {
    case 'internal':
      return `Comments leave; internal notes only where they ${words}, and stay internal`;
    case 'customers':
      return `Comments leave, ${internal}; those that ${words} may be read by customers there, all others are internal there`;
    case 'leaving':
    case undefined:
      return `Only comments that ${words} leave, without that, ${internal}`;
  }
}

function childrenIn({ comments, attachments, worklogs, links }: Version): string[] {
  return [
    ...(comments.in === 'off'
      ? []
      : ['Comments of the partner are added under the app’s name, with their author’s.']),
    ...(attachments.in === 'off' ? [] : ['Attachments of the partner are added.']),
    ...(worklogs.in === 'off' ? [] : ['Work logged by the partner is added.']),
    ...(links.in === 'off' ? [] : ['Links of the partner between work items under sync are made.']),
  ];
}

function whenDeleted({ policies }: Version): string[] {
  switch (policies.delete) {
    case 'unlink':
      return [];
    case 'close':
      return ['Where the partner deletes a work item, its counterpart here is closed.'];
    case 'delete':
      return [
        'Where the partner deletes a work item, the copy that was made here for it is deleted after 24 hours, unless somebody keeps it.',
      ];
  }
}

function peopleIn({ userMap }: Version): string[] {
  return userMap.table === undefined
    ? []
    : [`Who is who is also said by the table "${userMap.table}" of the site.`];
}

function peopleOut({ userMap }: Version): string[] {
  return userMap.sendEmail ? ['With a person’s name the e-mail address leaves, where Jira shows it.'] : [];
}

const named = ({ field, kind, called: name }: Line): string => {
  const called = fieldKinds[kind]?.called ?? kind;
  return field === called.replace(/^the /, '') ? called : `${called} "${name}"`;
};

const either = (names: readonly string[]): string => names.join(' or ');

const count = (number: number, what: string): string => `${number} ${what}${number === 1 ? '' : 's'}`;

const capital = (text: string): string => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
