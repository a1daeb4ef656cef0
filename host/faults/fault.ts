import * as z from 'zod';

const site = z.string().optional();
const chance = z.number().min(0).max(1);
/** How often the fault strikes before it is used up; null means until it is removed. */
const count = z.number().int().min(1).nullable();
const when = z.enum(['before', 'after']).default('before');
/** How likely a call that fits is struck; what passes by luck counts neither as skipped nor as a strike. */
const luck = chance.default(1);
const seconds = z.number().min(0).max(86_400);

/** Part of a call's name with `*` for anything, like `store.set` or `jira.PUT *`. */
const pattern = z.string().min(1);

export const faultSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('jira'),
    site,
    status: z.number().int().min(200).max(599).default(429),
    reason: z.string().optional(),
    retryAfter: seconds.optional(),
    /** `html`: a page of the gateway instead of JSON; `reset`: the connection breaks and no answer comes. */
    answer: z.enum(['json', 'html', 'reset']).default('json'),
    /** Fields that the answer says cannot be set. */
    fields: z.array(z.string()).default([]),
    chance: luck,
    endpoint: z.string().default('*'),
    method: z.string().optional(),
    when,
    count: count.default(1),
    skip: z.number().int().min(0).default(0),
  }),
  z.strictObject({
    kind: z.literal('store'),
    site,
    at: pattern.default('store.*'),
    status: z.number().int().min(400).max(599).default(500),
    code: z.string().default('INTERNAL_SERVER_ERROR'),
    retryAfter: seconds.optional(),
    chance: luck,
    when,
    count: count.default(1),
    skip: z.number().int().min(0).default(0),
  }),
  z.strictObject({
    kind: z.literal('queue'),
    site,
    status: z.number().int().min(400).max(599).optional(),
    when,
    delaySeconds: seconds.optional(),
    duplicate: chance.optional(),
    chance: luck,
    count: count.default(1),
    skip: z.number().int().min(0).default(0),
  }),
  z.strictObject({ kind: z.literal('index-lag'), site, seconds }),
  z.strictObject({
    kind: z.literal('wire'),
    site,
    to: z.string().optional(),
    loss: chance.default(0),
    answerLoss: chance.default(0),
    duplicate: chance.default(0),
    delaySeconds: seconds.default(0),
    /** How likely a request is delayed; then by anything up to `delaySeconds`, and always by all of it where 1. */
    late: luck,
    partition: z.boolean().default(false),
    count: count.default(null),
  }),
  z.strictObject({
    kind: z.literal('event'),
    site,
    name: z.string().default('*'),
    drop: chance.default(0),
    duplicate: chance.default(0),
    delaySeconds: seconds.default(0),
    /** How likely an event is delayed; then by anything up to `delaySeconds`, and always by all of it where 1. */
    late: luck,
    reorder: z.boolean().default(false),
    count: count.default(null),
  }),
  z.strictObject({
    kind: z.literal('scheduler'),
    site,
    silent: z.boolean().default(false),
    twice: z.boolean().default(false),
  }),
  z.strictObject({
    kind: z.literal('kill'),
    site,
    at: pattern,
    when,
    chance: luck,
    count: count.default(1),
    skip: z.number().int().min(0).default(0),
  }),
  z.strictObject({
    kind: z.literal('pause'),
    site,
    at: pattern,
    when,
    /** Absent: until the faults are removed. */
    seconds: seconds.optional(),
    chance: luck,
    count: count.default(1),
    skip: z.number().int().min(0).default(0),
  }),
  z.strictObject({ kind: z.literal('clock'), site, skewSeconds: z.number().min(-86_400).max(86_400) }),
  z.strictObject({
    kind: z.literal('licence'),
    site,
    state: z.enum(['trial', 'active', 'lapsed', 'none']),
  }),
  z.strictObject({
    kind: z.literal('automation'),
    site: z.string(),
    /** Fields that the rule sets on an issue right after the app wrote to it. */
    fields: z.record(z.string(), z.unknown()),
    event: z.string().default('avi:jira:updated:issue'),
    as: z.string(),
    count: count.default(null),
  }),
  z.strictObject({
    kind: z.literal('restore'),
    site: z.string(),
    what: z.enum(['store', 'jira', 'both']).default('both'),
    /** Keeps the present under this name. */
    save: z.string().optional(),
    /** Goes back to what was kept under this name. */
    to: z.string().optional(),
  }),
  z.strictObject({ kind: z.literal('clone'), site: z.string(), name: z.string() }),
  z.strictObject({ kind: z.literal('installation'), site: z.string() }),
  z.strictObject({
    kind: z.literal('app-policy'),
    site: z.string(),
    project: z.string(),
    blocked: z.boolean().default(true),
  }),
]);

export type Fault = z.output<typeof faultSchema>;
export type FaultKind = Fault['kind'];
export type FaultOf<K extends FaultKind> = Extract<Fault, { kind: K }>;

export const faultKinds: readonly FaultKind[] = faultSchema.options.map((option) => option.shape.kind.value);
