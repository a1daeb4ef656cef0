import * as z from 'zod';
import type { ReadPlace } from '../../core/fields/field-kind.ts';
import { readField } from '../../core/fields/fields.ts';
import type { JiraField, JiraIssue, JiraProject } from '../../core/ports/jira.ts';
import { PortError } from '../../core/ports/port-error.ts';
import type { ReadingJira, ReadingPorts } from '../../core/ports/reading-ports.ts';
import { asScriptValue } from '../../core/scripting/as-script.ts';
import type { Asked } from '../../core/scripting/read-outcome.ts';
import { type CustomFieldName, systemFields } from '../../core/scripting/script-fields.ts';
import { answerAboutIssue } from './answer-about-issue.ts';
import { answerAboutPeople } from './answer-about-people.ts';
import { answerAboutSync } from './answer-about-sync.ts';

export type LookupPorts = Pick<ReadingPorts, 'store' | 'memo'> & {
  readonly jira: Pick<
    ReadingJira,
    | 'readIssue'
    | 'accountByEmail'
    | 'project'
    | 'transitions'
    | 'statuses'
    | 'createFields'
    | 'names'
    | 'assignable'
    | 'accountByName'
    | 'peopleNames'
    | 'changes'
    | 'watchers'
    | 'votes'
    | 'editFields'
    | 'readRemoteLinks'
  >;
};

/** What the questions of a script are about. */
export interface LookupPlace {
  readonly connection: string;
  readonly key: string;
  /** Ids of the spaces that the connection reaches. */
  readonly projects: readonly string[];
  readonly custom: readonly CustomFieldName[];
  /** Ids of fields that no script sees. */
  readonly hidden: ReadonlySet<string>;
  /** The issue under sync; absent while it is yet to be made. */
  readonly issue: Pick<JiraIssue, 'id' | 'project' | 'fields'> | undefined;
  /** Reference that scripts know a person by -> account; answers add to it. */
  readonly accounts: Map<string, string>;
}

/** Seconds for which what a site has by name is taken to be the same. */
const SITE_AGE = 600;

/** Answers the questions of one pass, each from this site alone; what is not there is null. */
export async function answerLookups(
  ports: LookupPorts,
  place: LookupPlace,
  asked: readonly Asked[],
): Promise<Readonly<Record<string, unknown>>> {
  const answers: Record<string, unknown> = {};
  for (const { key, name, args } of asked) {
    const answer =
      (await answerAboutPeople(ports, place, name, args)) ??
      (await answerAboutSync(ports, place, name, args)) ??
      (await answerAboutIssue(ports, place, name, args)) ??
      (await answerAboutSite(ports, place, name, args));
    if (answer !== undefined) answers[key] = answer;
  }
  return answers;
}

const text = z.string().trim().min(1).max(255);
const textOf = (value: unknown): string | undefined => text.safeParse(value).data;
const projectKey = z.union([text, z.looseObject({ key: text }).transform(({ key }) => key)]);

async function answerAboutSite(
  ports: LookupPorts,
  place: LookupPlace,
  call: string,
  args: readonly unknown[],
): Promise<unknown> {
  const [first, second, third, fourth] = args;
  const name = textOf(first);
  switch (call) {
    case 'nodeHelper.getPriority':
      return named(name, await siteNames(ports, 'priority'));
    case 'nodeHelper.getResolution':
      return named(name, await siteNames(ports, 'resolution'));
    case 'nodeHelper.getStatus':
      return name === undefined ? null : statusOf(ports, place, name, second);
    case 'nodeHelper.getProject': {
      const project = await projectOf(ports, place, first);
      return project ? { key: project.key, name: project.name } : null;
    }
    case 'nodeHelper.getIssueType': {
      const project = await projectOf(ports, place, second);
      return named(name, project?.issueTypes.map((type) => type.name) ?? []);
    }
    case 'nodeHelper.getVersion':
      return named(name, await valuesOf(ports, place, 'fixVersions', second));
    case 'nodeHelper.getComponent':
      return named(name, await valuesOf(ports, place, 'components', second));
    case 'nodeHelper.getSecurityLevel':
      return named(name, await valuesOf(ports, place, 'security', undefined));
    case 'nodeHelper.getOption': {
      const field = fieldOf(place, second);
      const wanted = textOf(third);
      const found =
        field === undefined ? null : named(wanted, await valuesOf(ports, place, field, undefined));
      return found?.name ?? null;
    }
    case 'nodeHelper.getCascadingSelect': {
      const field = fieldOf(place, second);
      return field === undefined ? null : cascadingOf(ports, place, field, textOf(third), textOf(fourth));
    }
    case 'nodeHelper.getCustomFieldDefaultValue':
      return defaultOf(ports, place, textOf(second));
    default:
      return undefined;
  }
}

const shown = ({ name, category }: { readonly name: string; readonly category: string }) => ({
  name,
  category,
});

const same = (one: string, other: string): boolean => one.trim().toLowerCase() === other.trim().toLowerCase();

function named(name: string | undefined, names: readonly string[]): { name: string } | null {
  const found = name === undefined ? undefined : names.find((one) => same(one, name));
  return found === undefined ? null : { name: found };
}

async function siteNames(ports: LookupPorts, of: 'priority' | 'resolution'): Promise<readonly string[]> {
  return kept(ports, `names:${of}`, z.array(z.string()), () => ports.jira.names(of));
}

/** What this process has seen lately, or is told now. */
async function kept<T>(
  { memo }: LookupPorts,
  key: string,
  schema: z.ZodType<T>,
  ask: () => Promise<T>,
): Promise<T> {
  const known = schema.safeParse(memo.recall(key, SITE_AGE));
  if (known.success) return known.data;
  const found = await ask();
  memo.keep(key, found);
  return found;
}

/** A space that the connection reaches: the named one, that of the issue, or the first. */
async function projectOf(
  ports: LookupPorts,
  { projects, issue }: LookupPlace,
  given: unknown,
): Promise<JiraProject | undefined> {
  const wanted = projectKey.safeParse(given).data ?? issue?.project.id ?? projects[0];
  const found = wanted === undefined ? 'not-found' : await ports.jira.project(wanted);
  return found === 'not-found' || !projects.includes(found.id) ? undefined : found;
}

const namedId = z.looseObject({ id: z.string() });

/** Names of the values that a field takes, by the create screen of the issue's type. */
async function valuesOf(
  ports: LookupPorts,
  place: LookupPlace,
  field: string,
  project: unknown,
): Promise<readonly string[]> {
  const found = await fieldAt(ports, place, field, project);
  return (found?.allowedValues ?? []).flatMap((value) => nameIn(value) ?? []);
}

const option = z.looseObject({ name: z.string().optional(), value: z.string().optional() });
const nameIn = (value: unknown): string | undefined => {
  const parsed = option.safeParse(value).data;
  return parsed?.name ?? parsed?.value;
};

async function fieldAt(
  ports: LookupPorts,
  place: LookupPlace,
  field: string,
  given: unknown,
): Promise<JiraField | undefined> {
  const project = await projectOf(ports, place, given);
  if (!project) return undefined;
  const own = namedId.safeParse(place.issue?.fields['issuetype']).data?.id;
  const types = own !== undefined && project.id === place.issue?.project.id ? [own] : typesOf(project);
  for (const type of types) {
    const found = (await screenOf(ports, project.id, type)).find(({ id }) => id === field);
    if (found) return found;
  }
  return undefined;
}

/** More types than this are not looked through for a field: each is a call. */
const MOST_TYPES = 4;

const typesOf = ({ issueTypes }: JiraProject): readonly string[] =>
  issueTypes
    .filter(({ level }) => level >= 0)
    .slice(0, MOST_TYPES)
    .map(({ id }) => id);

async function screenOf(ports: LookupPorts, project: string, type: string): Promise<readonly JiraField[]> {
  try {
    return await kept(ports, `screen:${project}:${type}`, z.custom<readonly JiraField[]>(Array.isArray), () =>
      ports.jira.createFields(project, type),
    );
  } catch (error) {
    if (error instanceof PortError && (error.code === 'not-found' || error.code === 'forbidden')) return [];
    throw error;
  }
}

async function statusOf(
  ports: LookupPorts,
  place: LookupPlace,
  name: string,
  given: unknown,
): Promise<unknown> {
  const project = await projectOf(ports, place, given);
  if (!project) return null;
  const own = namedId.safeParse(place.issue?.fields['issuetype']).data?.id;
  const types = own !== undefined && project.id === place.issue?.project.id ? [own] : typesOf(project);
  for (const type of types) {
    const found = (await ports.jira.statuses(project.id, type)).find((one) => same(one.name, name));
    if (found) return shown(found);
  }
  return null;
}

const parents = z.looseObject({
  value: z.string(),
  children: z.array(z.looseObject({ value: z.string() })).default([]),
});

async function cascadingOf(
  ports: LookupPorts,
  place: LookupPlace,
  field: string,
  parent: string | undefined,
  child: string | undefined,
): Promise<unknown> {
  const found = await fieldAt(ports, place, field, undefined);
  for (const value of found?.allowedValues ?? []) {
    const top = parents.safeParse(value).data;
    if (!top || parent === undefined || !same(top.value, parent)) continue;
    if (child === undefined) return { parent: top.value };
    const below = top.children.find((one) => same(one.value, child));
    return below ? { parent: top.value, child: below.value } : null;
  }
  return null;
}

/** Jira's id of a field that scripts name. */
function fieldOf({ custom }: LookupPlace, given: unknown): string | undefined {
  const name = textOf(given);
  return [...custom, ...systemFields].find((one) => one.name === name)?.field;
}

/** What the create screen fills a field with, as scripts see it; a field that redaction hides says nothing. */
async function defaultOf(ports: LookupPorts, place: LookupPlace, name: string | undefined): Promise<unknown> {
  const known = [...place.custom, ...systemFields].find((one) => one.name === name);
  if (!known || place.hidden.has(known.field)) return null;
  const { filledWith } = (await fieldAt(ports, place, known.field, undefined)) ?? {};
  const value = filledWith === undefined ? undefined : readField(known.kind, filledWith, NOBODY);
  return value
    ? asScriptValue(value, systemFields.some((one) => one.name === name) ? name : undefined)
    : null;
}

/** Who a default names is nobody's to copy: people are left out of it. */
const NOBODY: ReadPlace = { asPeerMayKnow: (_account, { name }) => ({ name, ref: '' }) };
