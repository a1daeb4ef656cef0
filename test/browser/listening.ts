import type { AddressInfo } from 'node:net';
import { type ServerType, serve } from '@hono/node-server';
import { Hono } from 'hono';

/** An empty app on a free loopback port; routes may be added until the first request. */
export function listening(): Promise<{ app: Hono; origin: string; server: ServerType }> {
  const app = new Hono();
  return new Promise((resolve) => {
    const options = { fetch: (request: Request) => app.fetch(request), port: 0, hostname: '127.0.0.1' };
    const server = serve(options, (info: AddressInfo) =>
      resolve({ app, origin: `http://127.0.0.1:${info.port}`, server }),
    );
  });
}

export function closed(server: ServerType): Promise<void> {
  return new Promise((resolve, reject) => server.close((error) => (error ? reject(error) : resolve())));
}
