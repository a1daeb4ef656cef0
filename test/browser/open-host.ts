import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type LocalHost, openLocalHost } from '../../host/local/local-host.ts';
import { Ports, Servers } from '../../host/local/servers.ts';
import { closed, listening } from './listening.ts';

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

/** The host takes some ports in a row from this one on; the system hands out such rows far apart. */
async function freePort(): Promise<number> {
  const { origin, server } = await listening();
  await closed(server);
  return Number(new URL(origin).port);
}
