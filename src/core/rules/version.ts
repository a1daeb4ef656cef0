import * as z from 'zod';
import { localKind } from '../fields/local-kind.ts';
import type { RecordKind } from '../ports/record-kind.ts';
import { replicaName } from '../replica/replica-path.ts';
import { facetField, MOST_FACETS } from '../service/facet-fields.ts';
import { serviceRules } from '../service/service-rules.ts';
import { triggerEntities } from '../trigger/trigger-query.ts';
import { triggerSchedules } from '../trigger/trigger-schedule.ts';
import { compiledQuery } from './compiled-query.ts';
import { mapping, valuePair } from './mapping.ts';
import { redactionRules } from './redaction-rules.ts';
import { tableName } from './table-name.ts';

const method = z.enum(['automatic', 'manual', 'off']);
const accountId = z.string().min(1).max(128);

export const versionTrigger = z.strictObject({
  id: z.string(),
  /** `request`: only what was raised as a request of a service desk. */
  entity: z.enum(triggerEntities),
  jql: z.string(),
  /** How often it is searched for, beside being judged on every change. */
  schedule: z.enum(triggerSchedules),
  notes: z.string(),
  active: z.boolean(),
  /** Epoch milliseconds: off since then, and what it would have started meanwhile can be counted. */
  offSince: z.number().int().optional(),
  fromPartners: z.boolean(),
});
export type VersionTrigger = z.infer<typeof versionTrigger>;

const scope = z.strictObject({
  /** Local projects; issues of the peer are created in the first unless `routing` names another. */
  projects: z
    .array(z.strictObject({ id: z.string(), key: z.string() }))
    .min(1)
    .max(50),
  /** JQL: only what it matches leaves, and nothing is emptied there for what it does not. */
  filter: z.string().max(10_000).optional(),
  /** Names of security levels under which issues still cross; without it none does, unless a mapping names the field. */
  levels: z.array(z.string().min(1).max(255)).max(100).optional(),
  methods: z.strictObject({ out: method, in: method }),
  /** Where a new issue of the peer's is made: the first line counts whose conditions all hold. */
  routing: z
    .array(
      z.strictObject({
        /** A path of the replica and the value that came for it; `@project` and `@type` are the peer's own. */
        when: z
          .array(z.strictObject({ path: z.string().min(1).max(120), value: z.string().max(255) }))
          .min(1)
          .max(10),
        /** Project id; one of those in scope. */
        project: z.string(),
        /** Name of the issue type. */
        type: z.string().min(1).max(255).optional(),
      }),
    )
    .max(500)
    .default([]),
  /** A table of the site whose rows follow these lines. */
  table: tableName.optional(),
  /** What becomes of an issue that no line names: made in the connection's own project, or refused. */
  unrouted: z.enum(['first', 'refuse']).default('first'),
});

/** Who is who: `here` an account id, `there` a reference, an e-mail address or a name as the peer sends it. */
const userMap = z.strictObject({
  map: z
    .array(z.strictObject({ here: accountId, there: z.string().max(320) }))
    .max(2000)
    .default([]),
  /** Account that stands for everybody without a counterpart here. */
  default: accountId.optional(),
  /** A table of people of the site, whose rows follow the lines of `map`. */
  table: tableName.optional(),
  /** Whether e-mail addresses leave; else their keyed hash does, which only a side that knows the address can match. */
  sendEmail: z.boolean().default(false),
  /** Whether a person of the same e-mail address here is taken without a line in the map. */
  matchEmail: z.boolean().default(true),
});

const comments = z.strictObject({
  out: z.enum(['public', 'all', 'off']),
  in: z.enum(['on', 'off']),
  /** Line above a comment that arrives: `{author}`, `{company}` and `{date}` stand for these; empty for none. */
  template: z.string().max(500).optional(),
  /** A word at the beginning of a comment; the comment leaves without it. */
  prefix: z.string().min(1).max(50).optional(),
  /** The same anywhere in it. */
  tag: z.string().min(1).max(50).optional(),
  /**
   * What either word does. `leaving` (so where it is left out): only comments with it leave. `internal`: public ones
   * leave anyway, internal notes with it alone, as internal ones. `customers`: it marks what customers may read, and
   * comments without it leave as internal notes.
   */
  wordFor: z.enum(['leaving', 'internal', 'customers']).optional(),
  /** Only comments of these accounts leave. */
  authors: z.array(accountId).max(100).optional(),
});

const scriptFieldName = z.strictObject({
  name: z.string().min(1).max(255),
  /** Id of the local Jira field. */
  field: z.string().min(1).max(255),
  kind: localKind,
});

const scriptTarget = z.strictObject({
  /** Path of the replica that the field has in scripts. */
  path: replicaName,
  /** Id of the local Jira field. */
  field: z.string().min(1).max(255),
  kind: localKind,
  /** Options, versions or components that the site lacks are made. */
  makes: z.boolean().optional(),
});

const attachmentFilter = z.strictObject({
  /** MIME types, also as `image/*`. */
  types: z.array(z.string().max(100)).max(100).optional(),
  maxBytes: z.number().int().min(1).optional(),
  /** Names, `*` for anything. */
  names: z.array(z.string().max(255)).max(100).optional(),
  onlyReferencedPublicly: z.boolean().optional(),
});

const attachments = z.strictObject({
  /**
   * `public`: of a service desk only files that came with the request, from a customer, or that public text shows;
   * outside a desk every file is public.
   */
  out: z.enum(['public', 'all', 'off']),
  in: z.enum(['on', 'off']),
  filter: attachmentFilter.optional(),
});

const worklogs = z.strictObject({
  out: z.enum(['public', 'all', 'off']).default('off'),
  in: z.enum(['on', 'off']).default('off'),
});

const links = z.strictObject({
  out: z.enum(['all', 'off']).default('off'),
  in: z.enum(['on', 'off']).default('off'),
  /** Web links; they leave as they are. */
  remote: z.boolean().default(false),
  /** Names of link types. */
  types: z.array(valuePair).max(200).default([]),
});

const policies = z.strictObject({
  /** What to do here when the peer's issue is deleted. */
  delete: z.enum(['unlink', 'close', 'delete']).default('unlink'),
  /** Whether Jira mails people about what the app writes; `quiet` where the app has the right. */
  mail: z.enum(['jira', 'quiet']).default('jira'),
  /** What to do with a label that has spaces, which Jira does not take. */
  labelSpaces: z.enum(['underscore', 'error']).default('underscore'),
  /** What is hidden of everything that leaves, whatever mappings and scripts say. */
  redaction: redactionRules.optional(),
});

/** One published rule set of one side of a connection. Immutable once published. */
export const versionSchema = z.strictObject({
  v: z.literal(1),
  mode: z.enum(['basic', 'visual', 'script']),
  scope,
  mappings: z.array(mapping).max(300),
  userMap,
  comments,
  attachments,
  worklogs,
  links,
  /** Of service desks; left out where nothing of one crosses but its fields. */
  service: serviceRules.optional(),
  /** `follow`: sub-tasks of an issue under sync come under sync too. */
  subtasks: z.strictObject({ follow: z.boolean() }),
  scripts: z.strictObject({
    /** What leaves beside the mappings; of one path the script counts. */
    outgoing: z.string().max(60_000).optional(),
    /** How what came lands; of one field the script counts. */
    incoming: z.string().max(60_000).optional(),
    /** Custom fields by the names that the scripts call them. */
    fields: z.array(scriptFieldName).max(200).optional(),
    /** Jira fields that the outgoing script reads, worked out when the version is published. */
    reads: z.array(z.string().max(255)).max(500).optional(),
    /** It looks at the time, at chance or at what hangs on the issue: each edit may come to something else. */
    always: z.boolean().optional(),
    /** What the incoming script may write, worked out then too. */
    into: z.array(scriptTarget).max(300).optional(),
    /** Jira fields that it reads, and names of the replica; `*` stands for all. */
    looksAt: z.array(z.string().max(255)).max(500).optional(),
    takes: z.array(z.string().max(300)).max(500).optional(),
  }),
  triggers: z.array(versionTrigger).max(50),
  /** The queries of filter and triggers, compiled when the version is published: whoever routes needs no parser. */
  compiled: z.array(compiledQuery).optional(),
  /** Fields of the service desk that leave without a line of their own, found when the version is published. */
  facets: z.array(facetField).max(MOST_FACETS).optional(),
  policies,
  /** Tables of the site that the rules name, as they were when the rules were published. */
  tables: z
    .array(
      z.strictObject({
        name: tableName,
        revision: z.number().int(),
        /** Its rows name accounts of this site. */
        people: z.literal(true).optional(),
        rows: z.array(valuePair).max(2000),
      }),
    )
    .max(100)
    .optional(),
  /** When it was published (epoch seconds) and by whom, and what was to become of issues that were under sync then. */
  published: z
    .strictObject({
      at: z.number().int(),
      /** Account id; absent where nobody of this site did it, and once the account was erased. */
      by: accountId.optional(),
      /** Differences that the new rules make cross at once, with the next change of the issue, or never. */
      existing: z.enum(['now', 'as-they-change', 'not']),
    })
    .optional(),
});
export type Version = z.infer<typeof versionSchema>;

/** Key `<connection>:<n>`. */
export const versionKind: RecordKind<Version> = { name: 'version', schema: versionSchema };

/** Key of rules that are not in force before the peer has agreed. */
export const waitingKey = (connection: string): string => `${connection}:waiting`;

export function versionKey(connection: string, n: number): string {
  return `${connection}:${n}`;
}
