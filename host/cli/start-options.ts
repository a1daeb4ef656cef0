import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { CliError } from './usage.ts';

export interface StartOptions {
  readonly sites: readonly string[];
  readonly empty: boolean;
  /** Undefined: in memory. */
  readonly data: string | undefined;
  readonly seed: string | undefined;
  readonly port: number;
  readonly clock: 'real' | 'virtual';
}

const siteName = /^[a-z][a-z0-9-]{0,19}$/;

/** Reads the options of `start`; what does not fit is said in a sentence. */
export function startOptions(args: readonly string[]): StartOptions {
  const values = parse(args);
  const sites = (values.sites ?? 'blue,green').split(',').map((name) => name.trim());
  for (const name of sites) {
    if (!siteName.test(name))
      throw new CliError(`"${name}" cannot name a site: use 1 to 20 of a-z, 0-9 and -, a letter first.`);
  }
  if (new Set(sites).size !== sites.length)
    throw new CliError(`--sites names a site twice: ${sites.join(', ')}.`);
  if (values.data !== undefined && values.memory)
    throw new CliError('--data and --memory exclude each other: choose one.');
  if (values['real-time'] && values['virtual-time'])
    throw new CliError('Choose --real-time or --virtual-time, not both.');
  return {
    sites,
    empty: values.empty ?? false,
    data: values.memory ? undefined : resolve(values.data ?? '.host'),
    seed: values.seed === undefined ? undefined : resolve(values.seed),
    port: portOf(values.port),
    clock: values['virtual-time'] ? 'virtual' : 'real',
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        sites: { type: 'string' },
        empty: { type: 'boolean' },
        data: { type: 'string' },
        memory: { type: 'boolean' },
        seed: { type: 'string' },
        port: { type: 'string' },
        'real-time': { type: 'boolean' },
        'virtual-time': { type: 'boolean' },
      },
    }).values;
  } catch (error) {
    throw new CliError(error instanceof Error ? error.message : String(error));
  }
}

export function portOf(text: string | undefined): number {
  const port = Number(text ?? '7700');
  if (!Number.isInteger(port) || port < 0 || port > 65_000)
    throw new CliError(`--port must be a number from 0 to 65000, not "${text}".`);
  return port;
}
