import * as z from 'zod';
import { nameForm } from '../fields/option-kind.ts';
import type { JiraIssue } from '../ports/jira.ts';
import type { CompiledRules } from '../rules/compile-version.ts';
import { evaluateTrigger } from '../trigger/evaluate-trigger.ts';
import { issueFacts } from '../trigger/issue-facts.ts';

/** Why nothing of an issue crosses: its project, its security level, that it or its project is put away or switched off, or the filter. */
export const outOfScope = z.enum([
  'project',
  'project-archived',
  'project-trashed',
  'project-off',
  'security',
  'archived',
  'filter',
]);
export type OutOfScope = z.infer<typeof outOfScope>;

/** `ask`: only Jira's search can judge the filter. */
export type ScopeVerdict = 'in' | 'ask' | OutOfScope;

/** Where Jira shows that an issue is archived: the time, else nothing. */
export const ARCHIVED_FIELD = 'archiveddate';
export const SECURITY_FIELD = 'security';

const level = z.looseObject({ id: z.string().optional(), name: z.string() });

/**
 * Whether an issue as just read is in the scope of these rules. An issue behind a security level is not, unless the
 * rules name the level or map the field: whoever sets one wants fewer readers, not more.
 */
export function scopeVerdict(
  { projects, resting, filter, levels }: Pick<CompiledRules, 'projects' | 'resting' | 'filter' | 'levels'>,
  issue: JiraIssue,
): ScopeVerdict {
  if (!projects.includes(issue.project.id)) return 'project';
  const rests = resting?.[issue.project.id];
  if (rests !== undefined) return rests === 'deleted' ? 'project-trashed' : `project-${rests}`;
  if (typeof issue.fields[ARCHIVED_FIELD] === 'string') return 'archived';
  if (!maySee(levels, issue.fields[SECURITY_FIELD])) return 'security';
  if (!filter) return 'in';
  const verdict = evaluateTrigger(filter.tree, issueFacts(issue));
  if (verdict === 'unknown') return 'ask';
  return verdict === 'true' ? 'in' : 'filter';
}

function maySee(levels: CompiledRules['levels'], raw: unknown): boolean {
  if (levels === 'any' || raw === null || raw === undefined) return true;
  const parsed = level.safeParse(raw);
  return parsed.success && levels.some((name) => nameForm(name) === nameForm(parsed.data.name));
}
