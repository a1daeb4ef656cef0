import { type Connection, connectionKind } from '../../core/connection/connection-record.ts';
import { withCompiledQueries } from '../../core/rules/compile-queries.ts';
import { termsHash, termsOf } from '../../core/rules/terms-of.ts';
import { type Version, versionKind, waitingKey } from '../../core/rules/version.ts';
import type { Existing } from '../../core/sync/by-rules.ts';
import { noteAudit } from '../connection/note-audit.ts';
import { changeConnection } from '../connection/write-connection.ts';
import { epochSeconds } from '../twin/mark-twin.ts';
import type { Publishing } from './publish-compiled.ts';
import type { PublishPorts } from './publish-routes.ts';

/** Whether rules let something else cross than those before them. */
export const termsDiffer = (before: Version, after: Version): boolean =>
  termsHash(termsOf(before)) !== termsHash(termsOf(after));

/**
 * Keeps rules back that let something else cross, where either side wants such changes reviewed: they wait for the
 * peer's yes. False: nobody does, and they may be published.
 */
export async function keptForReview(
  ports: PublishPorts,
  id: string,
  version: Version,
  { existing, by }: Publishing,
): Promise<boolean> {
  const connection = await ports.store.get(connectionKind, id);
  const review = connection?.terms?.review;
  if (review?.here !== true && review?.there !== true) return false;
  const published = { at: epochSeconds(ports.clock), existing, ...(by === undefined ? {} : { by }) };
  await ports.store.put(versionKind, waitingKey(id), { ...withCompiledQueries(version), published });
  await noteTerms(ports, id, version, { waits: true, existing });
  return true;
}

/** Notes what this side's rules let cross from now on; the peer has not heard it yet. */
export async function noteTerms(
  ports: PublishPorts,
  id: string,
  version: Version,
  how: { readonly waits: boolean; readonly existing?: Existing },
): Promise<void> {
  const hash = termsHash(termsOf(version));
  const at = epochSeconds(ports.clock);
  await changeConnection(ports, id, (now): Connection => {
    const review = now.terms?.review ?? { here: false, there: false };
    return { ...now, terms: { ...now.terms, review, here: { hash, at, told: false, ...how } } };
  });
  await noteAudit(ports, { connection: id, act: 'consent-changed', side: 'here', about: hash });
}
