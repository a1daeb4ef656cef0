import type { Side } from '../../core/scripting/api.ts';
import { fieldsByName } from '../../core/scripting/fields-by-name.ts';
import { lintScript } from '../../core/scripting/lint.ts';
import type { Finding } from '../../core/scripting/lint-finding.ts';
import type { CustomFieldName } from '../../core/scripting/script-fields.ts';
import type { StaticFacts } from '../../core/scripting/static-facts.ts';
import { customNameIn } from './try-script.ts';

export interface ScriptToCheck {
  readonly side: Side;
  readonly text: string;
  /** Custom fields by the names that the script may use. */
  readonly fields: readonly CustomFieldName[];
}

export interface CheckedScript {
  readonly findings: readonly Finding[];
  /** Custom fields of the site that the script names and `fields` lacks. */
  readonly uses: readonly CustomFieldName[];
}

/** What scripts can name of a site. */
export interface ScriptSite {
  /** Every custom field that scripts can use. */
  readonly fields: readonly CustomFieldName[];
  /** Names of the tables. */
  readonly tables: readonly string[];
}

/** What publishing would say of a script of these rules, at its lines. */
export function checkScript({ side, text, fields }: ScriptToCheck, site: ScriptSite): CheckedScript {
  const named = new Set(fields.map(({ name }) => name));
  const known = [...fields, ...site.fields.filter(({ name }) => !named.has(name))];
  const { findings, facts } = lintScript(side, text, {
    customFields: known.map(({ name }) => name),
    tables: site.tables,
  });
  const used = new Set(facts ? customNames(side, text, facts) : []);
  const uses = known.filter(({ name }) => used.has(name) && !named.has(name));
  return { findings, uses };
}

/** Fields of this site that the script reads, writes or names in calls. */
function customNames(side: Side, text: string, { reads, writes }: StaticFacts): string[] {
  const own = [...reads, ...writes].filter((path) => path.startsWith('issue.'));
  return [...own.flatMap(customNameIn), ...fieldsByName(side, text)];
}
