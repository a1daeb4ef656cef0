import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type LocalHost, openLocalHost } from '../../host/local/local-host.ts';
import { Ports, Servers } from '../../host/local/servers.ts';

const app = join(fileURLToPath(new URL('.', import.meta.url)), '../..');

export interface OpenHost {
  readonly host: LocalHost;
  /** Origin of a site's pages. */
  originOf(site: string): string;
  close(): Promise<void>;
}

/** Two sites with the app and without a connection, served on free ports, in memory and in real time. */
export async function openTwoSites(): Promise<OpenHost> {
  const ports = new Ports(await freePort());
  for (const site of ['blue', 'green']) ports.of(site);
  const servers = new Servers(ports, app);
  const host = await openLocalHost({
    app,
    data: undefined,
    clock: 'real',
    check: 'own',
    originOf: (site) => ports.originOf(site),
    onSites: (sites) => servers.follow(sites),
  });
  await servers.start(host);
  await host.addSite('blue');
  await host.addSite('green');
  return {
    host,
    originOf: (site) => ports.originOf(site).page,
    close: async () => {
      await servers.close();
      host.dispose();
    },
  };
}

/**
 * The first of a row of ports of which the host's are free. Below those that the system hands out for connections:
 * among them another program would take one of the row at any moment. Each process begins elsewhere.
 */
async function freePort(): Promise<number> {
  for (let row = process.pid % ROWS, tried = 0; tried < ROWS; row = (row + 1) % ROWS, tried += 1) {
    const first = LOWEST + row * ROW;
    const free = await Promise.all([0, 1, 2, 101, 102].map((offset) => isFree(first + offset)));
    if (free.every(Boolean)) return first;
  }
  throw new Error(`No row of free ports from ${LOWEST} on.`);
}

const LOWEST = 20_000;
const ROW = 200;
const ROWS = 60;

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
