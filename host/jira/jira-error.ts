/** What Jira answers when it refuses: general messages, and messages by field. */
export class JiraError extends Error {
  readonly status: number;
  readonly errorMessages: readonly string[];
  readonly errors: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    status: number,
    errorMessages: readonly string[],
    errors: Readonly<Record<string, string>> = {},
    headers: Readonly<Record<string, string>> = {},
  ) {
    super(
      [...errorMessages, ...Object.entries(errors).map(([field, text]) => `${field}: ${text}`)].join(' '),
    );
    this.name = 'JiraError';
    this.status = status;
    this.errorMessages = errorMessages;
    this.errors = errors;
    this.headers = headers;
  }
}

const ISSUE_NOT_FOUND = 'Issue does not exist or you do not have permission to see it.';

export function badRequest(...messages: string[]): JiraError {
  return new JiraError(400, messages);
}

/** 400 with one message per field, as create and edit give it. */
export function fieldErrors(errors: Readonly<Record<string, string>>): JiraError {
  return new JiraError(400, [], errors);
}

export function unauthorized(message = 'Client must be authenticated to access this resource.'): JiraError {
  return new JiraError(401, [message]);
}

export function forbidden(message: string): JiraError {
  return new JiraError(403, [message]);
}

export function notFound(message: string): JiraError {
  return new JiraError(404, [message]);
}

export function issueNotFound(): JiraError {
  return notFound(ISSUE_NOT_FOUND);
}

export function conflict(message: string): JiraError {
  return new JiraError(409, [message]);
}

/** The body of an error answer; the same shape for every status, as ErrorCollection has it. */
export function errorBody(error: JiraError): { errorMessages: readonly string[]; errors: object } {
  return { errorMessages: error.errorMessages, errors: error.errors };
}
