import * as z from 'zod';

const key = z.string().min(1);

const entity = z.object({
  name: key,
  attributes: z.record(
    z.string(),
    z.object({ type: z.enum(['integer', 'float', 'string', 'boolean', 'any']) }),
  ),
  indexes: z
    .array(
      z.union([
        z.string().transform((name) => ({ name, partition: undefined, range: [name] })),
        z.object({
          name: z.string(),
          partition: z.array(z.string()).optional(),
          range: z.array(z.string()).optional(),
        }),
      ]),
    )
    .default([]),
});

const eventFilter = z.object({
  ignoreSelf: z.boolean().default(false),
  appIsLicensed: z.boolean().default(false),
  expression: z.string().optional(),
  onError: z.string().optional(),
});

const event = z.union([
  z.string().transform((eventType) => ({ eventType, filter: undefined })),
  z.object({ eventType: z.string(), filter: eventFilter.optional() }),
]);

const page = z.object({
  key,
  title: z.string(),
  resource: z.string(),
  render: z.string().optional(),
  resolver: z.object({ function: z.string() }).optional(),
});

const withFunction = z.object({ key, function: z.string() });

const modules = z.object({
  'jira:adminPage': z.array(page).default([]),
  'jira:projectSettingsPage': z.array(page).default([]),
  'jira:issueContext': z.array(page).default([]),
  'jira:issueAction': z.array(page).default([]),
  'jira:entityProperty': z
    .array(
      z.object({
        key,
        entityType: z.string(),
        propertyKey: z.string(),
        values: z.array(
          z.object({
            path: z.string(),
            type: z.enum(['number', 'string', 'text', 'user', 'date']),
            searchAlias: z.string().optional(),
          }),
        ),
      }),
    )
    .default([]),
  trigger: z
    .array(withFunction.extend({ events: z.array(event), filter: eventFilter.optional() }))
    .default([]),
  preUninstall: z.array(withFunction).default([]),
  consumer: z.array(withFunction.extend({ queue: z.string() })).default([]),
  webtrigger: z
    .array(
      withFunction.extend({
        urlFormat: z.enum(['v1', 'v2']).default('v1'),
        response: z.object({ type: z.enum(['dynamic', 'static']) }).default({ type: 'dynamic' }),
      }),
    )
    .default([]),
  scheduledTrigger: z
    .array(
      withFunction.extend({
        interval: z.enum(['fiveMinute', 'hour', 'day', 'week']),
        filter: z.object({ appIsLicensed: z.boolean().default(false) }).optional(),
      }),
    )
    .default([]),
  llm: z.array(z.object({ key, model: z.array(z.string()) })).default([]),
  function: z
    .array(
      z.object({
        key,
        handler: z.string().regex(/^[\w/-]+\.\w+$/, 'must be <file>.<export>'),
        timeoutSeconds: z.number().int().min(1).max(900).optional(),
      }),
    )
    .default([]),
});

/** The parts of manifest.yml that the host acts on. What else stands there is left to Forge's own validator. */
export const manifestSchema = z.object({
  app: z.object({
    id: z.string().regex(/^ari:cloud:ecosystem::app\/[\w-]+$/, 'must be ari:cloud:ecosystem::app/<id>'),
    licensing: z.object({ enabled: z.boolean() }).default({ enabled: false }),
    storage: z.object({ entities: z.array(entity).default([]) }).default({ entities: [] }),
  }),
  permissions: z
    .object({
      scopes: z
        .union([z.array(z.string()), z.record(z.string(), z.unknown()).transform((map) => Object.keys(map))])
        .default([]),
      external: z
        .object({
          fetch: z
            .object({
              backend: z
                .array(
                  z.union([z.string(), z.object({ address: z.string() }).transform((one) => one.address)]),
                )
                .default([]),
            })
            .default({ backend: [] }),
        })
        .default({ fetch: { backend: [] } }),
      /** What embedded resources may do beyond Forge's own content security policy. */
      content: z
        .object({ scripts: z.array(z.string()).default([]), styles: z.array(z.string()).default([]) })
        .default({ scripts: [], styles: [] }),
    })
    .default({
      scopes: [],
      external: { fetch: { backend: [] } },
      content: { scripts: [], styles: [] },
    }),
  modules,
  resources: z.array(z.object({ key, path: z.string() })).default([]),
});

export type ParsedManifest = z.output<typeof manifestSchema>;
