import * as z from 'zod';
import type { QueueService } from '../../host/forge/services.ts';
import type { ServiceContext } from '../../host/host-options.ts';

export function fakeQueue(context: ServiceContext): QueueService {
  const schema = z.object({ queueName: z.string(), payload: z.array(z.object({ body: z.unknown() })) });
  let waiting = 0;
  return {
    async handle(installation, _path, init, origin) {
      const { queueName, payload } = schema.parse(JSON.parse(String(init.body)));
      for (const { body } of payload) {
        waiting += 1;
        context.clock.at(context.clock.now(), async () => {
          await context.consume(installation, queueName, { queueName, body }, origin);
          waiting -= 1;
        });
      }
      return new Response(null, { status: 201 });
    },
    pending: () => waiting,
    forget: () => undefined,
    dispose: () => undefined,
  };
}
