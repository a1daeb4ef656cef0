import type { Page } from 'playwright-core';

/** A page in one of its states: where it stands, what a person waits for, and what is pressed to come to the state. */
export interface ShownPage {
  readonly name: string;
  /** Below `/jira/apps/`. */
  readonly path: string;
  readonly waitFor: string;
  readonly act?: (page: Page) => Promise<void>;
}
