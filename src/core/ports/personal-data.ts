import type { AccountStatus, KeptAccount } from '../privacy/person-report.ts';

/** Atlassian's report of personal data: the app names accounts that it keeps and hears which have changed. */
export interface PersonalData {
  /**
   * Those of the accounts that were closed, or changed since `at`; any number of them. Throws PortError
   * `rate-limited`, `forbidden` or `unavailable`; a report that is repeated does no harm.
   */
  report(
    accounts: readonly KeptAccount[],
  ): Promise<readonly { readonly id: string; readonly status: AccountStatus }[]>;
}
