import { type Attempt, done, type Explained, failed } from '../../core/connection/explained.ts';
import type { Jira } from '../../core/ports/jira.ts';
import type { ConnectionFile } from '../../core/rules/connection-file.ts';
import {
  type Filled,
  filledVersion,
  type ReadFile,
  readConnectionFile,
} from '../../core/rules/connection-file-in.ts';
import { accountsIn, personPlaceholder } from '../../core/rules/connection-file-out.ts';
import { type Version, versionKey, versionKind } from '../../core/rules/version.ts';
import { listConnections } from '../connection/list-connections.ts';
import { type DraftPorts, loadDraft, type StandingDraft, saveDraft } from './keep-draft.ts';
import { makeTable } from './save-table.ts';

type ImportPorts = DraftPorts & { readonly jira: Pick<Jira, 'project' | 'accountByEmail'> };

export interface FileImport {
  readonly connection: string;
  /** The text of a connection file. */
  readonly text: string;
  /** Values of placeholders by their names; of people an account id or an e-mail address. */
  readonly values: Readonly<Record<string, string>>;
  /** Revision of the draft that the person has seen; absent: whatever stands. */
  readonly revision?: number | undefined;
  /** Account id of who imports. */
  readonly by: string | undefined;
}

export type Imported =
  | { readonly is: 'drafted'; readonly draft: StandingDraft; readonly file: ReadFile }
  /** Nothing was changed: placeholders have no value yet. */
  | { readonly is: 'asks'; readonly open: Extract<Filled, { is: 'open' }>['open'] };

/** Makes the rules of a file the draft of a connection; nothing of it is in force before somebody publishes it. */
export async function importConnection(ports: ImportPorts, wish: FileImport): Promise<Attempt<Imported>> {
  const read = readConnectionFile(wish.text);
  if (!read.ok) return read;
  const standing = await loadDraft(ports, wish.connection);
  if (!standing.ok) return standing;
  const values = await withAccounts(ports, wish.values);
  if (!values.ok) return values;
  const people = await accountsKnown(ports);
  const { file } = read.value;
  const filled = filledVersion(file, (name) => ownValue(values.value, name) ?? people.get(name));
  if (filled.is === 'open') return done({ is: 'asks', open: filled.open });
  const scope = await spacesOf(ports, read.value, filled.version.scope);
  if (!scope.ok) return scope;

  const { scope: _scope, ...parts } = filled.version;
  const saved = await saveDraft(ports, {
    connection: wish.connection,
    version: { ...parts, ...(scope.value === undefined ? {} : { scope: scope.value }) },
    revision: wish.revision ?? standing.value.revision,
    by: wish.by,
  });
  if (!saved.ok) return saved;
  for (const [name, rows] of Object.entries(file.tables ?? {})) await makeTable(ports, name, rows);
  return done({ is: 'drafted', draft: saved.value, file: read.value });
}

const ownValue = (values: Readonly<Record<string, string>>, name: string): string | undefined =>
  Object.hasOwn(values, name) && values[name] !== '' ? values[name] : undefined;

/** E-mail addresses given for people become their accounts. */
async function withAccounts(
  { jira }: ImportPorts,
  values: FileImport['values'],
): Promise<Attempt<Readonly<Record<string, string>>>> {
  const found: Record<string, string> = { ...values };
  for (const [name, value] of Object.entries(values)) {
    if (!name.startsWith('person-') || !value.includes('@')) continue;
    const account = await jira.accountByEmail(value.trim().toLowerCase());
    if (account === undefined) return failed(noSuchPerson(name, value));
    found[name] = account;
  }
  return done(found);
}

/** Accounts that rules of this site name already, by the placeholders that files have for them. */
async function accountsKnown(ports: ImportPorts): Promise<ReadonlyMap<string, string>> {
  const known = new Map<string, string>();
  for (const { id, version: number } of await listConnections(ports)) {
    const version: Version | undefined =
      number === 0 ? undefined : await ports.store.get(versionKind, versionKey(id, number));
    for (const account of version ? accountsIn(version) : []) known.set(personPlaceholder(account), account);
  }
  return known;
}

/** The scope with the spaces of this site, by their keys. */
async function spacesOf(
  { jira }: ImportPorts,
  { placeOf }: ReadFile,
  scope: ConnectionFile['version']['scope'],
): Promise<Attempt<Version['scope'] | undefined>> {
  if (!scope) return done(undefined);
  const projects: Version['scope']['projects'] = [];
  for (const [index, key] of scope.projects.entries()) {
    const project = await jira.project(key);
    const path = ['version', 'scope', 'projects', index];
    if (project === 'not-found') return failed(noSuchSpace(key, path, placeOf(path).line));
    projects.push({ id: project.id, key: project.key });
  }
  const routing: Version['scope']['routing'] = [];
  for (const [index, line] of scope.routing.entries()) {
    const space = projects.find(({ key }) => key === line.project);
    const path = ['version', 'scope', 'routing', index, 'project'];
    if (!space) return failed(outOfScope(line.project, path, placeOf(path).line));
    routing.push({ ...line, project: space.id });
  }
  return done({ ...scope, projects, routing });
}

type Path = readonly (string | number)[];

const noSuchSpace = (key: string, path: Path, line: number): Explained => ({
  code: 'file-space-unknown',
  field: path.join('.'),
  message: `Line ${line} (${path.join('.')}): the app sees no space ${key} on this site. Nothing was changed.`,
  next: 'Write the key of a space of this site there, and let the app into it.',
});

const outOfScope = (key: string, path: Path, line: number): Explained => ({
  code: 'file-space-out-of-scope',
  field: path.join('.'),
  message: `Line ${line} (${path.join('.')}): ${key} is not among the spaces of the scope. Nothing was changed.`,
  next: 'Name it there too, or route to one of the spaces that are named.',
});

const noSuchPerson = (name: string, value: string): Explained => ({
  code: 'file-person-unknown',
  field: `values.${name}`,
  message: `Nobody on this site is seen with the e-mail address "${value.slice(0, 100)}". Nothing was changed.`,
  next: 'Give the account id, or another address.',
});
