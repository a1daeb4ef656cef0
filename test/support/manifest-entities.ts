import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import * as z from 'zod';

const attributeType = z.enum(['integer', 'float', 'string', 'boolean', 'any']);

const manifest = z.object({
  app: z.object({
    storage: z.object({
      entities: z.array(
        z.object({
          name: z.string(),
          attributes: z.record(z.string(), z.object({ type: attributeType })),
          indexes: z
            .array(
              z.union([
                z.string(),
                z.object({
                  name: z.string(),
                  partition: z.array(z.string()).default([]),
                  range: z.array(z.string()).max(1).default([]),
                }),
              ]),
            )
            .default([]),
        }),
      ),
    }),
  }),
});

export type ManifestEntity = z.infer<typeof manifest>['app']['storage']['entities'][number];

/** The custom entities as manifest.yml declares them. */
export function manifestEntities(): ManifestEntity[] {
  const file = new URL('../../manifest.yml', import.meta.url);
  return manifest.parse(parse(readFileSync(file, 'utf8'))).app.storage.entities;
}
