import { allOf } from '../../core/all-of.ts';
import { type Attempt, done } from '../../core/connection/explained.ts';
import type { Store } from '../../core/ports/store.ts';
import { issueUrl } from '../../core/sync/local-issue.ts';
import { type ScriptFailed, scriptFailuresKind } from '../../core/sync/records/script-failures.ts';
import { getConnection } from '../connection/list-connections.ts';
import { rulesInForce } from './publish-rules.ts';

export interface ScriptFailureListed extends Omit<ScriptFailed, 'there'> {
  /** Where people open the work item; absent where the partner's site is not known. */
  readonly url?: string;
}

/** Runs of the scripts in force that failed, the newest first; those of earlier rules are over. */
export async function listScriptFailures(
  ports: { readonly store: Store },
  id: string,
): Promise<Attempt<readonly ScriptFailureListed[]>> {
  const [rules, found, kept] = await allOf([
    rulesInForce(ports, id),
    getConnection(ports, id),
    ports.store.get(scriptFailuresKind, id),
  ]);
  if (!rules.ok) return rules;
  if (!found.ok) return found;
  const { local, peer } = found.value;
  const since = rules.value.version.published?.at ?? 0;
  return done(
    (kept?.newest ?? [])
      .filter(({ at }) => at >= since)
      .map(({ there, ...failed }) => {
        const site = there === true ? peer.siteUrl : local.siteUrl;
        return { ...failed, ...(site === undefined ? {} : { url: issueUrl(site, failed.key) }) };
      }),
  );
}
