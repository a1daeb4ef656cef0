import { type Attempt, done, type Explained, failed } from '../../core/connection/explained.ts';
import type { Jira } from '../../core/ports/jira.ts';
import type { Store } from '../../core/ports/store.ts';
import { accountsIn } from '../../core/privacy/people-of-version.ts';
import type { ConnectionFile } from '../../core/rules/connection-file.ts';
import { type Filling, filledPart, type ReadFile } from '../../core/rules/connection-file-in.ts';
import { personPlaceholder } from '../../core/rules/connection-file-out.ts';
import type { DraftVersion } from '../../core/rules/draft-version.ts';
import { type Version, versionKey, versionKind } from '../../core/rules/version.ts';
import { listConnections } from '../connection/list-connections.ts';

export interface FillPorts {
  readonly store: Store;
  readonly jira: Pick<Jira, 'project' | 'accountByEmail'>;
}

export type FilledFile =
  | { readonly is: 'filled'; readonly parts: DraftVersion }
  /** Placeholders have no value yet. */
  | { readonly is: 'asks'; readonly open: readonly { readonly name: string; readonly about: string }[] };

/** The rules of a file as parts of a draft of this site: placeholders filled, spaces and people found. */
export async function fillFile(
  ports: FillPorts,
  read: ReadFile,
  given: Readonly<Record<string, string>>,
): Promise<Attempt<FilledFile>> {
  const fill = await fillingOf(ports, given);
  if (!fill.ok) return fill;
  const { version, placeholders } = read.file;
  const filled = filledPart(version, placeholders, fill.value);
  if (filled.is === 'open') return done({ is: 'asks', open: filled.open });
  const { scope: _scope, ...parts } = filled.part;
  const scope = await spacesOf(ports, read, filled.part.scope);
  if (!scope.ok) return scope;
  return done({
    is: 'filled',
    parts: { ...parts, ...(scope.value === undefined ? {} : { scope: scope.value }) },
  });
}

/** What placeholders stand for: as given, and people as rules of this site know them. */
export async function fillingOf(
  ports: FillPorts,
  given: Readonly<Record<string, string>>,
): Promise<Attempt<Filling>> {
  const values = await withAccounts(ports, given);
  if (!values.ok) return values;
  const people = await accountsKnown(ports);
  return done((name) => ownValue(values.value, name) ?? people.get(name));
}

const ownValue = (values: Readonly<Record<string, string>>, name: string): string | undefined =>
  Object.hasOwn(values, name) && values[name] !== '' ? values[name] : undefined;

/** E-mail addresses given for people become their accounts. */
async function withAccounts(
  { jira }: FillPorts,
  values: Readonly<Record<string, string>>,
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
async function accountsKnown(ports: FillPorts): Promise<ReadonlyMap<string, string>> {
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
  { jira }: FillPorts,
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
