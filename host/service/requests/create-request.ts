import * as z from 'zod';
import type { RestCall } from '../../jira/call.ts';
import { PARTICIPANTS_FIELD_ID, REQUEST_TYPE_FIELD_ID } from '../../jira/catalogue/custom-fields.ts';
import { createIssue } from '../../jira/issues/create-issue.ts';
import { JiraError } from '../../jira/jira-error.ts';
import type { User } from '../../jira/model.ts';
import {
  type CustomerRequest,
  callerOf,
  type Desk,
  enteredDesk,
  isAgent,
  isCustomer,
  onBehalfOfDesk,
} from '../access.ts';
import { invalid, refused, requestTypeMissing } from '../service-error.ts';
import type { RequestType } from '../service-model.ts';
import { attachTemporaryFiles, temporaryFilesOf } from './temporary-files.ts';

/** RequestCreateDTO; forms (ProForma) are no part of this desk. */
export const requestInput = z.object({
  serviceDeskId: z.string(),
  requestTypeId: z.string(),
  requestFieldValues: z.record(z.string(), z.unknown()).nullish(),
  requestParticipants: z.array(z.string()).nullish(),
  raiseOnBehalfOf: z.string().nullish(),
  isAdfRequest: z.boolean().nullish(),
  channel: z.string().nullish(),
});

type RequestInput = z.infer<typeof requestInput>;

/** Raises a request as the portal does: the form decides which fields may and must be given. Throws JiraError. */
export function createRequest(call: RestCall, input: RequestInput): CustomerRequest {
  const found = enteredDesk(call, input.serviceDeskId);
  const type = call.state.requestTypes.get(input.requestTypeId);
  if (type?.projectId !== found.project.id) throw requestTypeMissing();
  const reporter = reporterOf(call, found, input.raiseOnBehalfOf);
  const participants = participantsFor(call, found, input.requestParticipants ?? []);
  const { attachment, ...fields } = formValues(type, input.requestFieldValues ?? {});
  const files = temporaryFilesOf(call, found.desk, attachment);
  const acting = { ...onBehalfOfDesk(call, found.project), version: input.isAdfRequest ? 3 : 2 } as const;
  const issue = told(() =>
    createIssue(acting, {
      fields: {
        ...fields,
        project: { id: found.project.id },
        issuetype: { id: type.issueTypeId },
        reporter: { accountId: reporter.accountId },
        [REQUEST_TYPE_FIELD_ID]: type.id,
        ...(participants.length > 0 ? { [PARTICIPANTS_FIELD_ID]: participants } : {}),
      },
    }),
  );
  attachTemporaryFiles(call, issue, files, null);
  return { ...found, type, issue: call.state.issues.get(issue.id) ?? issue };
}

/** What the form leaves out cannot be given; what it hides has its preset value. */
function formValues(type: RequestType, given: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const visible = new Set(type.fields.filter((field) => field.visible).map(({ fieldId }) => fieldId));
  const foreign = Object.keys(given).filter((fieldId) => !visible.has(fieldId));
  if (foreign.length > 0) {
    throw notCreated(
      `Field '${foreign[0]}' cannot be set. It is not on the form of request type '${type.name}'.`,
    );
  }
  const empty = type.fields.find(
    ({ required, visible: shown, fieldId }) => required && shown && isBlank(given[fieldId]),
  );
  if (empty) throw notCreated(`${empty.label}: This field is required.`);
  const presets = type.fields.flatMap(({ fieldId, visible: shown, preset }) =>
    !shown && preset !== undefined ? [[fieldId, preset] as const] : [],
  );
  return { ...Object.fromEntries(presets), ...given };
}

const isBlank = (value: unknown) => value === undefined || value === null || value === '';

function notCreated(why: string): JiraError {
  return invalid(
    `Your request could not be created. Please check the fields have been correctly filled in. ${why}`,
    'sd.validation.error.request.not.created',
  );
}

/** Refusals of fields under the one message that the portal gives. */
function told<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof JiraError) || Object.keys(error.errors).length === 0) throw error;
    throw notCreated(
      Object.entries(error.errors)
        .map(([fieldId, message]) => `${fieldId}: ${message}`)
        .join(' '),
    );
  }
}

/** Who is shown as reporter: the caller, or whom an agent raises it for, by account id or e-mail address. */
function reporterOf(call: RestCall, found: Desk, onBehalfOf: string | null | undefined): User {
  const caller = callerOf(call);
  if (!onBehalfOf || onBehalfOf === caller.accountId) return caller;
  if (!isAgent(call, found.project)) {
    throw refused(
      'You do not have permission to raise requests on behalf of others.',
      'sd.request.error.raise.on.behalf',
    );
  }
  const user = call.state.users.get(onBehalfOf) ?? call.state.users.by('email', onBehalfOf.toLowerCase())[0];
  if (!user?.active)
    throw invalid(`The customer '${onBehalfOf}' does not exist.`, 'sd.request.error.customer.missing');
  if (
    !isCustomer(call.state, user, found) &&
    !isAgent({ ...call, principal: { kind: 'user', accountId: user.accountId } }, found.project)
  ) {
    throw invalid(
      `The customer '${user.displayName}' does not have access to this service project.`,
      'sd.request.error.customer.no.access',
    );
  }
  return user;
}

/** Participants as the field takes them; customers may name some only where the desk lets them. */
function participantsFor(
  call: RestCall,
  { desk, project }: Desk,
  named: readonly string[],
): { accountId: string }[] {
  if (named.length > 0 && !desk.customersManageParticipants && !isAgent(call, project)) {
    throw refused(
      'You do not have permission to add participants to requests.',
      'sd.participants.error.no.permission',
    );
  }
  return named.map((accountId) => {
    if (!call.state.users.has(accountId)) {
      throw invalid(`The user '${accountId}' does not exist.`, 'sd.participants.error.user.missing');
    }
    return { accountId };
  });
}
