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

/**
 * `apply FOLDER`: the connection files of `FOLDER/<site>/` become the rules in force of the connections that they
 * name; with `--diff` what they would change is said, and everything stays as it is.
 */
export async function applyCommand(args: readonly string[]): Promise<void> {
  const { client, rest, options } = clientFor(args);
  const [folder] = rest;
  if (folder === undefined) throw new CliError('apply wants a folder: counterpart apply FOLDER [--diff]');
  const sites = await client.sites();
  for (const { path, site } of filesOf(folder, sites)) {
    const said = await applyFile(client, site, path, options.diff);
    process.stdout.write(`${relative(folder, path)}: ${said}\n`);
  }
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

async function applyFile(
  client: HostClient,
  site: KnownSite,
  path: string,
  isDiff: boolean,
): Promise<string> {
  const text = readFileSync(path, 'utf8');
  const connection = await connectionOf(client, site, path, text);
  const before = draft.parse(await client.operation(site, 'admin', 'version.draft', { connection }));
  if (before.saved !== undefined)
    throw new CliError(
      `${path}: somebody has saved a draft for this connection. Publish or discard it first.`,
    );
  const { changes, problems } = await importFile(client, site, connection, { path, text });
  const discard = () => client.operation(site, 'admin', 'version.discard', { connection });
  const lines = changes.map((change) => `\n  ${change.text}`).join('');
  if (problems.length > 0) {
    await discard();
    throw new CliError(`${path}: ${problems.map(({ message }) => message).join(' ')}`);
  }
  if (changes.length === 0 || isDiff) {
    await discard();
    return changes.length === 0 ? 'nothing differs.' : `would change:${lines}`;
  }
  await publish(client, site, connection);
  return `published:${lines}`;
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
    await client.operation(site, 'admin', 'connection.import', { connection, text }),
  );
  if (answer.kind === 'drafted') return answer.draft;
  const open = answer.placeholders.map(({ name, about }) => `{{${name}}} (${about})`).join(', ');
  throw new CliError(`${path}: these placeholders have no value: ${open}. Write a "value" beside each.`);
}

export async function publish(client: HostClient, site: KnownSite, connection: string): Promise<void> {
  await client.operation(site, 'admin', 'version.publish', { connection, existing: 'as-they-change' });
}
