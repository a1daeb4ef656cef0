import * as z from 'zod';
import { KvsError } from './kvs-error.ts';

const metadataFields = z.array(z.enum(['CREATED_AT', 'UPDATED_AT', 'EXPIRE_TIME'])).optional();
const ttl = z.object({ value: z.number(), unit: z.enum(['SECONDS', 'MINUTES', 'HOURS', 'DAYS']) });
const readOptions = z.object({ metadataFields }).optional();
/** What batches and transactions take: a set policy there is an error, not a wish unheard. */
const plainSetOptions = z.strictObject({ ttl: ttl.optional() }).optional();
const setOptions = z
  .strictObject({
    ttl: ttl.optional(),
    keyPolicy: z.enum(['OVERRIDE', 'FAIL_IF_EXISTS']).optional(),
    returnValue: z.enum(['PREVIOUS', 'LATEST']).optional(),
    returnMetadataFields: metadataFields,
  })
  .refine((options) => options.returnValue === undefined || options.keyPolicy === 'OVERRIDE', {
    message: 'returnValue needs the key policy OVERRIDE',
  })
  .optional();

const key = z.string();
const entityName = z.string().optional();

const scalar = z.union([z.string(), z.number(), z.boolean()]);
const clause = z.object({ property: z.string(), condition: z.string(), values: z.array(scalar) });
const filters = z.object({ and: z.array(clause).optional(), or: z.array(clause).optional() });

export const getRequest = z.object({ key, entityName, options: readOptions });
export const setRequest = z.object({ key, entityName, value: z.unknown(), options: setOptions });
export const deleteRequest = z.object({ key, entityName });

export const keyQueryRequest = z.object({
  limit: z.number().optional(),
  after: z.string().optional(),
  where: z.array(clause).optional(),
  options: readOptions,
});

export const entityQueryRequest = z.object({
  entityName: z.string(),
  indexName: z.string(),
  partition: z.array(scalar).optional(),
  range: clause.omit({ property: true }).optional(),
  filters: filters.optional(),
  sort: z.enum(['ASC', 'DESC']).optional(),
  cursor: z.string().optional(),
  limit: z.number().optional(),
  options: readOptions,
});

export const batchSetRequest = z.array(
  z.object({ key, entityName, value: z.unknown(), options: plainSetOptions }),
);
export const batchGetRequest = z.array(z.object({ key, entityName, options: readOptions }));
export const batchDeleteRequest = z.array(z.object({ key, entityName }));

export const transactionRequest = z.object({
  set: z
    .array(
      z.object({
        key,
        entityName,
        value: z.unknown(),
        conditions: filters.optional(),
        options: plainSetOptions,
      }),
    )
    .default([]),
  delete: z.array(z.object({ key, entityName, conditions: filters.optional() })).default([]),
  check: z.array(z.object({ key, entityName: z.string(), conditions: filters })).default([]),
});

export type Scalar = z.infer<typeof scalar>;
export type Clause = z.infer<typeof clause>;
export type Filters = z.infer<typeof filters>;
export type Ttl = z.infer<typeof ttl>;
export type MetadataFields = NonNullable<z.infer<typeof metadataFields>>;

/** The request, or BAD_REQUEST with the place and reason. */
export function parseRequest<T>(schema: z.ZodType<T>, body: unknown): T {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const place =
    issue === undefined || issue.path.length === 0 ? 'the request' : issue.path.map(String).join('.');
  throw new KvsError(400, 'BAD_REQUEST', `${place}: ${issue?.message ?? 'not understood'}`);
}
