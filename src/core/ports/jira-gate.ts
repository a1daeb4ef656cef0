import type { JiraCall } from '../retry/jira-price.ts';

/** Stands before every call to Jira: holds back what Jira has asked to hold back, and counts what is spent. */
export interface JiraGate {
  /** Throws PortError `rate-limited` while a limit holds that covers the call: Jira must not be asked. */
  before(call: JiraCall): Promise<void>;
  after(
    call: JiraCall,
    answer: { readonly status: number; header(name: string): string | null },
  ): Promise<void>;
  /** So many objects were found by a search or a bulk read. */
  found(objects: number): Promise<void>;
}
