import { type CompiledRules, compileVersion } from '../../core/rules/compile-version.ts';
import { scriptField } from '../../core/rules/scripted-values.ts';
import { type Existing, inStepAt, isBehind } from '../../core/sync/by-rules.ts';
import type { Twin } from '../../core/sync/records/twin.ts';
import { loadVersion } from '../twin/load-connection.ts';
import { type Context, FIRST, type loadContext } from '../twin/load-context.ts';

/** Rules that were in force before. */
export interface EarlierRules {
  readonly rules: CompiledRules;
  readonly existing: Existing;
}

/** Farther back than so many versions nobody looks: what differs since then counts as an edit. */
const MOST_VERSIONS = 20;

/**
 * The versions from the one by which the peer's values were made up to the last one before that in force, oldest
 * first; none where the twin is in step with the rules. Versions never change, so each is read once.
 */
export async function earlierVersions(
  ports: Parameters<typeof loadContext>[0],
  { connection, published }: Context,
  twin: Twin,
): Promise<readonly EarlierRules[]> {
  const earlier: EarlierRules[] = [];
  let since = published.at;
  for (let n = connection.version - 1; n > 0 && isBehind(twin, since); n -= 1) {
    const version = earlier.length < MOST_VERSIONS ? await loadVersion(ports, connection, n) : undefined;
    if (!version) return [];
    const { at, existing } = version.published ?? FIRST;
    earlier.unshift({ rules: compileVersion(version, scriptField(connection.id, n)), existing });
    since = at === 0 ? Number.NEGATIVE_INFINITY : at;
  }
  return inStepAt(twin) === 0 ? [] : earlier;
}
