import { allOf } from '../../core/all-of.ts';
import { type Attempt, done } from '../../core/connection/explained.ts';
import type { Jira, JiraProject } from '../../core/ports/jira.ts';
import type { JiraQueries } from '../../core/ports/jira-queries.ts';
import type { JiraSpaces } from '../../core/ports/jira-spaces.ts';
import type { Memo } from '../../core/ports/memo.ts';
import { PortError } from '../../core/ports/port-error.ts';
import type { Store } from '../../core/ports/store.ts';
import {
  catalogueOf,
  type FieldCatalogue,
  fieldCatalogue,
  type SeenSpace,
} from '../../core/rules/field-catalogue.ts';
import { rulesInForce } from './publish-rules.ts';

export interface FieldsWish {
  readonly connection: string;
  /** Project ids; left out: those of the rules in force. */
  readonly spaces?: readonly string[] | undefined;
  /** Ask Jira in any case. */
  readonly fresh: boolean;
}

type SiteQuestions = JiraSpaces &
  Pick<Jira, 'project' | 'createFields' | 'linkTypes'> &
  Pick<JiraQueries, 'siteFields'>;

/** Seconds that a warm process shows what it has read. */
const AGE = 300;
/** Spaces, and types of each, that one answer looks at: with more the page would wait too long. */
const MOST_SPACES = 8;
const MOST_TYPES = 20;

/** What the rules of a connection can name on this side: fields with their kinds and values, types, statuses. */
export async function listFields(
  ports: { readonly store: Store; readonly memo: Memo; readonly jira: SiteQuestions },
  { connection, spaces, fresh }: FieldsWish,
): Promise<Attempt<FieldCatalogue>> {
  const rules = await rulesInForce(ports, connection);
  if (!rules.ok) return rules;
  const { scope, mappings } = rules.value.version;
  const ids = spaces ?? scope.projects.map(({ id }) => id);
  const key = `fields:${connection}:${rules.value.number}:${ids.join()}`;
  const kept = fresh ? undefined : fieldCatalogue.safeParse(ports.memo.recall(key, AGE));
  if (kept?.success) return done(kept.data);

  const notes: string[] = [];
  if (ids.length > MOST_SPACES)
    notes.push(`Only the first ${MOST_SPACES} spaces of the scope were looked at.`);
  const [fields, linkTypes, seen] = await allOf([
    ports.jira.siteFields(),
    ports.jira.linkTypes(),
    allOf(ids.slice(0, MOST_SPACES).map((id) => seenSpace(ports.jira, id, notes))),
  ]);
  const known = seen.filter((space) => space !== undefined);
  const catalogue = catalogueOf({ fields, linkTypes, spaces: known, mappings, notes });

  ports.memo.keep(key, catalogue);
  return done(catalogue);
}

/** What Jira tells of one space; undefined where the app does not see it. */
async function seenSpace(jira: SiteQuestions, id: string, notes: string[]): Promise<SeenSpace | undefined> {
  const project = await jira.project(id);
  if (project === 'not-found') {
    notes.push(`The app sees no space with the id ${id}: it was deleted, or it is blocked for the app.`);
    return undefined;
  }
  if (project.issueTypes.length > MOST_TYPES)
    notes.push(`Of ${project.key} only the first ${MOST_TYPES} work types were looked at.`);
  const [screens, statuses, levels] = await allOf([
    allOf(project.issueTypes.slice(0, MOST_TYPES).map((type) => screen(jira, project, type, notes))),
    jira.projectStatuses(id),
    jira.securityLevels(id),
  ]);
  return { project, screens: screens.flat(), statuses, levels };
}

/** A screen that Jira does not show costs the values of its fields, not the whole answer. */
async function screen(
  jira: SiteQuestions,
  project: JiraProject,
  type: JiraProject['issueTypes'][number],
  notes: string[],
) {
  try {
    return await jira.createFields(project.id, type.id);
  } catch (error) {
    if (!(error instanceof PortError) || !['forbidden', 'not-found', 'invalid'].includes(error.code))
      throw error;
    notes.push(
      `The app may not create a ${type.name} in ${project.key}, so values of its fields are not listed.`,
    );
    return [];
  }
}
