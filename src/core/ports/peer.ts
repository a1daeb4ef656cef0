/** The kinds of message that one side may send to the other; protocol/kinds holds a schema for each. */
export type MessageKind = 'sync' | 'blob' | 'receipt' | 'status' | 'preview';

/**
 * What became of a call. `unknown` means that the peer may have handled it: only the state of both sides can
 * tell. With `not-sent`, `paused` and `refused` nothing happened there. With `superseded` both sides have paired anew
 * since the caller read the connection: what was made by the pairing of before is to be made again.
 */
export type PeerResult =
  | { readonly ok: true; readonly answer: unknown }
  | { readonly ok: false; readonly reason: 'unknown' | 'not-sent' | 'paused' | 'refused' | 'superseded' };

/** The other side of a connection: signs, sends, and verifies the signed answer. */
export interface Peer {
  /** `timeoutMs` is how long to wait for the answer; a `sync` waits longer than a web trigger lives. */
  call(connection: string, kind: MessageKind, payload: unknown, timeoutMs: number): Promise<PeerResult>;
}
