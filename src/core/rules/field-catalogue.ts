import * as z from 'zod';
import { cascadingPath } from '../fields/cascading-path.ts';
import { fieldKinds } from '../fields/fields.ts';
import { fitOfField } from '../fields/kind-of-field.ts';
import type { JiraField, JiraProject } from '../ports/jira.ts';
import type { SiteField } from '../ports/jira-queries.ts';
import { systemFields } from '../scripting/script-fields.ts';
import type { Mapping } from './mapping.ts';

const field = z.object({
  /** Jira's id of the field. */
  id: z.string(),
  name: z.string(),
  /** The kind that a mapping of it has (src/core/fields/local-kind.ts); absent where it cannot be mapped. */
  kind: z.string().optional(),
  custom: z.boolean(),
  /** False where Jira sets it by itself: its value can only leave. */
  writable: z.boolean(),
  /** True where no create screen of the spaces offers it, so that Jira may refuse to write it. */
  offScreen: z.literal(true).optional(),
  /** Names of the values that it can have, where Jira lists them; of several spaces together. */
  values: z.array(z.string()).optional(),
  /** Why it cannot be mapped. */
  why: z.string().optional(),
});
type CatalogueField = z.infer<typeof field>;

/** What rules of this side can name. */
export const fieldCatalogue = z.object({
  fields: z.array(field),
  /** Names of work types, statuses, link types and security levels. */
  types: z.array(z.string()),
  statuses: z.array(z.string()),
  linkTypes: z.array(z.string()),
  levels: z.array(z.string()),
  /** Names under which values cross; `kind` as the value has it on the way. */
  replicaPaths: z.array(z.object({ path: z.string(), kind: z.string(), name: z.string() })),
  spaces: z.array(z.object({ id: z.string(), key: z.string(), name: z.string() })),
  /** What could not be looked at, and why. */
  notes: z.array(z.string()),
});
export type FieldCatalogue = z.infer<typeof fieldCatalogue>;

/** One space as Jira has told of it. */
export interface SeenSpace {
  readonly project: JiraProject;
  readonly screens: readonly JiraField[];
  readonly statuses: readonly string[];
  readonly levels: readonly string[];
}

interface Seen {
  readonly fields: readonly SiteField[];
  readonly spaces: readonly SeenSpace[];
  readonly linkTypes: readonly string[];
  /** The lines of the rules, whose names both sides use already. */
  readonly mappings: readonly Mapping[];
  readonly notes: readonly string[];
}

/** Values of one field that are listed: a page that shows more helps nobody. */
const MOST_VALUES = 300;

/** Jira's own fields that are written by way of a screen; others have ways of their own. */
const ON_SCREENS: ReadonlySet<string> = new Set([
  'summary',
  'description',
  'environment',
  'priority',
  'labels',
  'components',
  'fixVersions',
  'versions',
  'duedate',
  'assignee',
]);

/** What rules can name, from what Jira has told of the site and of the spaces in scope. */
export function catalogueOf({ fields, spaces, linkTypes, mappings, notes }: Seen): FieldCatalogue {
  const types = named(spaces.flatMap(({ project }) => project.issueTypes.map(({ name }) => name)));
  const statuses = named(spaces.flatMap((space) => space.statuses));
  const levels = named(spaces.flatMap((space) => space.levels));
  const lists: Readonly<Record<string, string[]>> = { issuetype: types, status: statuses, security: levels };
  const offered = new Map<string, string[]>();
  // A screen that could not be read would make all of its fields look absent.
  const isSeen = notes.length === 0 && spaces.some(({ screens }) => screens.length > 0);
  for (const { id, allowedValues = [] } of spaces.flatMap(({ screens }) => screens))
    offered.set(id, named([...(offered.get(id) ?? []), ...allowedValues.flatMap(namesOf)]));
  const isOff = ({ id, custom }: SiteField): boolean =>
    (custom || ON_SCREENS.has(id)) && isSeen && !offered.has(id);
  return {
    fields: fields
      .map((one) => catalogued(one, lists[one.id] ?? offered.get(one.id) ?? [], isOff(one)))
      .sort((a, b) => a.name.localeCompare(b.name)),
    types,
    statuses,
    levels,
    linkTypes: named(linkTypes),
    replicaPaths: pathsOf(mappings),
    spaces: spaces.map(({ project: { id, key, name } }) => ({ id, key, name })),
    notes: [...notes],
  };
}

function catalogued(
  { id, name, custom, schema }: SiteField,
  values: readonly string[],
  isOffScreen: boolean,
): CatalogueField {
  const fit = fitOfField(schema ?? { id, type: '' });
  if (fit.kind === undefined) return { id, name, custom, writable: false, why: fit.why };
  const writable = fit.leaves !== true && fieldKinds[fit.kind]?.readOnly !== true;
  const shown = values.slice(0, MOST_VALUES);
  return {
    id,
    name,
    kind: fit.kind,
    custom,
    writable,
    ...(writable && isOffScreen ? { offScreen: true as const } : {}),
    ...(shown.length === 0 ? {} : { values: shown }),
  };
}

/** The names of a value that a screen offers: of an option with options below it also those. */
function namesOf(value: unknown): string[] {
  const parsed = offer.safeParse(value);
  if (!parsed.success) return [];
  const { value: option, key, name, children } = parsed.data;
  const own = option ?? (name === undefined ? key : name);
  if (own === undefined) return [];
  return [own, ...children.map((child) => cascadingPath({ parent: own, child: child.value }))];
}

const offer = z.looseObject({
  value: z.string().optional(),
  name: z.string().optional(),
  key: z.string().optional(),
  children: z.array(z.looseObject({ value: z.string() })).default([]),
});

/** The names that the product gives to Jira's own fields, and those that the rules use beside them. */
function pathsOf(mappings: readonly Mapping[]): FieldCatalogue['replicaPaths'] {
  const standard = systemFields.map(({ path, name, kind }) => ({ path, name, kind }));
  const more = mappings.map(({ path, kind }) => ({ path, name: path, kind }));
  const all = new Map([...more, ...standard].map((one) => [one.path, one]));
  return [...all.values()]
    .map(({ path, name, kind }) => ({ path, name, kind: fieldKinds[kind]?.wire ?? kind }))
    .sort((a, b) => a.path.localeCompare(b.path));
}

const named = (names: readonly string[]): string[] => [...new Set(names)];
