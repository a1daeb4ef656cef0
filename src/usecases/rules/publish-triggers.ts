import { connectionKind } from '../../core/connection/connection-record.ts';
import { type Attempt, done, failed } from '../../core/connection/explained.ts';
import type { Store } from '../../core/ports/store.ts';
import { type VersionTrigger, versionKey, versionKind } from '../../core/rules/version.ts';
import { noSuchConnection } from '../invitation/explain-setup.ts';
import type { PublishPorts } from './publish-routes.ts';
import { publishVersion } from './publish-version.ts';

/** The sync triggers of the version in force. */
export async function listTriggers(
  ports: { store: Store },
  id: string,
): Promise<Attempt<readonly VersionTrigger[]>> {
  const connection = await ports.store.get(connectionKind, id);
  if (!connection) return failed(noSuchConnection(id));
  const version = await ports.store.get(versionKind, versionKey(id, connection.version));
  return done(version?.triggers ?? []);
}

/** Publishes the version in force with other triggers, as the next version. */
export async function publishTriggers(
  ports: PublishPorts,
  id: string,
  change: (triggers: readonly VersionTrigger[]) => Attempt<VersionTrigger[]>,
): Promise<Attempt<readonly VersionTrigger[]>> {
  const published = await publishVersion(ports, id, (version) => {
    const changed = change(version.triggers);
    return changed.ok ? done({ ...version, triggers: changed.value }) : changed;
  });
  return published.ok ? done(published.value.version.triggers) : published;
}
