import * as z from 'zod';

const accountId = z.string().min(1).max(128);
const name = z.string().min(1).max(255);
const onOff = z.enum(['on', 'off']);

/** What becomes of people or organizations that came and are not to be found here. */
const unknown = z.enum(['skip', 'default']);

/** How comments of the partner appear on requests of a type; of two lines for one type the first counts. */
const commentLine = z.strictObject({
  /** Name of a request type here; left out, the line is for every request. */
  requestType: name.optional(),
  /**
   * `asSent`: public where the sender says so, internal otherwise. `allInternal`: never for customers.
   * `publicWhereMarked`: public only where the sender's own rules opted the comment in by prefix or tag.
   */
  appear: z.enum(['asSent', 'allInternal', 'publicWhereMarked']),
});

/** What of Jira Service Management crosses, and how it lands. A project without a service desk needs none of it. */
export const serviceRules = z.strictObject({
  /** New requests: `issue` by the platform with a request type, `request` as the portal would, for a customer. */
  create: z.enum(['issue', 'request']).default('issue'),
  /** For whom a request is raised: `mapped` the sender's reporter where known here, else the default customer. */
  customer: z.enum(['mapped', 'default']).default('mapped'),
  /** Account of this site that stands for every customer who is not known here. */
  defaultCustomer: accountId.optional(),
  participants: z
    .strictObject({
      /** `default`: the default customer takes part in their place. */
      unknown: unknown.default('skip'),
    })
    .default({ unknown: 'skip' }),
  organizations: z
    .strictObject({
      unknown: unknown.default('skip'),
      /** Name of an organization of the desk, in place of those that are not known here. */
      default: name.optional(),
    })
    .default({ unknown: 'skip' }),
  comments: z.array(commentLine).max(100).default([]),
  approvals: z
    .strictObject({
      out: onOff.default('off'),
      in: onOff.default('off'),
      /** Only approvers with an e-mail address of these domains leave. */
      domains: z.array(z.string().min(1).max(253)).max(50).optional(),
    })
    .default({ out: 'off', in: 'off' }),
  sla: z
    .strictObject({
      /** Whose clock is shown: the sender's, this side's, or both. */
      side: z.enum(['off', 'origin', 'receiver', 'both']).default('off'),
      /** Names of SLAs; left out, every one. */
      names: z.array(name).max(50).optional(),
    })
    .default({ side: 'off' }),
  satisfaction: z.strictObject({ out: onOff.default('off'), in: onOff.default('off') }).default({
    out: 'off',
    in: 'off',
  }),
});
export type ServiceRules = z.infer<typeof serviceRules>;

/** What counts where a version says nothing of service desks. */
export const noServiceRules: ServiceRules = serviceRules.parse({});
