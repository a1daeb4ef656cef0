/**
 * The closed codes that adapters throw. Expected outcomes are returned, never thrown.
 * `unknown-outcome` means that the effect may have happened: only reading can tell.
 */
export type PortErrorCode =
  | 'unknown-outcome'
  | 'rate-limited'
  | 'unavailable'
  | 'forbidden'
  | 'not-found'
  | 'invalid'
  | 'too-large'
  | 'newer-record';

export class PortError extends Error {
  readonly code: PortErrorCode;
  /** Seconds to wait before trying again, where the platform said so. */
  readonly retryAfter?: number;
  /** `jira-quota-global-based`, `jira-burst-based`, ... where Jira named its reason. */
  readonly reason?: string;
  /** Field name -> message, where Jira refused single fields. */
  readonly fields?: Readonly<Record<string, string>>;

  constructor(
    code: PortErrorCode,
    message: string,
    detail: { retryAfter?: number; reason?: string; fields?: Readonly<Record<string, string>> } = {},
  ) {
    super(message);
    this.name = 'PortError';
    this.code = code;
    if (detail.retryAfter !== undefined) this.retryAfter = detail.retryAfter;
    if (detail.reason !== undefined) this.reason = detail.reason;
    if (detail.fields !== undefined) this.fields = detail.fields;
  }
}
