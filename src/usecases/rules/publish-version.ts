import type { Attempt } from '../../core/connection/explained.ts';
import { withCompiledQueries } from '../../core/rules/compile-queries.ts';
import type { Version } from '../../core/rules/version.ts';
import { withCompiledScripts } from '../../core/scripting/compile-scripts.ts';
import { type Published, type Publishing, publishCompiled } from './publish-compiled.ts';
import type { PublishPorts } from './publish-routes.ts';

/** Publishes a changed copy of the version in force as the next version, its filter and triggers compiled anew. */
export async function publishVersion(
  ports: PublishPorts,
  id: string,
  change: (version: Version) => Attempt<Version>,
  publishing: Publishing = { existing: 'as-they-change' },
): Promise<Attempt<Published>> {
  return publishCompiled(
    ports,
    id,
    (version) => {
      const changed = change(version);
      return changed.ok ? withCompiledScripts(withCompiledQueries(changed.value)) : changed;
    },
    publishing,
  );
}
