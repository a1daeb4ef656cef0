import { join } from 'node:path';
import { Hono } from 'hono';
import { appResources } from '../http/app-assets.ts';
import { controlServer } from '../http/control-server.ts';
import type { HostFace, SiteFace } from '../http/host-face.ts';
import { type Listener, listen } from '../http/listen.ts';
import { siteServer } from '../http/site-server.ts';

/** Which port belongs to what: the host on N, its sites from N+1 on, their embedded resources from N+101 on. */
export class Ports {
  readonly #first: number;
  readonly #sites: string[] = [];

  constructor(first: number) {
    this.#first = first;
  }

  get control(): number {
    return this.#first;
  }

  /** A site keeps its port for as long as the host runs. */
  of(site: string): { readonly page: number; readonly resource: number } {
    const known = this.#sites.indexOf(site);
    const index = known >= 0 ? known : this.#sites.push(site) - 1;
    return { page: this.#first + 1 + index, resource: this.#first + 101 + index };
  }

  originOf(site: string): { readonly page: string; readonly resource: string } {
    const { page, resource } = this.of(site);
    return { page: `http://127.0.0.1:${page}`, resource: `http://127.0.0.1:${resource}` };
  }
}

/** Every server of a running host, opened and closed as sites come and go. */
export class Servers {
  readonly #ports: Ports;
  readonly #dist: string;
  readonly #open = new Map<string, Listener[]>();
  #control: Listener | undefined;

  constructor(ports: Ports, app: string) {
    this.#ports = ports;
    this.#dist = join(app, 'dist');
  }

  async start(host: HostFace): Promise<void> {
    const origin = `http://127.0.0.1:${this.#ports.control}`;
    const server = controlServer(host, { dist: this.#dist, origin });
    this.#control = await listen(this.#ports.control, server.fetch, 'the landing page');
    await this.follow(host.sites);
  }

  /** Opens what is missing and closes what has no site any more. */
  async follow(sites: readonly SiteFace[]): Promise<void> {
    if (!this.#control) return;
    for (const site of sites)
      if (!this.#open.has(site.name)) this.#open.set(site.name, await this.#serve(site));
    for (const [name, listeners] of this.#open) {
      if (sites.some((site) => site.name === name)) continue;
      this.#open.delete(name);
      await Promise.all(listeners.map((listener) => listener.close()));
    }
  }

  async close(): Promise<void> {
    await this.follow([]);
    await this.#control?.close();
  }

  async #serve(site: SiteFace): Promise<Listener[]> {
    const { page, resource } = this.#ports.of(site.name);
    const home = `http://127.0.0.1:${this.#ports.control}/`;
    const resources = new Hono().route('/', appResources(site.pages));
    const pages = await listen(page, siteServer(site, home).fetch, `site ${site.name}`);
    try {
      return [pages, await listen(resource, resources.fetch, `embedded resources of ${site.name}`)];
    } catch (error) {
      await pages.close();
      throw error;
    }
  }
}
