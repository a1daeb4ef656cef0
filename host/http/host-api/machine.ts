import { Hono } from 'hono';
import * as z from 'zod';
import { type HostFace, HostRefusal } from '../host-face.ts';
import { readBody } from './body.ts';
import { siteNamed } from './sites.ts';

const drain = z.strictObject({
  timeoutSeconds: z.number().positive().max(600).default(60),
  virtualSeconds: z
    .number()
    .nonnegative()
    .max(7 * 86_400)
    .default(600),
});
const clock = z.strictObject({
  advanceSeconds: z
    .number()
    .positive()
    .max(400 * 86_400),
});
const number = z.coerce.number().finite();

/** Time, meters, faults, traffic, store: what moves the host and what shows its insides. */
export function machineApi(host: HostFace): Hono {
  const app = new Hono();
  app.post('/host/drain', async (c) => c.json(await host.drain(await readBody(c, drain))));
  app.post('/host/clock', async (c) => {
    const { advanceSeconds } = await readBody(c, clock);
    if (host.clock.kind === 'real') {
      throw new HostRefusal(
        400,
        'real-time',
        'The clock can be moved under virtual time only: start with --virtual-time.',
      );
    }
    await host.advance(advanceSeconds);
    return c.json({ now: host.clock.now() });
  });
  app.get('/host/meters', (c) => c.json(z.json().parse(host.meters())));
  app.delete('/host/meters', (c) => {
    host.resetMeters();
    return c.body(null, 204);
  });
  app.post('/host/faults', async (c) => {
    const injected = await host.addFault(await readBody(c, z.unknown()));
    return c.json(z.json().parse(injected), 201);
  });
  app.delete('/host/faults', (c) => {
    host.clearFaults();
    return c.body(null, 204);
  });
  app.get('/host/traffic', (c) => {
    const site = c.req.query('site');
    const since = c.req.query('since');
    const limit = c.req.query('limit');
    return c.json(
      z.json().parse(
        host.traffic({
          ...(site === undefined ? {} : { site: siteNamed(host, site).name }),
          ...(since === undefined ? {} : { since: queryNumber('since', since) }),
          ...(limit === undefined ? {} : { limit: queryNumber('limit', limit) }),
        }),
      ),
    );
  });
  app.get('/host/store', async (c) => {
    const site = siteNamed(host, c.req.query('site') ?? '');
    return c.json(z.json().parse(await host.store(site, c.req.query('prefix') ?? '')));
  });
  return app;
}

function queryNumber(name: string, text: string): number {
  const parsed = number.safeParse(text);
  if (!parsed.success) throw new HostRefusal(400, 'bad-request', `${name} must be a number, not "${text}".`);
  return parsed.data;
}
