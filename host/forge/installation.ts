/** The app's licence on a site, in the words of `appContext.license`. */
export interface License {
  readonly active: boolean;
  readonly isActive: boolean;
  readonly isEvaluation: boolean;
  readonly billingPeriod: string;
  readonly type: string;
  readonly supportEntitlementNumber: string;
  /** ISO 8601 */
  readonly trialEndDate?: string;
  /** ISO 8601 */
  readonly subscriptionEndDate?: string;
}

/** The app on one site. A reinstall, or a clone of the site, is another installation. */
export interface Installation {
  readonly id: string;
  readonly site: string;
  readonly cloudId: string;
  /** `ari:cloud:jira::site/<cloudId>` */
  readonly contextAri: string;
  readonly environmentId: string;
  readonly environmentType: 'PRODUCTION' | 'STAGING' | 'DEVELOPMENT';
  readonly appVersion: string;
  /** The account as which the app acts in this site's Jira. */
  readonly appAccountId: string;
}
