import * as z from 'zod';
import type { Surface } from '../../contract/operation.ts';

const reference = z.object({
  id: z.union([z.string(), z.number().transform(String)]).optional(),
  key: z.string().optional(),
});

/**
 * The context that @forge/resolver hands over. `accountId` and `installContext` come from the platform; what
 * `extension` and `siteUrl` say comes from the page, so it names things but proves no right to them.
 */
const resolverContext = z.object({
  accountId: z.string().optional(),
  installContext: z.string().optional(),
  siteUrl: z
    .url({ protocol: /^https?$/ })
    .optional()
    .catch(undefined),
  extension: z
    .object({ project: reference.optional(), issue: reference.optional() })
    .optional()
    .catch(undefined),
});

/** Who asks, and from which page. */
export interface Caller {
  readonly surface: Surface;
  readonly accountId: string | undefined;
  readonly installContext: string | undefined;
  /** Where the page stands, as it says itself: for links that go back to it alone. */
  readonly siteUrl: string | undefined;
  /** Id or key of the page's project. */
  readonly project: string | undefined;
  /** Id or key of the page's issue. */
  readonly issue: string | undefined;
}

export function callerOf(surface: Surface, context: unknown): Caller {
  const parsed = resolverContext.safeParse(context);
  const { accountId, installContext, siteUrl, extension } = parsed.success ? parsed.data : {};
  return {
    surface,
    accountId: accountId === 'unidentified' ? undefined : accountId,
    installContext,
    siteUrl: siteUrl && new URL(siteUrl).origin,
    project: extension?.project?.id ?? extension?.project?.key,
    issue: extension?.issue?.id ?? extension?.issue?.key,
  };
}
