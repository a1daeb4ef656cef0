/** One signed request to a peer's web trigger and what came back, byte for byte. */
export interface Transport {
  /**
   * Posts `body` (UTF-8 text) without following redirects. Throws PortError `unknown-outcome` when the
   * answer did not come in time and `unavailable` when nothing was sent.
   */
  post(request: OutgoingRequest): Promise<IncomingAnswer>;
}

export interface OutgoingRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly timeoutMs: number;
  /** The answer is cut off and refused above this many bytes. */
  readonly maxAnswerBytes: number;
}

export interface IncomingAnswer {
  readonly status: number;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}
