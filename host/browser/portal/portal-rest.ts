import * as z from 'zod';

/** What the portal reads of the service desk API. Lenient: a page shows what it understands. */
const user = z.looseObject({ accountId: z.string(), displayName: z.string() });
const date = z.looseObject({ friendly: z.string(), epochMillis: z.number() });

export const pageOf = <T>(item: z.ZodType<T>) =>
  z.looseObject({ values: z.array(item), isLastPage: z.boolean() });

export const deskShape = z.looseObject({ id: z.string(), projectName: z.string(), projectKey: z.string() });
export const groupShape = z.looseObject({ id: z.string(), name: z.string() });
export const typeShape = z.looseObject({
  id: z.string(),
  name: z.string(),
  description: z.string(),
  groupIds: z.array(z.string()),
});
export const formShape = z.looseObject({
  requestTypeFields: z.array(
    z.looseObject({
      fieldId: z.string(),
      name: z.string(),
      description: z.string().optional(),
      required: z.boolean(),
      validValues: z.array(z.looseObject({ value: z.string(), label: z.string() })),
      jiraSchema: z.looseObject({ type: z.string(), items: z.string().optional() }),
    }),
  ),
});
export type FormField = z.infer<typeof formShape>['requestTypeFields'][number];

export const requestShape = z.looseObject({
  issueKey: z.string(),
  summary: z.string(),
  serviceDeskId: z.string(),
  createdDate: date,
  reporter: user,
  requestFieldValues: z.array(
    z.looseObject({ fieldId: z.string(), label: z.string(), value: z.unknown().optional() }),
  ),
  currentStatus: z.looseObject({ status: z.string(), statusCategory: z.string() }),
  participants: pageOf(user).optional(),
});
export type PortalRequest = z.infer<typeof requestShape>;

export const commentShape = z.looseObject({
  id: z.string(),
  body: z.string(),
  public: z.boolean(),
  author: user,
  created: date,
});
export const fileShape = z.looseObject({
  filename: z.string(),
  size: z.number(),
  author: user,
  _links: z.looseObject({ content: z.string() }),
});
export const stepShape = z.looseObject({ id: z.string(), name: z.string() });
export const approvalShape = z.looseObject({
  id: z.string(),
  name: z.string(),
  finalDecision: z.string(),
  canAnswerApproval: z.boolean(),
  approvers: z.array(z.looseObject({ approver: user, approverDecision: z.string() })),
});
export const uploadShape = z.looseObject({
  temporaryAttachments: z.array(z.looseObject({ temporaryAttachmentId: z.string() })),
});
export const subscriptionShape = z.looseObject({ subscribed: z.boolean() });
export const feedbackShape = z.looseObject({ rating: z.number() });

export const API = '/rest/servicedeskapi';
export const PORTAL = '/servicedesk/customer';
