import { allOf } from '../../core/all-of.ts';
import { type Attempt, done } from '../../core/connection/explained.ts';
import type { JiraQueries } from '../../core/ports/jira-queries.ts';
import type { Memo } from '../../core/ports/memo.ts';
import type { Store } from '../../core/ports/store.ts';
import { readVersion } from '../../core/rules/read-version.ts';
import type { Side } from '../../core/scripting/api.ts';
import { declarations } from '../../core/scripting/declarations.ts';
import { starterScript } from '../../core/scripting/starter.ts';
import { getConnection } from '../connection/list-connections.ts';
import { type CheckedScript, checkScript, type ScriptSite, type ScriptToCheck } from './check-script.ts';
import { loadDraft } from './keep-draft.ts';
import { listTables } from './list-tables.ts';
import { rulesInForce } from './publish-rules.ts';
import { scriptFieldsOfSite } from './script-fields-of-site.ts';

interface ScriptPorts {
  readonly store: Store;
  readonly memo: Memo;
  readonly jira: Pick<JiraQueries, 'siteFields'>;
}

/** What scripts of a connection may use. */
export interface ScriptWords extends ScriptSite {
  readonly declarations: Readonly<Record<Side, string>>;
}

export async function scriptWords(ports: ScriptPorts, id: string): Promise<Attempt<ScriptWords>> {
  const rules = await rulesInForce(ports, id);
  if (!rules.ok) return rules;
  return done({
    declarations: { outgoing: declarations('outgoing'), incoming: declarations('incoming') },
    ...(await siteOf(ports)),
  });
}

/** The script of one side as it is being written, against the rules in force; their names of fields where none are given. */
export async function checkScriptOf(
  ports: ScriptPorts,
  id: string,
  { side, text, fields }: Omit<ScriptToCheck, 'fields'> & { fields?: ScriptToCheck['fields'] | undefined },
): Promise<Attempt<CheckedScript>> {
  const rules = await rulesInForce(ports, id);
  if (!rules.ok) return rules;
  const { version } = rules.value;
  const names = fields ?? version.scripts.fields ?? [];
  return done(checkScript({ side, text, fields: names }, await siteOf(ports)));
}

async function siteOf(ports: ScriptPorts): Promise<ScriptSite> {
  const [fields, tables] = await allOf([scriptFieldsOfSite(ports), listTables(ports)]);
  return { fields, tables: tables.map(({ name }) => name) };
}

/** The script that a side begins with: from the draft, where somebody writes one that could be published. */
export async function scriptStarterOf(
  ports: { readonly store: Store },
  id: string,
  side: Side,
): Promise<Attempt<string>> {
  const [draft, connection] = await allOf([loadDraft(ports, id), getConnection(ports, id)]);
  if (!draft.ok) return draft;
  if (!connection.ok) return connection;
  const { over, version } = draft.value;
  const written = readVersion(over, version);
  return done(starterScript(side, written.ok ? written.value : over, connection.value.peer.name));
}
