import type { TokenSecrets } from '../protocol/token.ts';

/** Who this installation of the app is. */
export interface Identity {
  readonly appId: string;
  readonly environment: string;
  readonly cloudId: string;
  readonly installation: string;
  /** Origin of the Jira site, as people open it. */
  readonly siteUrl: string;
}

/** This installation as the platform knows it; throws PortError `unavailable` where the platform does not say. */
export interface Installation {
  identity(): Promise<Identity>;
  /** The two parts of it that are known without asking anybody. */
  here(): Pick<Identity, 'cloudId' | 'installation'>;
  /** Public address at which peers reach this installation. */
  webTriggerUrl(): Promise<string>;
  /** A new address takes the place of that one, which answers no more. Throws PortError `unavailable`. */
  changeWebTriggerUrl(): Promise<void>;
  /** Undefined: the app variable COUNTERPART_TOKEN_SECRET is not set, and no peer can be let in. */
  tokenSecrets(): TokenSecrets | undefined;
}
