import { INVOCATION } from '../../../src/core/limits.ts';
import type { HostedJiraSite } from '../../jira/create-jira-site.ts';
import type { Manifest, ManifestPage } from '../../manifest.ts';
import type { Installation, License } from '../installation.ts';
import type { InvocationFailure, InvocationOutcome, InvocationRequest } from '../runtime/invocation.ts';
import { openPage, type PagePlace, pageAccess } from './page-access.ts';

/** What a page asks of its resolver, and who looks at the page where. Identity is the server's to say. */
export interface PageCall extends PagePlace {
  readonly module: string;
  readonly operation: string;
  readonly payload?: unknown;
  readonly accountId: string;
  /**
   * The page was shown before and is open still, or somebody calls its function without it: Jira does not ask again
   * whether it would show, so that only the app's own check stands between.
   */
  readonly stillOpen?: boolean;
}

export type PageOutcome =
  | { readonly kind: 'answered'; readonly value: unknown }
  /** The page itself would not show. */
  | { readonly kind: 'hidden'; readonly message: string }
  | { readonly kind: 'no-such-page'; readonly message: string }
  | { readonly kind: 'too-large'; readonly message: string }
  | { readonly kind: 'failed'; readonly reason: InvocationFailure; readonly message: string };

/** What `view.getContext()` answers. */
export interface FullContext {
  readonly accountId: string;
  readonly cloudId: string;
  readonly workspaceId?: string;
  readonly extension: Readonly<Record<string, unknown>>;
  readonly environmentId: string;
  readonly environmentType: string;
  readonly license?: License;
  readonly localId: string;
  readonly locale: string;
  readonly moduleKey: string;
  readonly siteUrl: string;
  readonly timezone: string;
  readonly theme: { readonly colorMode: string };
}

export type PageContext =
  | { readonly kind: 'shown'; readonly context: FullContext }
  | { readonly kind: 'hidden'; readonly message: string }
  | { readonly kind: 'no-such-page'; readonly message: string };

export interface BridgeOptions {
  readonly manifest: Manifest;
  license(installation: Installation): License | undefined;
  invoke(request: InvocationRequest): Promise<InvocationOutcome>;
}

/** The server side of the bridge between a page and the app. */
export class Bridge {
  private readonly options: BridgeOptions;

  constructor(options: BridgeOptions) {
    this.options = options;
  }

  /** Everything the page is told about itself; refused where Jira would not show it. */
  context(
    jira: HostedJiraSite,
    installation: Installation,
    page: Pick<PageCall, 'module' | 'accountId' | 'issue' | 'project' | 'stillOpen'>,
  ): PageContext {
    const found = this.find(page.module);
    if (found === undefined) return this.noSuchPage(page.module);
    const access = page.stillOpen
      ? openPage(jira, found, page)
      : pageAccess(jira, found, page.accountId, page);
    if (!access.shown) return { kind: 'hidden', message: access.why };
    const license = this.options.license(installation);
    const person = jira.state.users.get(page.accountId);
    return {
      kind: 'shown',
      context: {
        accountId: page.accountId,
        cloudId: installation.cloudId,
        extension: access.extension,
        environmentId: installation.environmentId,
        environmentType: installation.environmentType,
        ...(license === undefined ? {} : { license }),
        localId: `ari:cloud:ecosystem::extension/${this.options.manifest.appId}/${installation.environmentId}/static/${found.key}`,
        locale: (person?.locale ?? 'en_US').replace('_', '-'),
        moduleKey: found.key,
        siteUrl: jira.baseUrl,
        timezone: person?.timeZone ?? 'Etc/UTC',
        theme: { colorMode: 'light' },
      },
    };
  }

  /** Calls the resolver of a page as that person, exactly as the page does. */
  async invokeResolver(
    jira: HostedJiraSite,
    installation: Installation,
    call: PageCall,
  ): Promise<PageOutcome> {
    const shown = this.context(jira, installation, call);
    if (shown.kind !== 'shown') return shown;
    const functionKey = this.find(call.module)?.resolver;
    if (functionKey === undefined) return this.noSuchPage(call.module);
    const bytes = Buffer.byteLength(JSON.stringify(call.payload ?? {}));
    if (bytes > INVOCATION.frontEndRequestBytes) {
      const message = `A page may send ${INVOCATION.frontEndRequestBytes} bytes in one call; this has ${bytes}. Send it in parts.`;
      return { kind: 'too-large', message };
    }
    const outcome = await this.options.invoke({
      installation,
      kind: 'page',
      moduleKey: call.module,
      functionKey,
      accountId: call.accountId,
      event: {
        call: { functionKey: call.operation, payload: call.payload ?? {} },
        context: shown.context,
      },
    });
    if (!outcome.ok) return { kind: 'failed', reason: outcome.reason, message: outcome.message };
    return { kind: 'answered', value: outcome.value };
  }

  private find(module: string): ManifestPage | undefined {
    return this.options.manifest.pages.find((page) => page.key === module);
  }

  private noSuchPage(module: string): { kind: 'no-such-page'; message: string } {
    const known = this.options.manifest.pages.map((page) => page.key).join(', ');
    return { kind: 'no-such-page', message: `The app has no page ${module}; it has ${known}.` };
  }
}
