import * as z from 'zod';

/** What the pages read of Jira's REST answers. They are lenient: a page shows what it understands. */
const person = z.looseObject({
  accountId: z.string(),
  displayName: z.string(),
  accountType: z.string().optional(),
});
export type Person = z.infer<typeof person>;

export const projectShape = z.looseObject({
  id: z.string(),
  key: z.string(),
  name: z.string(),
  projectTypeKey: z.string(),
});
export type Project = z.infer<typeof projectShape>;

export const attachmentShape = z.looseObject({
  id: z.union([z.string(), z.number()]).transform(String),
  filename: z.string(),
  size: z.number(),
  mimeType: z.string().optional(),
  created: z.string(),
  author: person.optional(),
});

export const linkShape = z.looseObject({
  id: z.string(),
  type: z.looseObject({ inward: z.string(), outward: z.string() }),
  inwardIssue: z.looseObject({ key: z.string() }).optional(),
  outwardIssue: z.looseObject({ key: z.string() }).optional(),
});

export const issueShape = z.looseObject({
  id: z.string(),
  key: z.string(),
  fields: z.record(z.string(), z.unknown()),
  names: z.record(z.string(), z.string()).optional(),
});
export type Issue = z.infer<typeof issueShape>;

export const commentShape = z.looseObject({
  id: z.string(),
  author: person.optional(),
  body: z.unknown(),
  created: z.string(),
  updated: z.string(),
  jsdPublic: z.boolean().optional(),
  visibility: z.looseObject({ type: z.string(), value: z.string() }).optional(),
  parentId: z.union([z.string(), z.number()]).transform(String).optional(),
});
export type Comment = z.infer<typeof commentShape>;

const choice = z.looseObject({
  id: z.string().optional(),
  name: z.string().optional(),
  value: z.string().optional(),
});

export const fieldMetaShape = z.looseObject({
  name: z.string(),
  required: z.boolean(),
  operations: z.array(z.string()).optional(),
  schema: z.looseObject({
    type: z.string(),
    items: z.string().optional(),
    custom: z.string().optional(),
    system: z.string().optional(),
  }),
  allowedValues: z.array(choice.extend({ children: z.array(choice).optional() })).optional(),
});
export type FieldMeta = z.infer<typeof fieldMetaShape>;

export const transitionShape = z.looseObject({
  id: z.string(),
  name: z.string(),
  to: z.looseObject({ name: z.string() }),
  fields: z.record(z.string(), fieldMetaShape).optional(),
});
export type Transition = z.infer<typeof transitionShape>;

export const worklogShape = z.looseObject({
  id: z.string(),
  author: person.optional(),
  timeSpent: z.string(),
  started: z.string(),
  comment: z.unknown().optional(),
});

export const remoteLinkShape = z.looseObject({
  id: z.number().transform(String),
  relationship: z.string().optional(),
  object: z.looseObject({ url: z.string(), title: z.string() }),
});

export const historyShape = z.looseObject({
  id: z.string(),
  author: person.optional(),
  created: z.string(),
  items: z.array(
    z.looseObject({
      field: z.string(),
      fromString: z.string().nullish(),
      toString: z.string().nullish().catch(null),
    }),
  ),
});

/** The types of a space, as its create screen offers them. */
export const issueTypesShape = z.looseObject({
  issueTypes: z.array(z.looseObject({ id: z.string(), name: z.string(), subtask: z.boolean().optional() })),
});

export const personList = z.array(person);

const errorShape = z.looseObject({
  errorMessages: z.array(z.string()).optional(),
  errors: z.record(z.string(), z.string()).optional(),
  message: z.string().optional(),
  /** The service desk API says why in one text. */
  errorMessage: z.string().optional(),
});

/** The space that an issue's key names. */
export const projectKeyOf = (issueKey: string): string => issueKey.replace(/-\d+$/, '');

/** Jira said no: `message` is fit to be shown, `fields` holds what it said of single fields. */
class RestError extends Error {
  readonly status: number;
  readonly fields: Readonly<Record<string, string>>;
  constructor(status: number, message: string, fields: Readonly<Record<string, string>>) {
    super(message);
    this.status = status;
    this.fields = fields;
  }
}

/** Calls the site's own REST API as whoever is logged in. `body` is sent as JSON, FormData as it is. */
export async function rest<T>(method: string, path: string, shape: z.ZodType<T>, body?: unknown): Promise<T> {
  const form = body instanceof FormData;
  const response = await fetch(path, {
    method,
    headers: {
      accept: 'application/json',
      ...(form
        ? { 'x-atlassian-token': 'no-check' }
        : body === undefined
          ? {}
          : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: form ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  const json: unknown = text === '' ? null : parseJson(text);
  if (!response.ok) throw toError(response.status, json, text);
  return shape.parse(json);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function toError(status: number, json: unknown, text: string): RestError {
  const parsed = errorShape.safeParse(json);
  if (!parsed.success) return new RestError(status, text.slice(0, 300) || `Jira answered ${status}.`, {});
  const { errorMessages = [], errors = {}, message, errorMessage } = parsed.data;
  const words = [...errorMessages, ...Object.entries(errors).map(([field, why]) => `${field}: ${why}`)];
  return new RestError(
    status,
    words.join(' ') || errorMessage || message || `Jira answered ${status}.`,
    errors,
  );
}
