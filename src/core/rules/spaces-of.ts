import * as z from 'zod';

const scoped = z.object({
  scope: z.object({
    projects: z
      .array(z.object({ id: z.string().max(30) }))
      .min(1)
      .max(50),
  }),
});

/** Project ids of a draft's scope; undefined where it names none that can be read. */
export function spacesOf(version: Readonly<Record<string, unknown>>): string[] | undefined {
  const read = scoped.safeParse(version);
  return read.success ? read.data.scope.projects.map(({ id }) => id) : undefined;
}
