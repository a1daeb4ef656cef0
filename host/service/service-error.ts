import { JiraError } from '../jira/jira-error.ts';

/** What the service desk API answers when it refuses: one message, and the key under which Jira translates it. */
export class ServiceError extends JiraError {
  readonly i18nKey: string;

  constructor(status: number, message: string, i18nKey: string) {
    super(status, [message]);
    this.name = 'ServiceError';
    this.i18nKey = i18nKey;
  }
}

export function isServicePath(path: string): boolean {
  return path.startsWith('/rest/servicedeskapi');
}

/** ErrorResponse of the service desk API; messages of fields stand in the one text. */
export function serviceErrorBody(error: JiraError): Record<string, unknown> {
  const errorMessage = [...error.errorMessages, ...Object.values(error.errors)].join(' ');
  const i18nKey = error instanceof ServiceError ? error.i18nKey : `sd.error.${error.status}`;
  return { errorMessage, i18nErrorMessage: { i18nKey, parameters: [] } };
}

export function deskMissing(): ServiceError {
  return new ServiceError(
    404,
    'The Service Desk you are trying to view does not exist.',
    'sd.agent.servicedesk.error.servicedesk.missing',
  );
}

export function requestMissing(): ServiceError {
  return new ServiceError(
    404,
    'The request you are trying to view does not exist or you do not have permission to see it.',
    'sd.request.error.request.missing',
  );
}

export function requestTypeMissing(): ServiceError {
  return new ServiceError(
    404,
    'The request type you are trying to view does not exist.',
    'sd.agent.requesttype.error.requesttype.missing',
  );
}

export function agentsOnly(): ServiceError {
  return new ServiceError(
    403,
    'You need to be an agent of this service project, with a licence of Jira Service Management, to do this.',
    'sd.agent.servicedesk.error.not.agent',
  );
}

export function invalid(message: string, i18nKey = 'sd.validation.error'): ServiceError {
  return new ServiceError(400, message, i18nKey);
}

export function refused(message: string, i18nKey = 'sd.permission.error'): ServiceError {
  return new ServiceError(403, message, i18nKey);
}
