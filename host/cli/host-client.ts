import { parseArgs } from 'node:util';
import * as z from 'zod';
import { portOf } from './start-options.ts';
import { CliError } from './usage.ts';

const failure = z.looseObject({ message: z.string() });
const outcome = z.discriminatedUnion('ok', [
  z.looseObject({ ok: z.literal(true), data: z.unknown() }),
  z.looseObject({
    ok: z.literal(false),
    error: z.looseObject({ message: z.string(), next: z.string().optional() }),
  }),
]);
const sites = z.array(
  z.looseObject({
    name: z.string(),
    baseUrl: z.string(),
    projects: z.array(z.looseObject({ id: z.string(), key: z.string(), name: z.string() })),
    users: z.array(z.looseObject({ displayName: z.string(), emailAddress: z.string() })),
  }),
);
export type KnownSite = z.infer<typeof sites>[number];

/** Speaks to a running host over its API. */
export class HostClient {
  readonly #origin: string;
  constructor(port: number) {
    this.#origin = `http://127.0.0.1:${port}`;
  }

  async call(method: string, path: string, body?: unknown): Promise<unknown> {
    let response: Response;
    try {
      response = await fetch(this.#origin + path, {
        method,
        ...(body === undefined
          ? {}
          : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
      });
    } catch {
      throw new CliError(
        `No host answers at ${this.#origin}: start one with "npm start", or name its port with --port N.`,
      );
    }
    const text = await response.text();
    const json: unknown = text === '' ? null : JSON.parse(text);
    if (response.ok) return json;
    const refused = failure.safeParse(json);
    throw new CliError(
      refused.success ? refused.data.message : `The host answered ${response.status} to ${method} ${path}.`,
    );
  }

  async sites(): Promise<KnownSite[]> {
    return sites.parse(await this.call('GET', '/host/sites'));
  }

  /** Calls a page's operation as the site's first person, who is a site admin. */
  async operation(
    site: KnownSite,
    module: string,
    name: string,
    payload: unknown,
    place: object = {},
  ): Promise<unknown> {
    const as = site.users[0]?.emailAddress;
    if (as === undefined) throw new CliError(`Site ${site.name} has no people.`);
    const answer = await this.call('POST', `/host/sites/${site.name}/invoke`, {
      module,
      operation: name,
      payload,
      as,
      ...place,
    });
    const parsed = outcome.parse(answer);
    if (parsed.ok) return parsed.data;
    throw new CliError(
      `${name} on ${site.name}: ${parsed.error.message}${parsed.error.next ? ` ${parsed.error.next}` : ''}`,
    );
  }
}

const modes = ['basic', 'visual', 'script'] as const;

/** What stands behind a command beside its places. */
export interface ClientOptions {
  readonly mode: (typeof modes)[number] | undefined;
  /** A connection file. */
  readonly file: string | undefined;
  readonly diff: boolean;
}

export function clientFor(args: readonly string[]): {
  client: HostClient;
  rest: string[];
  options: ClientOptions;
} {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        port: { type: 'string' },
        mode: { type: 'string' },
        file: { type: 'string' },
        diff: { type: 'boolean', default: false },
      },
    });
    const mode = modes.find((one) => one === values.mode);
    if (values.mode !== undefined && mode === undefined)
      throw new CliError(`"${values.mode}" is no mode; --mode takes ${modes.join(', ')}.`);
    const options = { mode, file: values.file, diff: values.diff };
    return { client: new HostClient(portOf(values.port)), rest: positionals, options };
  } catch (error) {
    throw error instanceof CliError
      ? error
      : new CliError(error instanceof Error ? error.message : String(error));
  }
}

/** "blue:SUP" -> the site and what stands behind the colon. */
export async function placeOf(
  client: HostClient,
  text: string | undefined,
): Promise<{ site: KnownSite; rest: string }> {
  const [name, rest] = (text ?? '').split(':');
  const known = await client.sites();
  const site = known.find((one) => one.name === name);
  if (!site || !rest) {
    throw new CliError(
      `"${text ?? ''}" is not SITE:KEY with a site of ${known.map((one) => one.name).join(', ')}.`,
    );
  }
  return { site, rest };
}

type ClientCommand = 'sites' | 'sync' | 'status' | 'meters' | 'drain';

export async function runClient(command: ClientCommand, args: readonly string[]): Promise<void> {
  const { client, rest } = clientFor(args);
  const result = await commands[command](client, rest);
  process.stdout.write(typeof result === 'string' ? result : `${JSON.stringify(result, null, 2)}\n`);
}

const commands: Readonly<
  Record<ClientCommand, (client: HostClient, rest: readonly string[]) => Promise<unknown>>
> = {
  sites: async (client) =>
    (await client.sites())
      .map(
        (site) =>
          `${site.name}  ${site.baseUrl}\n` +
          site.projects.map((project) => `  ${project.key}  ${project.name}\n`).join('') +
          site.users.map((user) => `  ${user.emailAddress}  ${user.displayName}\n`).join(''),
      )
      .join(''),
  sync: syncOne,
  status: async (client) => {
    const lines: unknown[] = [];
    for (const site of await client.sites()) {
      lines.push({
        site: site.name,
        ...z.looseObject({}).parse(await client.operation(site, 'admin', 'connection.list', {})),
      });
    }
    return lines;
  },
  meters: (client) => client.call('GET', '/host/meters'),
  drain: (client) => client.call('POST', '/host/drain', {}),
};

const status = z.looseObject({
  twins: z.array(
    z.looseObject({ state: z.string(), peerKey: z.string().optional(), peerUrl: z.string().optional() }),
  ),
});

async function syncOne(client: HostClient, rest: readonly string[]): Promise<unknown> {
  const { site, rest: issue } = await placeOf(client, rest[0]);
  await client.operation(site, 'admin', 'sync.issue', { issue });
  await client.call('POST', '/host/drain', { timeoutSeconds: 60 });
  return status.parse(await client.operation(site, 'admin', 'sync.status', { issue })).twins;
}
