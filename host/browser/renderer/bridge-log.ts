/** One command that a frame sent, for browser tests and for looking at what a page does. */
export interface BridgeCall {
  readonly command: string;
  readonly data: unknown;
}

const kept = 500;

declare global {
  interface Window {
    counterpartBridgeLog?: BridgeCall[];
    /** Node types that the renderer draws, and those that it only names. */
    counterpartDrawings?: { drawn: string[]; unsupported: string[] };
  }
}

/** For the test that compares them with what `@forge/react` exports. */
export function showDrawings(drawn: string[], unsupported: string[]): void {
  window.counterpartDrawings = { drawn, unsupported };
}

export function logBridgeCall(command: string, data: unknown): void {
  window.counterpartBridgeLog ??= [];
  const log = window.counterpartBridgeLog;
  log.push({ command, data: command === 'reconcile' ? undefined : data });
  if (log.length > kept) log.splice(0, log.length - kept);
}
