import { type Attempt, done, type Explained } from '../../core/connection/explained.ts';
import type { JiraQueries } from '../../core/ports/jira-queries.ts';
import type { Difference } from '../../core/rules/diff-leaves.ts';
import { diffVersions } from '../../core/rules/diff-versions.ts';
import { draftOf } from '../../core/rules/draft-version.ts';
import { explainVersion, type VersionInWords } from '../../core/rules/explain-version.ts';
import { faultsOf, readVersion } from '../../core/rules/read-version.ts';
import type { Version } from '../../core/rules/version.ts';
import { withCompiledScripts } from '../../core/scripting/compile-scripts.ts';
import { compileTrigger } from '../../core/trigger/compile-trigger.ts';
import { fieldNames, type NamingPorts } from './field-names.ts';
import type { StandingDraft } from './keep-draft.ts';
import { noteRules } from './note-rules.ts';
import type { BehindTable } from './with-tables.ts';

/** A draft with all that a person wants to know of it before it is published. */
export interface ShownDraft extends VersionInWords {
  readonly draft: StandingDraft;
  readonly problems: readonly Explained[];
  readonly changes: readonly Difference[];
  readonly notes: readonly string[];
}

export async function showDraft(
  ports: NamingPorts & { readonly jira: Pick<JiraQueries, 'administers'> },
  attempt: Attempt<StandingDraft>,
): Promise<Attempt<ShownDraft>> {
  if (!attempt.ok) return attempt;
  const draft = attempt.value;
  const { over, version, dropped, behind } = draft;
  const changes = [...diffVersions(draftOf(over), version), ...behind.map(newTable)];
  const read = readVersion(over, version);
  if (!read.ok)
    return done({
      draft,
      problems: faultsOf(over, version),
      changes,
      notes: [...dropped],
      leaves: [],
      enters: [],
    });
  const problems = unfit(read.value);
  const notes = [...dropped, ...(await noteRules(ports, read.value))];
  return done({ draft, problems, changes, notes, ...explainVersion(read.value, await fieldNames(ports)) });
}

const newTable = ({ name, held, now }: BehindTable): Difference => ({
  place: `tables.${name}`,
  text: `The table "${name}" was saved: revision ${now} instead of ${held}.`,
});

/** What well-formed rules hold that cannot run; what only Jira knows is asked when they are published. */
function unfit(version: Version): Explained[] {
  const compiled = withCompiledScripts(version);
  const { filter } = version.scope;
  return [
    ...(compiled.ok ? [] : [compiled.error]),
    ...(filter === undefined ? [] : syntaxFault(filter, 'scope.filter')),
    ...version.triggers.flatMap(({ jql }, index) => syntaxFault(jql, `triggers.${index}.jql`)),
  ];
}

function syntaxFault(jql: string, field: string): Explained[] {
  const compiled = compileTrigger(jql);
  if (compiled.ok) return [];
  const message = `${compiled.message} (line ${compiled.line}, column ${compiled.column})`;
  return [
    { code: 'jql-syntax', field, message, next: 'Mend the query; Jira’s own search shows the same message.' },
  ];
}
