import { connectionKind } from '../../core/connection/connection-record.ts';
import { type Attempt, done, type Explained, failed } from '../../core/connection/explained.ts';
import type { Store } from '../../core/ports/store.ts';
import type { ConnectionFile } from '../../core/rules/connection-file.ts';
import { connectionFileOf } from '../../core/rules/connection-file-out.ts';
import { type Version, versionKey, versionKind, versionSchema } from '../../core/rules/version.ts';
import { noSuchConnection } from '../invitation/explain-setup.ts';
import { loadDraft, noSuchVersion } from './keep-draft.ts';
import { rulesInForce } from './publish-rules.ts';
import { tablesFor, withTables } from './with-tables.ts';

/** Which rules are exported: those in force, the draft, or a published version by its number. */
export type ExportedRules = 'in-force' | 'draft' | number;

/** The rules of a connection as a file (core/rules/connection-file.ts). */
export async function exportConnection(
  ports: { readonly store: Store },
  id: string,
  which: ExportedRules,
): Promise<Attempt<ConnectionFile>> {
  const connection = await ports.store.get(connectionKind, id);
  if (!connection) return failed(noSuchConnection(id));
  const version = await versionOf(ports, id, which);
  if (!version.ok) return version;
  const { name, description, local, peer } = connection;
  const about = {
    name,
    ...(description === undefined ? {} : { description }),
    mode: version.value.mode,
    local: { name: local.name, project: local.projectKey },
    peer: { name: peer.name },
  };
  return done(connectionFileOf(about, version.value));
}

async function versionOf(
  ports: { readonly store: Store },
  id: string,
  which: ExportedRules,
): Promise<Attempt<Version>> {
  if (typeof which === 'number') {
    const version = await ports.store.get(versionKind, versionKey(id, which));
    return version ? done(version) : failed(noSuchVersion(which));
  }
  if (which === 'in-force') {
    const rules = await rulesInForce(ports, id);
    return rules.ok ? done(rules.value.version) : rules;
  }
  const draft = await loadDraft(ports, id);
  if (!draft.ok) return draft;
  const version = versionSchema.safeParse(draft.value.version);
  if (!version.success) return failed(BROKEN_DRAFT);
  const tables = await tablesFor(ports, version.data);
  return tables.ok ? done(withTables(version.data, tables.value)) : tables;
}

const BROKEN_DRAFT: Explained = {
  code: 'draft-broken',
  message: 'The draft has values that cannot be used, so that it makes no file.',
  next: 'Correct what the draft says of its problems first, or export the rules in force.',
};
