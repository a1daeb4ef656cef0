import { allOf } from '../../core/all-of.ts';
import type { JiraQueries } from '../../core/ports/jira-queries.ts';
import type { Version } from '../../core/rules/version.ts';

/** What a person should know of rules that this site cannot carry out in full; none where it can. */
export async function noteRules(
  { jira }: { readonly jira: Pick<JiraQueries, 'administers'> },
  { policies, scope }: Version,
): Promise<readonly string[]> {
  if (policies.mail !== 'quiet') return [];
  const asked = await allOf(
    scope.projects.map(async ({ id, key }) => ({ key, may: await jira.administers(id) })),
  );
  const lacking = asked.filter(({ may }) => !may).map(({ key }) => key);
  if (lacking.length === 0) return [];
  return [
    `Jira goes on mailing people about what the app writes in ${lacking.join(', ')}: it keeps still only for whoever administers the space. Give the app's role there the permission "Administer Projects".`,
  ];
}
