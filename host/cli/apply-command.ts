import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import * as z from 'zod';
import { clientFor, type HostClient, type KnownSite } from './host-client.ts';
import { CliError } from './usage.ts';

const listed = z.looseObject({
  connections: z.array(z.looseObject({ id: z.string(), name: z.string(), state: z.string() })),
});
const draft = z.looseObject({
  saved: z.unknown().optional(),
  changes: z.array(z.looseObject({ text: z.string() })),
  problems: z.array(z.looseObject({ message: z.string() })),
});
const imported = z.discriminatedUnion('kind', [
  z.looseObject({ kind: z.literal('drafted'), draft }),
  z.looseObject({
    kind: z.literal('asks'),
    placeholders: z.array(z.looseObject({ name: z.string(), about: z.string() })),
  }),
]);
const named = z.looseObject({ connection: z.looseObject({ name: z.string() }) });

const published = z.discriminatedUnion('kind', [
  z.looseObject({ kind: z.literal('published'), waits: z.boolean() }),
  z.looseObject({ kind: z.literal('asks'), text: z.string() }),
]);

/**
 * `apply FOLDER`: the connection files of `FOLDER/<site>/` become the rules in force of the connections that they
 * name; with `--diff` what they would change is said, and everything stays as it is.
 */
export async function applyCommand(args: readonly string[]): Promise<void> {
  const { client, rest, options } = clientFor(args);
  const [folder] = rest;
  if (folder === undefined) throw new CliError('apply wants a folder: counterpart apply FOLDER [--diff]');
  for (const line of await applyFolder(client, folder, options.diff)) process.stdout.write(`${line}\n`);
}

/** A file that is the draft of its connection now. */
interface Drafted {
  readonly site: KnownSite;
  readonly path: string;
  readonly connection: string;
  readonly changes: z.infer<typeof draft>['changes'];
}

/**
 * Applies the files of a folder and says what came of each. All of them are drafted and checked before the first is
 * published: of a folder with a wrong file nothing is applied, and no draft is left.
 */
export async function applyFolder(
  client: HostClient,
  folder: string,
  isDiff: boolean,
): Promise<readonly string[]> {
  const files = filesOf(folder, await client.sites());
  const drafted: Drafted[] = [];
  try {
    for (const { path, site } of files) drafted.push(await draftFile(client, site, path, drafted));
  } catch (error) {
    for (const one of drafted) await discard(client, one);
    throw error;
  }
  const said: string[] = [];
  for (const one of drafted) said.push(`${relative(folder, one.path)}: ${await finish(client, one, isDiff)}`);
  return said;
}

/** Connection files in the folders that bear the names of sites. */
function filesOf(folder: string, sites: readonly KnownSite[]): { path: string; site: KnownSite }[] {
  const found = sites.flatMap((site) => {
    const inside = join(folder, site.name);
    if (!statSync(inside, { throwIfNoEntry: false })?.isDirectory()) return [];
    const names = readdirSync(inside).filter((name) => name.endsWith('.json'));
    return names.sort().map((name) => ({ path: join(inside, name), site }));
  });
  if (found.length > 0) return found;
  const places = sites.map(({ name }) => join(folder, name, 'NAME.json')).join(' or ');
  throw new CliError(`There is no connection file in ${folder}: it would lie in ${places}.`);
}

/** Makes a file the draft of its connection; where it cannot be published the draft is as it was. */
async function draftFile(
  client: HostClient,
  site: KnownSite,
  path: string,
  before: readonly Drafted[],
): Promise<Drafted> {
  const text = readFileSync(path, 'utf8');
  const connection = await connectionOf(client, site, path, text);
  const other = before.find((one) => one.site.name === site.name && one.connection === connection);
  if (other) throw new CliError(`${path}: ${other.path} is for the same connection.`);
  const standing = draft.parse(await client.operation(site, 'admin', 'version.draft', { connection }));
  if (standing.saved !== undefined)
    throw new CliError(
      `${path}: somebody has saved a draft for this connection. Publish or discard it first.`,
    );
  const { changes, problems } = await importFile(client, site, connection, { path, text });
  const drafted = { site, path, connection, changes };
  if (problems.length === 0) return drafted;
  await discard(client, drafted);
  throw new CliError(`${path}: ${problems.map(({ message }) => message).join(' ')} Nothing was applied.`);
}

const discard = (client: HostClient, { site, connection }: Drafted): Promise<unknown> =>
  client.operation(site, 'admin', 'version.discard', { connection });

async function finish(client: HostClient, one: Drafted, isDiff: boolean): Promise<string> {
  const { site, connection, changes } = one;
  const lines = changes.map((change) => `\n  ${change.text}`).join('');
  if (changes.length > 0 && !isDiff) return `${await publish(client, site, connection)}:${lines}`;
  await discard(client, one);
  return changes.length === 0 ? 'nothing differs.' : `would change:${lines}`;
}

/** The connection of the name that the file says, among those that run. */
async function connectionOf(
  client: HostClient,
  site: KnownSite,
  path: string,
  text: string,
): Promise<string> {
  const { connections } = listed.parse(await client.operation(site, 'admin', 'connection.list', {}));
  const running = connections.filter(({ state }) => state === 'active' || state === 'paused');
  const file = named.safeParse(parsed(path, text));
  const name = file.data?.connection.name;
  const [found, ...others] = running.filter((one) => one.name === name);
  if (found && others.length === 0) return found.id;
  throw new CliError(
    `${path}: ${found ? 'several connections are' : 'no connection is'} called "${name ?? ''}" on ${site.name}; there ${running.length === 1 ? 'is' : 'are'} ${running.map((one) => `"${one.name}"`).join(', ') || 'none'}.`,
  );
}

function parsed(path: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new CliError(`${path}: ${error instanceof Error ? error.message : 'is no JSON'}`);
  }
}

/** A file made the draft of a connection; what it leaves open is an error that names it. */
export async function importFile(
  client: HostClient,
  site: KnownSite,
  connection: string,
  { path, text }: { readonly path: string; readonly text: string },
): Promise<z.infer<typeof draft>> {
  const answer = imported.parse(
    await client
      .operation(site, 'admin', 'connection.import', { connection, text })
      .catch((error: unknown) => {
        throw error instanceof CliError ? new CliError(`${path}: ${error.message}`) : error;
      }),
  );
  if (answer.kind === 'drafted') return answer.draft;
  const open = answer.placeholders.map(({ name, about }) => `{{${name}}} (${about})`).join(', ');
  throw new CliError(`${path}: these placeholders have no value: ${open}. Write a "value" beside each.`);
}

/** What came of it, in words; what is asked about stays a draft for whoever answers. */
export async function publish(client: HostClient, site: KnownSite, connection: string): Promise<string> {
  const wish = { connection, existing: 'as-they-change' };
  const answer = published.parse(await client.operation(site, 'admin', 'version.publish', wish));
  if (answer.kind === 'asks')
    return `is a draft and not in force, because somebody must answer on its page (${answer.text})`;
  return answer.waits ? 'waits for the partner’s yes' : 'published';
}
