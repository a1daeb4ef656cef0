import { readFileSync } from 'node:fs';
import { connectProjects } from '../sites/connect-projects.ts';
import { importFile, publish } from './apply-command.ts';
import { clientFor, type KnownSite, placeOf } from './host-client.ts';
import { CliError } from './usage.ts';

/**
 * `connect blue:SUP green:DEV`: the same five steps as two admins take on their pages. `--mode` is that of both sides;
 * `--file` is a connection file for the first.
 */
export async function connectCommand(args: readonly string[]): Promise<void> {
  const { client, rest, options } = clientFor(args);
  const text = options.file === undefined ? undefined : readFile(options.file);
  const [from, to] = [await placeOf(client, rest[0]), await placeOf(client, rest[1])];
  const connection = await connectProjects(
    { name: from.site.name, projectId: projectId(from.site, from.rest) },
    { name: to.site.name, projectId: projectId(to.site, to.rest) },
    (name, operation, payload) => {
      const site = name === from.site.name ? from.site : to.site;
      return client.operation(site, 'admin', operation, payload);
    },
  );
  if (options.mode !== undefined && options.mode !== 'basic')
    for (const { site } of [from, to])
      await client.operation(site, 'admin', 'rules.publish', { connection, version: { mode: options.mode } });
  if (text !== undefined && options.file !== undefined) {
    const { problems, changes } = await importFile(client, from.site, connection, {
      path: options.file,
      text,
    });
    const [problem] = problems;
    if (problem) throw new CliError(`${options.file}: ${problem.message} It is a draft and not in force.`);
    if (changes.length > 0)
      process.stdout.write(`${options.file}: ${await publish(client, from.site, connection)}.\n`);
  }
  process.stdout.write(`Connected ${rest[0]} and ${rest[1]}: connection ${connection} is active.\n`);
}

function readFile(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new CliError(`${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function projectId(site: KnownSite, key: string): string {
  const project = site.projects.find((one) => one.key === key);
  if (project) return project.id;
  throw new CliError(
    `Site ${site.name} has no project ${key}; it has ${site.projects.map((one) => one.key).join(', ')}.`,
  );
}
