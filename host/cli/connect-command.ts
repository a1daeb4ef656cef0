import { connectProjects } from '../sites/connect-projects.ts';
import { clientFor, type KnownSite, placeOf } from './host-client.ts';
import { CliError } from './usage.ts';

/** `connect blue:SUP green:DEV`: the same five steps as two admins take on their pages. */
export async function connectCommand(args: readonly string[]): Promise<void> {
  const { client, rest } = clientFor(args);
  const [from, to] = [await placeOf(client, rest[0]), await placeOf(client, rest[1])];
  const connection = await connectProjects(
    { name: from.site.name, projectId: projectId(from.site, from.rest) },
    { name: to.site.name, projectId: projectId(to.site, to.rest) },
    (name, operation, payload) => {
      const site = name === from.site.name ? from.site : to.site;
      return client.operation(site, 'admin', operation, payload);
    },
  );
  process.stdout.write(`Connected ${rest[0]} and ${rest[1]}: connection ${connection} is active.\n`);
}

function projectId(site: KnownSite, key: string): string {
  const project = site.projects.find((one) => one.key === key);
  if (project) return project.id;
  throw new CliError(
    `Site ${site.name} has no project ${key}; it has ${site.projects.map((one) => one.key).join(', ')}.`,
  );
}
