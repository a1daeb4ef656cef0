import * as z from 'zod';

/** The shapes of the host's API that the landing page reads. Times are epoch milliseconds. */
export const overviewShape = z.object({
  now: z.number(),
  clock: z.enum(['real', 'virtual']),
  /** Null under real time. */
  nextSchedule: z.number().nullable(),
  sites: z.array(
    z.object({
      name: z.string(),
      baseUrl: z.string(),
      projects: z.array(z.object({ key: z.string(), name: z.string() })),
      issues: z.array(
        z.object({
          key: z.string(),
          summary: z.string(),
          status: z.string(),
          type: z.string(),
          updated: z.number(),
          comments: z.number(),
          attachments: z.number(),
          partners: z.array(z.object({ key: z.string(), state: z.string() })),
        }),
      ),
    }),
  ),
});
export type Overview = z.infer<typeof overviewShape>;

export const trafficShape = z.array(
  z.object({
    id: z.number(),
    at: z.number(),
    from: z.string(),
    to: z.string().nullable(),
    headers: z.record(z.string(), z.string()),
    body: z.unknown().optional(),
    items: z.number(),
    wireBytes: z.number(),
    status: z.number().nullable(),
    answer: z.unknown().optional(),
    verdict: z.string(),
  }),
);
export type Exchange = z.infer<typeof trafficShape>[number];

export const metersShape = z.looseObject({
  since: z.number(),
  sites: z.record(
    z.string(),
    z.looseObject({
      jira: z.looseObject({ calls: z.number(), points: z.number(), limited: z.number() }),
      store: z.looseObject({ ops: z.number(), bytes: z.number() }),
      invocations: z.record(z.string(), z.number()),
      queueEvents: z.number(),
      messages: z.number(),
      items: z.number(),
      wireBytes: z.number(),
    }),
  ),
});

export const storeShape = z.array(z.looseObject({ key: z.string(), value: z.unknown() }));

export const reportShape = z
  .object({
    refused: z.array(z.object({ file: z.string(), reason: z.string() })),
    older: z.array(z.object({ file: z.string(), reason: z.string() })),
    issues: z.array(
      z.object({
        file: z.string(),
        source: z.string(),
        target: z.string().nullable(),
        fields: z.array(
          z.object({
            field: z.string(),
            word: z.enum(['equal', 'mapped', 'not carried', 'waiting']),
            why: z.string(),
          }),
        ),
      }),
    ),
  })
  .nullable();

const failureShape = z.looseObject({ message: z.string() });

/** Calls the host's own API; what it refuses becomes an Error with its message. */
export async function host<T>(method: string, path: string, shape: z.ZodType<T>, body?: unknown): Promise<T> {
  const response = await fetch(path, {
    method,
    headers: { 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const json: unknown = response.status === 204 ? null : await response.json();
  if (!response.ok) {
    const failure = failureShape.safeParse(json);
    throw new Error(failure.success ? failure.data.message : `The host answered ${response.status}.`);
  }
  return shape.parse(json);
}
