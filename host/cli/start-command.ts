import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DatabaseFileError } from '../database/database-file-error.ts';
import { PortError } from '../http/listen.ts';
import { type LocalHost, openLocalHost } from '../local/local-host.ts';
import { Ports, Servers } from '../local/servers.ts';
import { connectBlueAndGreen, loadSeed, raiseFirstRequests } from '../local/start-up.ts';
import { ManifestError } from '../manifest/manifest-problem.ts';
import { readSeedFiles, type SeedFiles, SeedPathError } from '../sites/real-issues/read-seed-files.ts';
import { type StartOptions, startOptions } from './start-options.ts';
import { CliError } from './usage.ts';

const ownFolder = join(dirname(fileURLToPath(import.meta.url)), '../..');

/** `start`: opens the host, furnishes new sites, and serves until it is told to stop. `app` holds manifest.yml and dist. */
export async function startCommand(args: readonly string[], app = ownFolder): Promise<void> {
  const options = startOptions(args);
  if (!existsSync(join(app, 'dist/trigger.cjs')) || !existsSync(join(app, 'dist/operations.json'))) {
    throw new CliError('The app has not been built: run "npm start", or "npm run build" first.');
  }
  try {
    await start(app, options, options.seed === undefined ? undefined : readSeedFiles(options.seed));
  } catch (error) {
    const known = [ManifestError, DatabaseFileError, PortError, SeedPathError];
    if (error instanceof Error && known.some((kind) => error instanceof kind))
      throw new CliError(error.message);
    throw error;
  }
}

async function start(app: string, options: StartOptions, files: SeedFiles | undefined): Promise<void> {
  const ports = new Ports(options.port);
  for (const site of options.sites) ports.of(site);
  const servers = new Servers(ports, app);
  const host = await openLocalHost({
    app,
    data: options.data,
    clock: options.clock,
    originOf: (site) => ports.originOf(site),
    onSites: (sites) => servers.follow(sites),
  });
  try {
    await servers.start(host);
    await furnishSites(host, options, files);
  } catch (error) {
    await servers.close();
    host.dispose();
    throw error;
  }
  announce(host, ports, files);
  const stop = async (): Promise<void> => {
    await servers.close();
    host.dispose();
    process.exit(0);
  };
  process.once('SIGINT', () => void stop());
  process.once('SIGTERM', () => void stop());
}

async function furnishSites(
  host: LocalHost,
  options: StartOptions,
  files: SeedFiles | undefined,
): Promise<void> {
  const known = new Set(host.sites.map((site) => site.name));
  const fresh = options.sites.filter((name) => !known.has(name));
  for (const name of fresh) await host.addSite(name);
  await fill(host, options, files, fresh);
  // What a site starts with is found from its first moment: under virtual time nothing else would move the index.
  for (const name of fresh) host.site(name).jira.context.search.settle();
}

async function fill(
  host: LocalHost,
  options: StartOptions,
  files: SeedFiles | undefined,
  fresh: readonly string[],
): Promise<void> {
  const both = fresh.includes('blue') && fresh.includes('green');
  const connection = both && !options.empty ? await connectBlueAndGreen(host) : undefined;
  if (connection !== undefined && !files) await raiseFirstRequests(host);
  if (!files) return;
  if (!fresh.includes('blue')) {
    throw new CliError('--seed fills a new site: add --memory, or --data with a new folder.');
  }
  await loadSeed(host, files, connection);
}

function announce(host: LocalHost, ports: Ports, files: SeedFiles | undefined): void {
  const lines = ['', `  Counterpart runs at http://127.0.0.1:${ports.control}/`, ''];
  for (const site of host.sites) lines.push(`  ${site.name.padEnd(8)} ${site.baseUrl}/`);
  lines.push('', '  REST: HTTP Basic with the e-mail address of a person and the token "local".');
  for (const { file, reason } of [...(files?.refused ?? []), ...(files?.older ?? [])])
    lines.push(`  ${file} ${reason}`);
  lines.push('  Stop with Ctrl+C.', '');
  process.stdout.write(`${lines.join('\n')}\n`);
}
