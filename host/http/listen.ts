import { createServer, type Server } from 'node:http';
import { getRequestListener } from '@hono/node-server';

/** A server that runs on this machine alone. */
export interface Listener {
  readonly port: number;
  close(): Promise<void>;
}

/** Thrown with one clear sentence where a port cannot be had. */
export class PortError extends Error {}

/** Serves `fetch` on 127.0.0.1. Port 0 takes any free one. */
export async function listen(
  port: number,
  fetch: (request: Request) => Response | Promise<Response>,
  what: string,
): Promise<Listener> {
  const server = createServer(getRequestListener(fetch));
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(portError(error, port, what)));
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  return { port: typeof address === 'object' && address ? address.port : port, close: () => close(server) };
}

function portError(error: Error, port: number, what: string): Error {
  if ('code' in error && error.code === 'EADDRINUSE') {
    return new PortError(
      `Port ${port} (${what}) is in use: stop what runs there, or choose another with --port N; the sites take the ports after it.`,
    );
  }
  if ('code' in error && error.code === 'EACCES') {
    return new PortError(
      `Port ${port} (${what}) may not be opened by this user: choose one above 1023 with --port N.`,
    );
  }
  return error;
}

async function close(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise<void>((resolve) => server.close(() => resolve()));
}
